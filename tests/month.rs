//! One month lived through with a clock that is moved: sessions are played to their end, on two continents.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, FixedOffset, Weekday};
use supple::app::command::{Command, LoadedData};
use supple::app::model::Flow;
use supple::app::runner::App;
use supple::clock::{Clock, FakeClock};
use supple::domain::day::{Day, DayBoundary};
use supple::domain::excuse::ExcuseWhy;
use supple::domain::history::Outcome;
use supple::domain::safety::signs::{Answer, ShortQuestion};
use supple::domain::settings::Settings;
use supple::domain::steadiness::{Account, DayStatus, Goal, Rows, WeekStatus, Weekdays};
use supple::testing::Desk;

/// Someone with Supple on a laptop that travels along.
struct Life {
    app: App,
    clock: Arc<FakeClock>,
}

impl Life {
    /// Monday, Wednesday and Friday are aimed for, and days begin at three in the night.
    fn from(start: &str) -> Self {
        let clock = Arc::new(FakeClock::starting_at(DateTime::parse_from_rfc3339(start).unwrap()));
        let goal = Goal::On(Weekdays::of([Weekday::Mon, Weekday::Wed, Weekday::Fri]).unwrap());
        let day_boundary = DayBoundary::from_minutes(180).unwrap();
        let settings = Settings { goal, day_boundary, ..Settings::default() };
        let (app, _) = Desk::app(clock.clone(), settings, LoadedData::default());
        Self { app, clock }
    }

    /// It becomes `local` time, wherever that is.
    fn until(&mut self, local: &str) {
        let local: DateTime<FixedOffset> = DateTime::parse_from_rfc3339(local).unwrap();
        let wait = (local - self.clock.local()).to_std().expect("time goes on");
        self.clock.advance(wait);
        self.clock.travel(*local.offset());
        self.app.poll();
    }

    /// Three quiet minutes then, from the first second to the last; questions that are due are answered with no.
    fn moves_at(&mut self, local: &str) {
        self.until(local);
        self.app.dispatch(Command::Play("stress-reset-3".parse().unwrap()));
        if matches!(self.app.model().flow, Flow::Asking(_)) {
            for question in ShortQuestion::ALL {
                self.app.dispatch(Command::AnswerShort(*question, Answer::No));
            }
            self.app.dispatch(Command::FinishSigns);
        }
        assert!(matches!(self.app.model().flow, Flow::Playing(_)), "{local}: {:?}", self.app.model().flow);
        for _ in 0..600 {
            self.clock.advance(Duration::from_secs(1));
            let _ = self.app.engine();
            self.app.poll();
            if matches!(self.app.model().flow, Flow::Reviewing(_)) {
                break;
            }
        }
        self.app.dispatch(Command::SkipAnswers);
        let record = self.app.model().diary.as_ref().unwrap().history.sessions().next_back().unwrap();
        assert_eq!(record.outcome, Outcome::Completed, "{local}");
    }

    fn account(&self) -> Account<'_> {
        let model = self.app.model();
        model.diary.as_ref().unwrap().account(model.settings, model.today())
    }

    /// Each day from the first of March as a letter.
    fn days(&self) -> String {
        let account = self.account();
        let first: Day = "2027-03-01".parse().unwrap();
        let letter = |day| match account.day(day) {
            DayStatus::Done => 'D',
            DayStatus::Paused => 'p',
            DayStatus::SetAside => 'a',
            DayStatus::Open => 'o',
            DayStatus::Missed => 'm',
            DayStatus::Quiet => '.',
            DayStatus::Ahead => ' ',
            DayStatus::Unknown => '?',
        };
        (0..31).map(|number| letter(first.plus(number))).collect()
    }
}

#[test]
fn one_month_lived_through_reads_as_a_fair_account() {
    let mut life = Life::from("2027-03-01T08:00:00+01:00");
    life.moves_at("2027-03-01T19:00:00+01:00");
    // Past midnight, and still Wednesday.
    life.moves_at("2027-03-04T00:40:00+01:00");
    life.moves_at("2027-03-05T19:00:00+01:00");
    assert_eq!(life.days().trim_end(), "D.D.D");
    life.moves_at("2027-03-08T19:00:00+01:00");
    // On Wednesday to New York, where it is Wednesday still. At home it is half past five on Thursday morning.
    life.moves_at("2027-03-10T23:30:00-05:00");
    assert_eq!(life.days().trim_end(), "D.D.D..D.D");
    life.moves_at("2027-03-12T19:00:00-05:00");
    // America's clocks have gone forward half an hour ago.
    life.moves_at("2027-03-14T03:30:00-04:00");
    assert_eq!(life.days().trim_end(), "D.D.D..D.D.D.D");
    // A flare-up: a week of rest, paused as it begins.
    life.until("2027-03-15T09:00:00-04:00");
    life.app.dispatch(Command::SelectDays("2027-03-15".parse().unwrap(), "2027-03-21".parse().unwrap()));
    life.app.dispatch(Command::Pause(ExcuseWhy::Flare));
    life.moves_at("2027-03-22T19:00:00-04:00");
    // Wednesday the 24th passes without a session.
    life.moves_at("2027-03-26T19:00:00-04:00");
    assert_eq!(life.days().trim_end(), "D.D.D..D.D.D.DpppppppD.m.D");
    life.until("2027-03-28T12:00:00-04:00");
    let week = life.account().week(life.app.model().today());
    assert_eq!((week.done, week.needed, week.status), (2, 3, WeekStatus::Open), "until Sunday is over");
    assert_eq!(life.account().weeks(), Rows { current: 2, longest: 2 });
    // Home again, where the clocks went forward meanwhile: the month was what it was.
    life.until("2027-03-29T12:00:00+02:00");
    life.moves_at("2027-03-29T19:00:00+02:00");
    life.until("2027-03-31T12:00:00+02:00");

    assert_eq!(life.days(), "D.D.D..D.D.D.DpppppppD.m.D..D.o");
    let account = life.account();
    let weeks = ["2027-03-01", "2027-03-08", "2027-03-15", "2027-03-22", "2027-03-29"]
        .map(|first| account.week(first.parse().unwrap()))
        .map(|week| (week.done, week.needed, week.status));
    let (met, covered, missed, open) = (WeekStatus::Met, WeekStatus::Covered, WeekStatus::Missed, WeekStatus::Open);
    assert_eq!(weeks, [(3, 3, met), (4, 3, met), (0, 0, covered), (2, 3, missed), (1, 3, open)]);
    // The pause broke neither row, the Wednesday both; what was before it stays the longest.
    assert_eq!(account.weeks(), Rows { current: 0, longest: 2 });
    assert_eq!(account.days(), Rows { current: 2, longest: 8 });
    // By the formula in a spreadsheet, over the 23 days that are neither paused nor open: 46.66 %.
    assert_eq!(account.score(), 47);
    // Life happened: set aside after the fact, the week asks for as many days as were done.
    life.app.dispatch(Command::SelectDay("2027-03-24".parse().unwrap()));
    life.app.dispatch(Command::Pause(ExcuseWhy::LifeHappens));
    assert_eq!(life.days(), "D.D.D..D.D.D.DpppppppD.a.D..D.o");
    assert_eq!(life.account().weeks(), Rows { current: 3, longest: 3 });
    assert_eq!(life.account().days(), Rows { current: 10, longest: 10 });
}

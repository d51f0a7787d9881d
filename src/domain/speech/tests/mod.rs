use std::sync::Arc;
use std::time::Duration;

use super::voice::{Amount, Rate, Voice};
use super::wording::Wording;
use super::*;
use crate::domain::cue::STOP_LINE;
use crate::domain::draft::{BlockDraft, StepDraft};
use crate::domain::quantity::{Moment, WallTime};
use crate::domain::safety::light::Light;
use crate::domain::samples;
use crate::domain::session::{Session, SessionCommand, SessionEvent};
use crate::domain::side::Side;
use crate::domain::timeline::{LayoutSettings, Timeline};

mod moments;
mod properties;
mod standing;

fn at(millis: u64) -> MonoTime {
    MonoTime::from_origin(Duration::from_millis(millis))
}

/// What words take by estimate, with nothing to spare.
fn bare_length(words: &str) -> Duration {
    Pace::default().length(words).checked_sub(pace::SPARE).unwrap()
}

fn millis(time: MonoTime) -> u64 {
    u64::try_from(time.since(MonoTime::default()).as_micros().div_ceil(1000)).unwrap()
}

/// Something that happened, and when that was noticed.
#[derive(Debug, Clone, Copy)]
struct Noticed {
    event: SessionEvent,
    at: MonoTime,
}

/// What interferes with a session.
#[derive(Debug, Clone, Copy)]
enum Act {
    Tell(SessionCommand),
    /// The machine sleeps for so many seconds.
    Sleep(u32),
}

/// A session with a voice, stepped as an engine would.
#[derive(Clone)]
struct Spoken {
    amount: Amount,
    session: Session,
    prompter: Prompter,
    events: Vec<Noticed>,
    said: Vec<Said>,
    /// Whether each was said to its end.
    whole: Vec<bool>,
    /// When it was told to be silent.
    cuts: Vec<MonoTime>,
    now: u64,
    slept: u64,
    /// How much longer than estimated this voice takes.
    slowness: f32,
    /// Nothing was known of it when it began.
    is_new: bool,
}

impl Spoken {
    fn of(blocks: Vec<BlockDraft>, amount: Amount) -> Self {
        Self::by(1.0, Pace::default(), blocks, amount)
    }

    /// By a voice that is known to be as estimated.
    fn known(blocks: Vec<BlockDraft>, amount: Amount) -> Self {
        Self::by(1.0, Pace::known(Rate::default(), [1.0; 5]), blocks, amount)
    }

    /// By a voice that takes so much longer than estimated, of which `pace` is known.
    fn by(slowness: f32, pace: Pace, blocks: Vec<BlockDraft>, amount: Amount) -> Self {
        let settings = LayoutSettings { get_ready: Duration::from_secs(10), affected: Side::Right };
        let timeline = Arc::new(Timeline::lay_out(&samples::routine(blocks), settings));
        let voice = Voice { amount, ..Voice::default() };
        let is_new = !pace.is_known();
        let mut spoken = Self {
            amount,
            session: Session::new(timeline),
            prompter: Prompter::new(voice, pace, Wording::default()),
            events: Vec::new(),
            said: Vec::new(),
            whole: Vec::new(),
            cuts: Vec::new(),
            now: 0,
            slept: 0,
            slowness,
            is_new,
        };
        spoken.tell(SessionCommand::Start);
        spoken
    }

    fn moment(&self) -> Moment {
        let wall = 1_800_000_000_000 + i64::try_from(self.now + self.slept).unwrap();
        Moment { mono: at(self.now), wall: WallTime::from_unix_millis(wall) }
    }

    fn act(&mut self, act: Act) {
        match act {
            Act::Tell(command) => self.tell(command),
            Act::Sleep(seconds) => {
                self.slept += u64::from(seconds) * 1000;
                self.wake();
            }
        }
    }

    fn tell(&mut self, command: SessionCommand) {
        self.wake();
        let events = self.session.command(command, self.moment());
        let voicing = self.prompter.obey(&self.session, &events);
        self.take_in(&events, voicing);
        self.wake();
    }

    fn take_in(&mut self, events: &[SessionEvent], voicing: Voicing) {
        let now = at(self.now);
        self.events.extend(events.iter().map(|event| Noticed { event: *event, at: now }));
        self.cuts.extend((voicing == Voicing::Cut).then_some(now));
        if voicing == Voicing::Cut
            && let Some((said, whole)) = self.said.last_mut().zip(self.whole.last_mut())
            && said.until > now
        {
            said.until = now;
            *whole = false;
            // Cut before its first sound.
            if said.at == now {
                self.said.pop();
                self.whole.pop();
            }
        }
    }

    fn wake(&mut self) {
        let events = self.session.advance(self.moment());
        let voicing = self.prompter.hear(&self.session, &events);
        self.take_in(&events, voicing);
        let said = self.prompter.speak(&self.session, at(self.now));
        if let Some(said) = said {
            let took = (bare_length(&said.aloud) + pace::STOP).mul_f32(self.slowness);
            self.prompter.learn(&said.aloud, took);
            self.said.push(said);
            self.whole.push(true);
        }
    }

    fn run_until(&mut self, limit: u64) {
        loop {
            let wakes = [self.session.next_wake(), self.prompter.next(&self.session, at(self.now))];
            let Some(wake) = wakes.into_iter().flatten().map(millis).min().filter(|wake| *wake <= limit) else { break };
            self.now = wake.max(self.now + 1);
            self.wake();
        }
        self.now = self.now.max(limit);
        self.wake();
    }

    /// To the end, and some way on.
    fn run_to_end(mut self) -> Self {
        for _ in 0..2_000 {
            if self.session.is_finished() {
                self.run_until(self.now + 60_000);
                return self;
            }
            self.run_until(self.now + 10_000);
            self.tell(SessionCommand::Resume);
            self.tell(SessionCommand::Done);
        }
        panic!("it never ends");
    }

    fn lines(&self) -> Vec<String> {
        self.said.iter().map(|said| format!("{:.1} {}", millis(said.at) as f64 / 1000.0, said.words)).collect()
    }
}

#[test]
fn a_session_can_be_followed_with_eyes_closed() {
    let stretch = StepDraft { cue: Some("Ease into it.".into()), ..samples::hold("stretch", 30.0) };
    let breathe = samples::hold("breathe", 20.0);
    let round = BlockDraft::Group { rounds: 2, blocks: vec![BlockDraft::Step(breathe)] };
    let spoken = Spoken::of(vec![BlockDraft::Step(stretch), round], Amount::NamesAndFirstCue).run_to_end();
    let golden = [
        "0.3 stretch. Left leg.",
        &format!("5.3 {STOP_LINE}"),
        "10.9 Ease into it.",
        "20.3 Halfway.",
        "35.3 Change sides, right leg.",
        "40.3 Ease into it.",
        "55.3 Halfway.",
        "70.8 Rest. Next, breathe. 20 seconds.",
        "74.1 Ease into it.",
        "90.3 Halfway.",
        "100.8 Rest. Last round. Next, breathe. 20 seconds.",
        "105.1 Ease into it.",
        "120.3 Halfway.",
        "131.5 That was all. Take your time.",
    ];
    assert_eq!(spoken.lines(), golden);
}

#[test]
fn off_says_nothing_and_names_say_no_cue() {
    let blocks = || vec![samples::step("stretch"), samples::step("breathe")];
    assert_eq!(Spoken::of(blocks(), Amount::Off).run_to_end().said, []);
    let names = Spoken::of(blocks(), Amount::Names).run_to_end();
    let is_end = |said: &Said| said.words == "That was all. Take your time.";
    let is_cue = |said: &&Said| said.priority > Priority::Safety && !is_end(said);
    assert_eq!(names.said.iter().find(is_cue), None);
    let all = Spoken::of(blocks(), Amount::AllCues).run_to_end();
    assert!(all.lines().iter().any(|line| line.ends_with("Breathe out slowly.")), "{:?}", all.lines());
}

#[test]
fn a_pause_cuts_what_is_said_and_says_again_where_one_is() {
    let mut spoken = Spoken::of(vec![samples::step("stretch")], Amount::Names);
    spoken.run_until(8_000);
    spoken.tell(SessionCommand::Pause);
    spoken.run_until(60_000);
    spoken.tell(SessionCommand::Resume);
    spoken.run_until(70_000);
    let lines = spoken.lines();
    assert_eq!(lines[1], format!("5.3 {STOP_LINE}"));
    assert_eq!(lines[2], "8.0 Paused. Go on when you are ready.");
    assert!(lines.contains(&"63.3 stretch. Left leg. 27 seconds left.".to_owned()), "{lines:?}");
    assert_eq!(
        lines.iter().filter(|line| line.ends_with(STOP_LINE)).count(),
        2,
        "cut short, it is owed again: {lines:?}"
    );
}

#[test]
fn once_it_is_too_much_the_voice_says_so_and_leaves_its_cues() {
    let mut spoken = Spoken::of(vec![samples::step("breathe")], Amount::AllCues);
    spoken.run_until(20_000);
    spoken.tell(SessionCommand::TooMuch);
    spoken.run_until(60_000);
    let lines = spoken.lines();
    assert!(lines.contains(&"20.0 Half the pressure, half the range, half the time.".to_owned()), "{lines:?}");
    assert!(!lines.iter().any(|line| line.ends_with("Breathe out slowly.")), "{lines:?}");
}

#[test]
fn a_cue_of_two_thousand_characters_is_cut_to_what_its_step_leaves() {
    let cue: String = "Breathe out slowly and let the leg be heavy. ".chars().cycle().take(2_000).collect();
    let step = StepDraft { cue: Some(cue), ..samples::hold("breathe", 30.0) };
    let spoken = Spoken::of(vec![BlockDraft::Step(step)], Amount::AllCues).run_to_end();
    let cue = spoken.said.iter().find(|said| said.priority == Priority::Cue).expect("it is said in part");
    assert!(cue.words.ends_with("heavy.") && cue.words.len() > 44, "{}", cue.words);
}

/// The lines that were said at `from` or later.
fn lines_from(spoken: &Spoken, from: u64) -> Vec<String> {
    spoken.lines().split_off(spoken.said.iter().take_while(|said| said.at < at(from)).count())
}

#[test]
fn too_much_stops_a_cue_in_mid_sentence_and_a_name_that_was_cut_comes_after_the_answer() {
    let cue = "Let the leg grow heavy and sink deeper and deeper and deeper with every breath that you take.";
    let step = StepDraft { cue: Some(cue.into()), ..samples::hold("stretch", 30.0) };
    let mut spoken = Spoken::known(vec![BlockDraft::Step(step)], Amount::AllCues);
    // The other side begins: its name, then the cue.
    spoken.run_until(35_500);
    let mut in_name = spoken.clone();
    in_name.tell(SessionCommand::TooMuch);
    in_name.run_until(50_000);
    let answer = "Half the pressure, half the range, half the time.";
    assert_eq!(lines_from(&in_name, 35_500), ["35.5 Half the pressure.", "40.3 Change sides, right leg."]);
    spoken.run_until(42_000);
    assert_eq!(spoken.prompter.speaking().unwrap().words, cue);
    spoken.tell(SessionCommand::TooMuch);
    assert_eq!(spoken.prompter.speaking().unwrap().words, answer);
    spoken.run_until(56_000);
    assert_eq!(lines_from(&spoken, 42_000), [format!("42.0 {answer}")]);
}

#[test]
fn halfway_is_not_told_once_it_is_past() {
    let mut spoken = Spoken::known(vec![BlockDraft::Step(samples::hold("stretch", 20.0))], Amount::NamesAndFirstCue);
    // What is named after the pause takes until well after halfway.
    spoken.run_until(14_500);
    spoken.tell(SessionCommand::Pause);
    spoken.tell(SessionCommand::Resume);
    spoken.run_until(28_000);
    let lines = lines_from(&spoken, 17_000);
    assert!(lines[0].starts_with("18.3 stretch."), "{lines:?}");
    assert!(!lines.iter().any(|line| line.ends_with("Halfway.")), "{lines:?}");
}

#[test]
fn after_a_pause_the_cues_that_are_still_to_come_are_said() {
    let mut spoken = Spoken::known(vec![samples::step("breathe")], Amount::AllCues);
    spoken.run_until(20_000);
    spoken.tell(SessionCommand::Pause);
    spoken.run_until(30_000);
    spoken.tell(SessionCommand::Resume);
    spoken.run_until(60_000);
    assert_eq!(
        lines_from(&spoken, 20_000),
        [
            "20.0 Paused. Go on when you are ready.",
            "33.3 breathe. 45 seconds left.",
            "48.3 Halfway.",
            "49.0 Breathe out slowly."
        ]
    );
}

#[test]
fn a_step_that_begins_anew_tells_again_how_it_begins() {
    let mut spoken = Spoken::known(vec![samples::step("sway"), samples::step("breathe")], Amount::AllCues);
    spoken.run_until(60_000);
    assert_eq!(lines_from(&spoken, 40_000), ["40.9 Ease into it."], "in the rest before it");
    spoken.tell(SessionCommand::Back);
    spoken.run_until(75_000);
    assert_eq!(lines_from(&spoken, 60_000), ["60.3 breathe. 1 minute.", "62.1 Ease into it."]);
}

#[test]
fn how_a_step_begins_is_told_again_where_it_was_cut() {
    let mut spoken = Spoken::known(vec![samples::step("sway"), samples::step("breathe")], Amount::AllCues);
    spoken.run_until(41_000);
    assert_eq!(spoken.prompter.speaking().unwrap().words, "Ease into it.");
    spoken.tell(SessionCommand::Skip);
    spoken.run_until(50_000);
    assert_eq!(lines_from(&spoken, 41_000), ["41.3 Ease into it."]);
}

#[test]
fn going_on_in_a_change_of_sides_or_a_rest_tells_what_it_is() {
    let change = StepDraft { change_over: Some(10.0), ..samples::hold("stretch", 10.0) };
    let steps = vec![BlockDraft::Step(change), BlockDraft::Step(samples::hold("breathe", 20.0))];
    let mut spoken = Spoken::known(steps, Amount::Names);
    for pause in [16_000, 50_000] {
        spoken.run_until(pause);
        spoken.tell(SessionCommand::Pause);
        spoken.run_until(pause + 10_000);
        spoken.tell(SessionCommand::Resume);
        spoken.run_until(pause + 15_000);
    }
    let again = ["29.3 Change sides, right leg.", "63.3 Rest. Next, breathe. 20 seconds."];
    assert!(again.iter().all(|line| spoken.lines().iter().any(|said| said == line)), "{:?}", spoken.lines());
}

#[test]
fn what_is_not_good_pauses_and_nothing_is_said_to_come_next() {
    let steps = vec![samples::step("stretch"), samples::step("breathe")];
    let mut spoken = Spoken::known(steps, Amount::Names);
    spoken.run_until(20_000);
    spoken.tell(SessionCommand::Rate(Light::Red));
    spoken.run_until(90_000);
    let lines = lines_from(&spoken, 20_000);
    assert!(lines.len() == 1 && lines[0].ends_with("Paused. Go on when you are ready."), "{lines:?}");
    spoken.tell(SessionCommand::Resume);
    spoken.run_until(100_000);
    assert_eq!(lines_from(&spoken, 90_000), ["93.3 Rest. Next, breathe. 1 minute."]);
}

#[test]
fn a_step_that_begins_before_its_name_could_be_said_is_not_called_the_next() {
    let sway = StepDraft { rest: Some(3.0), ..samples::hold("sway", 16.0) };
    let breathe = samples::hold("breathe", 20.0);
    let spoken = Spoken::known(vec![BlockDraft::Step(sway), BlockDraft::Step(breathe)], Amount::Names).run_to_end();
    let lines = lines_from(&spoken, 20_000);
    assert_eq!(lines[0], "40.3 breathe. 20 seconds.", "{lines:?}");
}

#[test]
fn a_machine_that_slept_wakes_to_silence() {
    let mut spoken = Spoken::known(vec![samples::step("stretch")], Amount::AllCues);
    spoken.run_until(7_000);
    assert_eq!(spoken.prompter.speaking().unwrap().words, STOP_LINE);
    spoken.act(Act::Sleep(600));
    assert_eq!((spoken.prompter.speaking(), spoken.cuts.last()), (None, Some(&at(7_000))));
    spoken.run_until(20_000);
    assert_eq!(spoken.prompter.speaking(), None);
}

#[test]
fn the_end_is_told_after_its_three_notes_and_then_no_more() {
    let mut spoken = Spoken::known(vec![BlockDraft::Step(samples::hold("breathe", 20.0))], Amount::Names);
    spoken.run_until(26_400);
    assert!(spoken.session.is_finished());
    assert_eq!(lines_from(&spoken, 20_000), [""; 0]);
    spoken.run_until(120_000);
    assert_eq!(lines_from(&spoken, 20_000), ["26.5 That was all. Take your time."]);
    assert_eq!(spoken.prompter.next(&spoken.session, at(spoken.now)), None);
}

#[test]
fn nothing_is_said_after_an_end_that_was_asked_for() {
    let mut spoken = Spoken::known(vec![samples::step("stretch")], Amount::AllCues);
    spoken.run_until(6_000);
    spoken.tell(SessionCommand::Stop);
    spoken.run_until(60_000);
    assert_eq!(lines_from(&spoken, 6_000), [""; 0]);
    assert_eq!(spoken.prompter.next(&spoken.session, at(60_000)), None);
}

#[test]
fn what_a_person_worded_is_said_in_their_words_and_the_rest_as_built_in() {
    let template = |typed: &str| phrase::Template::new(typed).unwrap();
    let mut wording = Wording::default();
    let sentences = phrase::Sentences { full: template("Nun, {side}."), short: template("{side}!") };
    wording.phrasebook.put(phrase::Phrase::Change, sentences);
    wording.own_words.add(pronunciation::Saying::new("nun", "noon").unwrap()).unwrap();
    let settings = LayoutSettings { get_ready: Duration::from_secs(10), affected: Side::Right };
    let timeline = Arc::new(Timeline::lay_out(&samples::routine(vec![samples::step("stretch")]), settings));
    let voice = Voice { amount: Amount::Names, ..Voice::default() };
    let said = rehearse(timeline, Duration::from_mins(1), voice, wording, usize::MAX);
    let names: Vec<&str> =
        said.iter().filter(|said| said.priority == Priority::Name).map(|said| said.words.as_str()).collect();
    assert_eq!(names, ["stretch. Left leg.", "Nun, right leg."]);
    assert!(said.iter().any(|said| said.aloud == "noon, right leg."), "and as they pronounce it");
}

//! How a session stands at a moment, as the properties see it: by what really happened, and by a table of their own.

use super::*;
use crate::domain::exercise::Target;
use crate::domain::history::Outcome;
use crate::domain::session::{What, WhyPaused};
use crate::domain::timeline::{Bout, Mark, SegmentKind};

pub(super) const fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// How long each is worth saying.
pub(super) fn life(priority: Priority) -> Duration {
    match priority {
        Priority::Ease | Priority::Name => seconds(20),
        Priority::Safety => seconds(120),
        Priority::Moment => seconds(3),
        Priority::Cue => seconds(6),
    }
}

/// How a session stands, with what there may be to say.
#[derive(Debug, Clone, Default)]
pub(super) struct Standing {
    pub(super) place: Option<(usize, SegmentKind, usize)>,
    pub(super) is_running: bool,
    pub(super) anchor: MonoTime,
    /// How long the segment had run at the anchor.
    pub(super) ran: Duration,
    pub(super) added: Duration,
    pub(super) eased: Vec<usize>,
    pub(super) is_over: bool,
    /// When it was done to its end.
    pub(super) ends: Option<MonoTime>,
    pub(super) name: Option<MonoTime>,
    pub(super) ease: Option<MonoTime>,
    pub(super) moments: Vec<(&'static str, MonoTime)>,
    /// Since it was not good.
    pub(super) rests: Option<MonoTime>,
}

impl Standing {
    pub(super) fn at(spoken: &Spoken, time: MonoTime) -> Self {
        let mut standing = Self::default();
        for noticed in spoken.events.iter().take_while(|noticed| noticed.at <= time) {
            standing.go_on(noticed.event, &spoken.session.timeline().bouts);
        }
        standing
    }

    fn forget(&mut self) {
        (self.name, self.ease) = (None, None);
        self.moments.clear();
    }

    fn go_on(&mut self, SessionEvent { at, what }: SessionEvent, bouts: &[Bout]) {
        match what {
            What::Started => self.is_running = true,
            What::Entered { segment, kind, bout } => {
                (self.place, self.anchor, self.ran) = (Some((segment, kind, bout)), at, Duration::ZERO);
                self.added = Duration::ZERO;
                self.name = Some(at);
                match kind {
                    SegmentKind::SetRest => self.moments.push(("Rest.", at)),
                    SegmentKind::Work => self.moments.push(("Set ", at)),
                    _ => {}
                }
            }
            What::Marked { mark: Mark::Halfway, kind: SegmentKind::Work, length, .. }
                if length >= Some(seconds(20)) =>
            {
                self.moments.push(("Halfway.", at));
            }
            // By its cue or in a word.
            What::Marked { mark: Mark::Phase(_), .. } => self.moments.push(("", at)),
            What::TimeAdded { .. } => {
                self.added += seconds(15);
                self.moments.push(("15 seconds more.", at));
            }
            What::Rated { light: Light::Red, .. } => self.rests = Some(at),
            What::Resuming => {
                self.forget();
                self.rests = None;
            }
            What::Left { .. } => self.forget(),
            What::EasedOff { bout, .. } => {
                self.forget();
                (self.name, self.ease) = (Some(at), Some(at));
                self.eased.push(bouts[bout].written);
            }
            What::Paused(why) => {
                self.forget();
                if std::mem::take(&mut self.is_running) {
                    self.ran += at.since(self.anchor);
                }
                if why == WhyPaused::Asked {
                    self.moments.push(("Paused.", at));
                }
            }
            What::Resumed { .. } => {
                (self.is_running, self.anchor, self.name) = (true, at, Some(at));
            }
            What::Finished(outcome) => {
                self.forget();
                self.is_over = true;
                self.ends = (outcome == Outcome::Completed).then_some(at);
            }
            _ => {}
        }
    }

    /// From when to when each cue that begins with `words` may begin: in a set whenever it has its time, and where the set waits for
    /// the person not long after its turn; what leads to a cycle, and the first of all others, in the pause before them.
    pub(super) fn spans(&self, spoken: &Spoken, words: &str) -> Vec<(MonoTime, MonoTime)> {
        let Some((segment, kind, bout)) = self.place.filter(|_| self.is_running) else { return vec![] };
        let (this, bout) = (spoken.session.timeline().segments[segment], &spoken.session.timeline().bouts[bout]);
        let is_cycle = matches!(bout.dose.target, Target::Cycle { .. }) && bout.cues.len() >= 3;
        let leads = kind != SegmentKind::Work && segment + 1 == bout.first_work && bout.cues.len() > 1;
        let is_work = kind == SegmentKind::Work;
        if self.eased.contains(&bout.written) || if is_cycle { !leads } else { !is_work && !leads } {
            return vec![];
        }
        let all = if is_work || is_cycle { bout.cues.len() } else { 1 };
        let begun = self.anchor - self.ran;
        let wanted = match spoken.amount {
            Amount::AllCues => usize::MAX,
            Amount::NamesAndFirstCue if this.set == 1 => 1,
            _ => 0,
        };
        let cues = (0..).zip(&bout.cues).take(wanted.min(all)).filter(|(_, cue)| cue.starts_with(words));
        let span = |(number, _): (u32, &String)| match this.length {
            Some(length) => (begun, begun + length + self.added),
            None => (begun + seconds(10) * number, begun + seconds(10) * number + life(Priority::Cue)),
        };
        cues.map(span).collect()
    }
}

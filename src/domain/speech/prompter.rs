//! Decides what is said next, and when.

use std::time::Duration;

use super::pace::Pace;
use super::phrase::{Phrase, Phrasebook};
use super::plain::in_one_breath;
use super::pronunciation::Pronunciation;
use super::quiet::Quiet;
use super::script;
use super::voice::{Amount, Voice};
use super::wording::Wording;
use super::{Priority, Utterance};
use crate::domain::cue::SHORTEST_WITH_HALFWAY;
use crate::domain::history::Outcome;
use crate::domain::quantity::MonoTime;
use crate::domain::safety::light::Light;
use crate::domain::session::{Leave, Session, SessionEvent, What, WhyPaused};
use crate::domain::timeline::{Mark, SegmentKind};

/// How far ahead a [`Prompter`] must know what will sound. Nothing it says takes as long.
pub const FORESIGHT: Duration = Duration::from_secs(20);

/// So many sentences of a voice that was never heard are given half as much room again as estimated. That may cost the time of a
/// step, but not its side.
const FIRST: usize = 2;

/// The line about stopping lets shorter things go first, and covers no phase of a contract-relax cycle, unless it has waited so long.
const PATIENCE: Duration = Duration::from_secs(30);

/// Something that is being said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// How much it weighs.
    pub priority: Priority,
    /// As it is read.
    pub words: String,
    /// As it is said.
    pub aloud: String,
    /// When it began.
    pub at: MonoTime,
    /// When it will be over, by estimate.
    pub until: MonoTime,
    /// When it may begin at the latest. After that it would be in the way of what comes.
    pub latest: MonoTime,
}

/// Listens to a session and says what helps, one thing at a time.
#[derive(Debug, Clone)]
pub struct Prompter {
    amount: Amount,
    pace: Pace,
    book: Phrasebook,
    pronunciation: Pronunciation,
    waiting: Vec<Utterance>,
    /// How many sentences were begun.
    begun: usize,
    speaking: Option<Said>,
    /// A chime has the ear until then.
    hush: MonoTime,
    /// No cue begins before: what goes along with the work has the ear.
    beat: MonoTime,
    segment: usize,
    /// The bout that was named last.
    named: Option<usize>,
    /// The segment of which the first cue was said in the pause before it.
    opened: Option<usize>,
    clock: Clock,
}

/// What becomes of what is being said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voicing {
    /// It goes on.
    GoesOn,
    /// It is to be silent at once.
    Cut,
}

/// Whether time runs, so that cues make sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Clock {
    Running,
    Standing,
}

/// What could be said next.
struct Choice {
    number: usize,
    at: MonoTime,
    said: Said,
}

impl Prompter {
    /// One that has heard nothing yet. Its voice speaks at this `pace`.
    pub fn new(voice: Voice, pace: Pace, wording: Wording) -> Self {
        Self {
            amount: voice.amount,
            pace,
            pronunciation: wording.pronunciation(),
            book: wording.phrasebook,
            waiting: Vec::new(),
            begun: 0,
            speaking: None,
            hush: MonoTime::default(),
            beat: MonoTime::default(),
            segment: 0,
            named: None,
            opened: None,
            clock: Clock::Running,
        }
    }

    /// Takes in what happened in `session` as time went by.
    pub fn hear(&mut self, session: &Session, events: &[SessionEvent]) -> Voicing {
        let is_cut = events.iter().any(|event| matches!(event.what, What::Paused(_)));
        self.hear_after(session, events, if is_cut { Voicing::Cut } else { Voicing::GoesOn })
    }

    /// Takes in what the person made happen. Once that moves the session or was too much, what was said before it no longer holds.
    pub fn obey(&mut self, session: &Session, events: &[SessionEvent]) -> Voicing {
        let cuts = |event: &SessionEvent| match event.what {
            What::Left { .. } | What::Paused(_) | What::Resuming | What::EasedOff { .. } | What::Finished(_) => true,
            What::Started
            | What::Entered { .. }
            | What::Marked { .. }
            | What::TimeAdded { .. }
            | What::Rated { .. }
            | What::SkipOffered { .. }
            | What::ReEntry(_)
            | What::Resumed { .. } => false,
        };
        self.hear_after(session, events, if events.iter().any(cuts) { Voicing::Cut } else { Voicing::GoesOn })
    }

    fn hear_after(&mut self, session: &Session, events: &[SessionEvent], voicing: Voicing) -> Voicing {
        if self.amount == Amount::Off {
            return Voicing::GoesOn;
        }
        if voicing == Voicing::Cut {
            self.interrupt();
        }
        for event in events {
            self.take_in(session, event);
        }
        if let Some(event) = events.iter().find(|event| matches!(event.what, What::Rated { light: Light::Red, .. })) {
            self.rest(session, event.at);
        }
        if let Some(last) = events.last() {
            let quiet = Quiet::around(session.timeline(), events);
            self.hush = self.hush.max(quiet.over(last.at));
            self.beat = quiet.beats_over().unwrap_or(self.beat);
        }
        voicing
    }

    /// Forgets what was said or was to be said. What was not heard of a name, of how a step begins, or of the line about stopping
    /// is owed again.
    fn interrupt(&mut self) {
        let cut = self.speaking.take();
        if cut.as_ref().is_some_and(|cut| cut.priority == Priority::Cue) {
            self.opened = None;
        }
        let is_name = |priority| priority == Priority::Name;
        if self.waiting.iter().map(|waiting| waiting.priority).chain(cut.iter().map(|cut| cut.priority)).any(is_name) {
            self.named = None;
        }
        self.waiting.retain(|waiting| waiting.priority == Priority::Safety);
        if let Some(cut) = cut.filter(|cut| cut.priority == Priority::Safety) {
            self.waiting.extend(script::stop_line(cut.at));
        }
    }

    /// It was not good: one rests now, as long as one likes, and what comes is named once one goes on.
    fn rest(&mut self, session: &Session, at: MonoTime) {
        self.waiting.retain(|waiting| waiting.priority == Priority::Safety);
        self.waiting.extend(script::moment(&self.book, session, self.segment, Phrase::Paused, at));
    }

    /// What is to be said at `now`, `session` having heard everything until then.
    pub fn speak(&mut self, session: &Session, now: MonoTime) -> Option<Said> {
        self.speaking.take_if(|said| said.until <= now);
        self.waiting.retain(|waiting| waiting.until >= now);
        let choice = self.choose(session, now).filter(|choice| choice.at <= now)?;
        let place = session.timeline().segments[self.segment];
        if self.waiting.remove(choice.number).priority == Priority::Cue && place.kind != SegmentKind::Work {
            self.opened = Some(self.segment + 1);
        }
        self.begun += 1;
        self.speaking = Some(choice.said.clone());
        Some(choice.said)
    }

    /// Words said aloud took so long: the next are planned by it.
    pub fn learn(&mut self, aloud: &str, took: Duration) {
        self.pace.learn(aloud, took);
    }

    /// When to ask [`Prompter::speak`] again, if nothing happens before.
    pub fn next(&self, session: &Session, now: MonoTime) -> Option<MonoTime> {
        let over = self.speaking.as_ref().map(|said| said.until);
        // What is due later than can be foreseen is chosen once it is due.
        let due = self.waiting.iter().map(|waiting| waiting.due).filter(|due| *due > now);
        self.choose(session, now).map(|choice| choice.at).into_iter().chain(over).chain(due).min()
    }

    /// What is being said.
    pub fn speaking(&self) -> Option<&Said> {
        self.speaking.as_ref()
    }

    /// The first gap in which something fits, and the weightiest of what fits there.
    ///
    /// It waits for the chime of a rest, which comes half a second after its step is done, unless there would be less time left than
    /// its words need: what comes next is known by the voice alone, and that one rests by the voice as well. The answer to "too much"
    /// waits for nothing.
    fn choose(&self, session: &Session, now: MonoTime) -> Option<Choice> {
        if self.waiting.is_empty() {
            return None;
        }
        let ahead = session.preview(now + FORESIGHT);
        let choice = self.choose_around(session, &ahead, now);
        let tells_rest = |event: &SessionEvent| matches!(event.what, What::Marked { mark: Mark::Rest, .. });
        if !ahead.iter().any(tells_rest) {
            return choice;
        }
        let others: Vec<SessionEvent> = ahead.into_iter().filter(|event| !tells_rest(event)).collect();
        let bold = self.choose_around(session, &others, now);
        let words = |choice: &Option<Choice>| choice.as_ref().map(|choice| choice.said.aloud.clone());
        let waits = |bold: &Choice| bold.said.priority != Priority::Ease;
        if words(&choice) == words(&bold) && bold.as_ref().is_none_or(waits) { choice } else { bold }
    }

    /// The same with nothing ahead but `ahead`.
    fn choose_around(&self, session: &Session, ahead: &[SessionEvent], now: MonoTime) -> Option<Choice> {
        let horizon = now + FORESIGHT;
        let spoken = self.speaking.as_ref().map_or(now, |said| said.until);
        let from = now.max(self.hush).max(spoken);
        let quiet = Quiet::around(session.timeline(), ahead);
        let gaps = quiet.gaps(from, horizon);
        // In a pause the person hears where they are, and no more.
        let is_time = |waiting: &Utterance| self.clock == Clock::Running || waiting.priority != Priority::Safety;
        let mut order: Vec<usize> = (0..self.waiting.len()).filter(|number| is_time(&self.waiting[*number])).collect();
        let lets_go_first = |waiting: &Utterance| waiting.priority == Priority::Safety && now < waiting.due + PATIENCE;
        order.sort_by_key(|number| {
            let waiting = &self.waiting[*number];
            let goes_later = lets_go_first(waiting);
            (if goes_later { Priority::Moment } else { waiting.priority }, goes_later, waiting.due)
        });
        let covers_a_phase =
            |said: &Said| ahead.iter().any(|event| is_phase(event) && (said.at..=said.until).contains(&event.at));
        let is_new = self.begun < FIRST && !self.pace.is_known();
        let options = gaps.iter().flat_map(|gap| order.iter().map(move |number| (gap, *number)));
        options.into_iter().find_map(|(gap, number)| {
            let waiting = &self.waiting[number];
            let at = gap.from.max(waiting.due);
            let at = if waiting.priority == Priority::Cue { quiet.after_a_beat(at.max(self.beat)) } else { at };
            let is_fresh = at <= waiting.until && at < gap.to;
            let room = gap.to.since(at);
            let forms = waiting.forms.iter().enumerate().filter(|_| is_fresh);
            let said = forms.into_iter().find_map(|(form, words)| {
                let is_short_name = waiting.priority == Priority::Name && form > 0;
                let room = if is_new && !is_short_name { room * 2 / 3 } else { room };
                self.in_room(waiting.priority, words, at, room)
            });
            let said = said.filter(|said| !(lets_go_first(waiting) && covers_a_phase(said)))?;
            Some(Choice { number, at, said })
        })
    }

    /// `words` as they are said from `at` on, in full or in one breath.
    fn in_room(&self, priority: Priority, words: &str, at: MonoTime, room: Duration) -> Option<Said> {
        let aloud = self.pronunciation.aloud(words);
        let in_one_breath = in_one_breath(&aloud);
        let fits = |aloud: String| {
            let length = self.pace.length(&aloud);
            Some((aloud, length, room.checked_sub(length)?))
        };
        let (aloud, length, spare) = fits(aloud).or_else(|| fits(in_one_breath))?;
        Some(Said { priority, words: words.to_owned(), aloud, at, until: at + length, latest: at + spare })
    }

    fn take_in(&mut self, session: &Session, event: &SessionEvent) {
        let at = event.at;
        match event.what {
            What::Started => self.waiting.extend(script::stop_line(at)),
            What::Entered { segment, kind, bout } => self.enter(session, segment, kind, bout, at),
            What::Left { how, .. } => {
                self.waiting.retain(|waiting| matches!(waiting.priority, Priority::Name | Priority::Safety));
                if how == Leave::JumpedAway {
                    (self.named, self.opened) = (None, None);
                }
            }
            What::Marked { mark: Mark::Halfway, kind: SegmentKind::Work, length, .. }
                if length >= Some(SHORTEST_WITH_HALFWAY) && self.amount > Amount::Names =>
            {
                self.waiting.extend(script::moment(&self.book, session, self.segment, Phrase::Halfway, at));
            }
            What::Marked { bout, mark: Mark::Phase(phase), .. } => {
                let takes = |words: &str| self.pace.length(&self.pronunciation.aloud(words));
                let amount = if session.is_eased(bout) { Amount::Names } else { self.amount };
                self.waiting.extend(script::phase(&self.book, session, self.segment, phase, at, amount, takes));
            }
            What::EasedOff { .. } => {
                self.waiting.extend(script::ease(&self.book, session, self.segment, at));
                if self.owes_name(session.timeline().segments[self.segment].bout) {
                    self.name(session, at);
                }
            }
            What::Paused(why) => {
                self.clock = Clock::Standing;
                // A machine that wakes wakes to silence.
                if why == WhyPaused::Asked {
                    self.waiting.extend(script::moment(&self.book, session, self.segment, Phrase::Paused, at));
                }
            }
            What::Resumed { .. } => {
                self.clock = Clock::Running;
                let bout = session.timeline().segments[self.segment].bout;
                self.rename(script::name_again(&self.book, session, self.segment, at));
                self.named = Some(bout);
                self.prompt(session, bout, at - session.snapshot().elapsed(at));
            }
            What::TimeAdded { .. } => {
                self.waiting.extend(script::moment(&self.book, session, self.segment, Phrase::MoreTime, at));
            }
            What::Finished(outcome) => {
                self.waiting.clear();
                if outcome == Outcome::Completed {
                    self.waiting.extend(script::end(&self.book, session, self.segment, at));
                }
            }
            What::Marked { .. } | What::Rated { .. } | What::SkipOffered { .. } | What::Resuming | What::ReEntry(_) => {
            }
        }
    }

    fn enter(&mut self, session: &Session, segment: usize, kind: SegmentKind, bout: usize, at: MonoTime) {
        self.segment = segment;
        if self.owes_name(bout) {
            self.name(session, at);
        } else if kind == SegmentKind::SetRest {
            self.waiting.extend(script::moment(&self.book, session, segment, Phrase::SetRest, at));
        } else if kind == SegmentKind::Work && follows_a_set(session, segment) {
            self.waiting.extend(script::moment(&self.book, session, segment, Phrase::Set, at));
        }
        if self.clock == Clock::Running {
            self.prompt(session, bout, at);
        }
    }

    /// The cues of the segment that is on and began at `begun`.
    fn prompt(&mut self, session: &Session, bout: usize, begun: MonoTime) {
        if !session.is_eased(bout) {
            let takes = |words: &str| self.pace.length(&self.pronunciation.aloud(words));
            if self.amount == Amount::AllCues {
                let names = self.waiting.iter_mut().filter(|waiting| waiting.priority == Priority::Name);
                names.for_each(|name| script::make_room(name, session, self.segment, takes));
            }
            let others = self.waiting.iter().map(|waiting| takes(&waiting.forms[0])).sum();
            let told = usize::from(self.opened == Some(self.segment));
            let cues = script::cues(session, self.segment, begun, self.amount, told, others, takes);
            self.waiting.extend(cues);
        }
    }

    /// Whether `bout` was not named yet, or its name still waits.
    fn owes_name(&self, bout: usize) -> bool {
        self.named != Some(bout) || self.waiting.iter().any(|waiting| waiting.priority == Priority::Name)
    }

    /// Names the bout that is on, as its segment asks for.
    fn name(&mut self, session: &Session, at: MonoTime) {
        self.rename(script::name(&self.book, session, self.segment, at));
        self.named = Some(session.timeline().segments[self.segment].bout);
    }

    /// A new name takes the place of the old.
    fn rename(&mut self, name: Option<Utterance>) {
        self.waiting.retain(|waiting| waiting.priority != Priority::Name);
        self.waiting.extend(name);
    }
}

fn is_phase(event: &SessionEvent) -> bool {
    matches!(event.what, What::Marked { mark: Mark::Phase(_), .. })
}

fn follows_a_set(session: &Session, segment: usize) -> bool {
    let before = segment.checked_sub(1).map(|before| session.timeline().segments[before]);
    before.is_some_and(|before| {
        before.kind == SegmentKind::Work && before.bout == session.timeline().segments[segment].bout
    })
}

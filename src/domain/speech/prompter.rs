//! Decides what is said next, and when.

use std::time::Duration;

use super::pace::Pace;
use super::phrase::{Phrase, Phrasebook};
use super::pronunciation::Pronunciation;
use super::quiet::Quiet;
use super::script;
use super::voice::{Amount, Voice};
use super::wording::Wording;
use super::{Priority, Utterance};
use crate::domain::cue::SHORTEST_WITH_HALFWAY;
use crate::domain::quantity::MonoTime;
use crate::domain::session::{Leave, Session, SessionEvent, What, WhyPaused};
use crate::domain::timeline::{Mark, SegmentKind};

/// How far ahead a [`Prompter`] must know what will sound. Nothing it says takes as long.
pub const FORESIGHT: Duration = Duration::from_secs(20);

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
    speaking: Option<Said>,
    /// A chime has the ear until then.
    hush: MonoTime,
    segment: usize,
    /// The bout that was named last.
    named: Option<usize>,
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
    /// One that has heard nothing yet.
    pub fn new(voice: Voice, wording: Wording) -> Self {
        Self {
            amount: voice.amount,
            pace: Pace::of(voice.rate),
            pronunciation: wording.pronunciation(),
            book: wording.phrasebook,
            waiting: Vec::new(),
            speaking: None,
            hush: MonoTime::default(),
            segment: 0,
            named: None,
            clock: Clock::Running,
        }
    }

    /// Takes in what happened in `session` as time went by.
    pub fn hear(&mut self, session: &Session, events: &[SessionEvent]) -> Voicing {
        let is_cut = events.iter().any(|event| matches!(event.what, What::Paused(_)));
        self.hear_after(session, events, if is_cut { Voicing::Cut } else { Voicing::GoesOn })
    }

    /// Takes in what the person made happen. Once that moves the session, what was said before it no longer holds.
    pub fn obey(&mut self, session: &Session, events: &[SessionEvent]) -> Voicing {
        let moves = |event: &SessionEvent| {
            matches!(event.what, What::Left { .. } | What::Paused(_) | What::Resuming | What::Finished(_))
        };
        self.hear_after(session, events, if events.iter().any(moves) { Voicing::Cut } else { Voicing::GoesOn })
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
        if let Some(last) = events.last() {
            self.hush = self.hush.max(Quiet::around(session.timeline(), events).over(last.at));
        }
        voicing
    }

    /// Forgets what was said or was to be said. A name that was not heard is owed again, and so is the line about stopping.
    fn interrupt(&mut self) {
        let cut = self.speaking.take();
        let is_name = |priority| priority == Priority::Name;
        if self.waiting.iter().map(|waiting| waiting.priority).chain(cut.iter().map(|cut| cut.priority)).any(is_name) {
            self.named = None;
        }
        self.waiting.retain(|waiting| waiting.priority == Priority::Safety);
        if let Some(cut) = cut.filter(|cut| cut.priority == Priority::Safety) {
            self.waiting.extend(script::stop_line(cut.at));
        }
    }

    /// What is to be said at `now`, `session` having heard everything until then.
    pub fn speak(&mut self, session: &Session, now: MonoTime) -> Option<Said> {
        self.speaking.take_if(|said| said.until <= now);
        self.waiting.retain(|waiting| waiting.until >= now);
        let choice = self.choose(session, now).filter(|choice| choice.at <= now)?;
        self.waiting.remove(choice.number);
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
    fn choose(&self, session: &Session, now: MonoTime) -> Option<Choice> {
        if self.waiting.is_empty() {
            return None;
        }
        let horizon = now + FORESIGHT;
        let spoken = self.speaking.as_ref().map_or(now, |said| said.until);
        let from = now.max(self.hush).max(spoken);
        let ahead = session.preview(horizon);
        let gaps = Quiet::around(session.timeline(), &ahead).gaps(from, horizon);
        // In a pause the person hears where they are, and no more.
        let is_time = |waiting: &Utterance| self.clock == Clock::Running || waiting.priority != Priority::Safety;
        let mut order: Vec<usize> = (0..self.waiting.len()).filter(|number| is_time(&self.waiting[*number])).collect();
        order.sort_by_key(|number| (self.waiting[*number].priority, self.waiting[*number].due));
        let options = gaps.iter().flat_map(|gap| order.iter().map(move |number| (gap, *number)));
        options.into_iter().find_map(|(gap, number)| {
            let waiting = &self.waiting[number];
            let at = gap.from.max(waiting.due);
            let is_fresh = at <= waiting.until && at < gap.to;
            let room = gap.to.since(at);
            let said =
                waiting.forms.iter().filter(|_| is_fresh).find_map(|words| self.in_room(waiting, words, at, room));
            Some(Choice { number, at, said: said? })
        })
    }

    fn in_room(&self, waiting: &Utterance, words: &str, at: MonoTime, room: Duration) -> Option<Said> {
        let aloud = self.pronunciation.aloud(words);
        let in_one_breath = aloud.replace(", ", " ");
        let fits = |aloud: String| {
            let length = self.pace.length(&aloud);
            Some((aloud, length, room.checked_sub(length)?))
        };
        let (aloud, length, spare) = fits(aloud).or_else(|| fits(in_one_breath))?;
        let (priority, words, until) = (waiting.priority, words.to_owned(), at + length);
        Some(Said { priority, words, aloud, at, until, latest: at + spare })
    }

    fn take_in(&mut self, session: &Session, event: &SessionEvent) {
        let at = event.at;
        match event.what {
            What::Started => self.waiting.extend(script::stop_line(at)),
            What::Entered { segment, kind, bout } => self.enter(session, segment, kind, bout, at),
            What::Left { how, .. } => {
                self.waiting.retain(|waiting| waiting.priority <= Priority::Safety);
                if how == Leave::JumpedAway {
                    self.named = None;
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
                self.waiting.retain(|waiting| waiting.priority != Priority::Cue);
                self.waiting.extend(script::moment(&self.book, session, self.segment, Phrase::EaseOff, at));
            }
            What::Paused(why) => {
                self.clock = Clock::Standing;
                if why == WhyPaused::Asked {
                    self.waiting.extend(script::moment(&self.book, session, self.segment, Phrase::Paused, at));
                }
            }
            What::Resumed => {
                self.clock = Clock::Running;
                let bout = session.timeline().segments[self.segment].bout;
                self.rename(script::name_again(&self.book, session, self.segment, at));
                self.named = Some(bout);
                self.prompt(session, bout, at - session.snapshot().elapsed(at));
            }
            What::TimeAdded { .. } => {
                self.waiting.extend(script::moment(&self.book, session, self.segment, Phrase::MoreTime, at));
            }
            What::Finished(_) => self.waiting.clear(),
            What::Marked { .. } | What::Rated { .. } | What::SkipOffered { .. } | What::Resuming | What::ReEntry(_) => {
            }
        }
    }

    fn enter(&mut self, session: &Session, segment: usize, kind: SegmentKind, bout: usize, at: MonoTime) {
        self.segment = segment;
        if self.named != Some(bout) {
            self.rename(script::name(&self.book, session, segment, at));
            self.named = Some(bout);
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
            let cues = script::cues(session, self.segment, begun, self.amount, others, takes);
            self.waiting.extend(cues);
        }
    }

    /// A new name takes the place of the old.
    fn rename(&mut self, name: Option<Utterance>) {
        self.waiting.retain(|waiting| waiting.priority != Priority::Name);
        self.waiting.extend(name);
    }
}

fn follows_a_set(session: &Session, segment: usize) -> bool {
    let before = segment.checked_sub(1).map(|before| session.timeline().segments[before]);
    before.is_some_and(|before| {
        before.kind == SegmentKind::Work && before.bout == session.timeline().segments[segment].bout
    })
}

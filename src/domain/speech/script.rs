//! What each event gives to say.

use std::time::Duration;

use super::pace::Pace;
use super::phrase::{Phrase, Phrasebook, Turn, Variables, naming};
use super::plain::{self, plain};
use super::quiet::{CHIME, LAST};
use super::voice::Amount;
use super::{Priority, Utterance};
use crate::domain::cue::{STOP_LINE, in_turn};
use crate::domain::quantity::MonoTime;
use crate::domain::session::Session;
use crate::domain::timeline::SegmentKind;

/// How long each is worth saying. To ease off, and a name, is of use well into its step; "halfway" is not a few seconds later.
const fn shelf_life(priority: Priority) -> Duration {
    Duration::from_secs(match priority {
        Priority::Ease | Priority::Name => 20,
        Priority::Safety => 120,
        Priority::Moment => 3,
        Priority::Cue => 6,
    })
}

/// The longest that a cue may speak. Our opinion: nobody follows more on the floor.
const LONGEST_CUE: Duration = Duration::from_secs(12);

pub(super) fn utterance(priority: Priority, due: MonoTime, forms: Vec<String>) -> Option<Utterance> {
    let until = due + shelf_life(priority);
    (!forms.is_empty()).then_some(Utterance { priority, due, until, forms })
}

/// When to stop: said once, early in a session.
pub(super) fn stop_line(at: MonoTime) -> Option<Utterance> {
    utterance(Priority::Safety, at, vec![STOP_LINE.to_owned()])
}

/// The bout of `segment` by its name, for when `segment` begins.
pub(super) fn name(book: &Phrasebook, session: &Session, segment: usize, at: MonoTime) -> Option<Utterance> {
    let timeline = session.timeline();
    let place = timeline.segments[segment];
    let phrase = naming(place.kind, Turn::of(timeline, place.bout));
    utterance(Priority::Name, at, words(book, session, segment, phrase))
}

/// The bout of `segment` once more.
pub(super) fn name_again(book: &Phrasebook, session: &Session, segment: usize, at: MonoTime) -> Option<Utterance> {
    utterance(Priority::Name, at, words(book, session, segment, Phrase::Again))
}

/// Something about `segment` that is of use just now.
pub(super) fn moment(
    book: &Phrasebook,
    session: &Session,
    segment: usize,
    phrase: Phrase,
    at: MonoTime,
) -> Option<Utterance> {
    utterance(Priority::Moment, at, words(book, session, segment, phrase))
}

/// To ease off, in `segment`.
pub(super) fn ease(book: &Phrasebook, session: &Session, segment: usize, at: MonoTime) -> Option<Utterance> {
    utterance(Priority::Ease, at, words(book, session, segment, Phrase::EaseOff))
}

fn words(book: &Phrasebook, session: &Session, segment: usize, phrase: Phrase) -> Vec<String> {
    let timeline = session.timeline();
    let place = timeline.segments[segment];
    let work = timeline.bouts[place.bout].first_work;
    book.forms(phrase, &Variables::of(timeline, place.bout, session.length_of(work), place.set))
}

/// The cues of `segment`, which begins at `at`.
pub(super) fn cues(session: &Session, segment: usize, at: MonoTime, amount: Amount, pace: &Pace) -> Vec<Utterance> {
    let this = session.timeline().segments[segment];
    let wanted = match amount {
        Amount::Off | Amount::Names => return Vec::new(),
        Amount::NamesAndFirstCue if this.set > 1 => return Vec::new(),
        Amount::NamesAndFirstCue => 1,
        Amount::AllCues => usize::MAX,
    };
    if this.kind != SegmentKind::Work {
        return Vec::new();
    }
    let length = session.length_of(segment);
    let bout = &session.timeline().bouts[this.bout];
    let all = in_turn(&bout.cues, length).into_iter().take(wanted);
    all.filter_map(|(after, cue)| {
        let left = length.map_or(LONGEST_CUE, |length| length.saturating_sub(after.max(CHIME) + LAST));
        let forms = plain::forms(&plain(&cue), left.min(LONGEST_CUE), pace);
        utterance(Priority::Cue, at + after, forms)
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_worth_saying_as_long_as_it_is_of_use() {
        for (priority, seconds) in [
            (Priority::Ease, 20),
            (Priority::Name, 20),
            (Priority::Safety, 120),
            (Priority::Moment, 3),
            (Priority::Cue, 6),
        ] {
            let due = MonoTime::from_origin(Duration::from_secs(5));
            let utterance = utterance(priority, due, vec!["Now.".into()]).unwrap();
            assert_eq!(utterance.until.since(due), Duration::from_secs(seconds), "{priority:?}");
        }
    }
}

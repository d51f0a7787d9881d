//! What each event gives to say.

use std::time::Duration;

use super::fitting::{Fitted, Room, Wish, fit};
use super::phrase::{Phrase, Phrasebook, Turn, Variables, naming};
use super::plain::{self, LONGEST_CUE, plain};
use super::quiet::{CHIME, CHORD, LAST};
use super::voice::Amount;
use super::{Priority, Utterance};
use crate::domain::cue::{Cycle, SHORTEST_WITH_HALFWAY, STOP_LINE, in_turn};
use crate::domain::exercise::Target;
use crate::domain::quantity::MonoTime;
use crate::domain::session::Session;
use crate::domain::timeline::{Phase, REST_WAITS, SegmentKind};

/// How long each is worth saying. To ease off, and a name, is of use well into its step; "halfway" is not a few seconds later.
const fn shelf_life(priority: Priority) -> Duration {
    Duration::from_secs(match priority {
        Priority::Ease | Priority::Name => 20,
        Priority::Safety => 120,
        Priority::Moment => 3,
        Priority::Cue => 6,
    })
}

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

/// The bout of `segment` once more, which goes on at `at`: a set by what is left of it, all else as when it began.
pub(super) fn name_again(book: &Phrasebook, session: &Session, segment: usize, at: MonoTime) -> Option<Utterance> {
    let timeline = session.timeline();
    let place = timeline.segments[segment];
    match place.kind {
        SegmentKind::Work | SegmentKind::SetRest => {
            let variables = Variables::of(timeline, place.bout, session.length_of(segment), place.set);
            let tells = place.kind == SegmentKind::Work
                && !matches!(timeline.bouts[place.bout].dose.target, Target::Reps { .. });
            let left = session.length_of(segment).filter(|_| tells);
            let left = left.map_or(Duration::ZERO, |length| length.saturating_sub(session.snapshot().elapsed(at)));
            utterance(Priority::Name, at, book.forms(Phrase::Again, &variables.with_left(left)))
        }
        SegmentKind::GetReady | SegmentKind::ChangeSides | SegmentKind::Rest => name(book, session, segment, at),
    }
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

/// That the session is over, of which `segment` was the last, once its three notes were heard.
pub(super) fn end(book: &Phrasebook, session: &Session, segment: usize, at: MonoTime) -> Option<Utterance> {
    moment(book, session, segment, Phrase::End, at + CHORD)
}

/// To ease off, in `segment`.
pub(super) fn ease(book: &Phrasebook, session: &Session, segment: usize, at: MonoTime) -> Option<Utterance> {
    utterance(Priority::Ease, at, words(book, session, segment, Phrase::EaseOff))
}

/// What a contract-relax cycle has to say before its first phase, if `segment` is the pause in which that is said.
fn lead(session: &Session, segment: usize) -> &[String] {
    let timeline = session.timeline();
    let bout = timeline.bout_of(segment);
    Cycle::of(bout).filter(|_| segment + 1 == bout.first_work).map_or(&[], |cycle| cycle.lead)
}

/// Leaves the time of a step out of its `name` where it takes the time for what leads to a contract-relax cycle: the phases are told.
pub(super) fn make_room(name: &mut Utterance, session: &Session, segment: usize, takes: impl Fn(&str) -> Duration) {
    let needs: Duration = lead(session, segment).iter().map(|cue| takes(&plain(cue))).sum();
    let room = session.length_of(segment).unwrap_or_default().saturating_sub(CHIME + LAST + needs);
    let fits = |form: &String| takes(form) <= room;
    if !needs.is_zero() && !name.forms.first().is_some_and(fits) && name.forms.get(1).is_some_and(fits) {
        name.forms.remove(0);
    }
}

/// The phase of a contract-relax cycle that begins in `segment`: by its cue where one is wanted and there is time, or in a word.
pub(super) fn phase(
    book: &Phrasebook,
    session: &Session,
    segment: usize,
    phase: Phase,
    at: MonoTime,
    amount: Amount,
    takes: impl Fn(&str) -> Duration,
) -> Option<Utterance> {
    let place = session.timeline().segments[segment];
    let bout = &session.timeline().bouts[place.bout];
    let Target::Cycle { contract, relax, .. } = bout.dose.target else { return None };
    let lasts = match phase {
        Phase::Contract => contract.get(),
        Phase::Relax => relax.get(),
        Phase::Hold => session.length_of(segment)?.saturating_sub(contract.get() + relax.get() + LAST),
    };
    let is_wanted = |cycle: &Cycle<'_>| match amount {
        Amount::Off | Amount::Names => false,
        Amount::NamesAndFirstCue => cycle.lead.is_empty() && phase == Phase::Contract && place.set == 1,
        Amount::AllCues => true,
    };
    let cycle = Cycle::of(bout).filter(is_wanted);
    let cue = cycle.and_then(|cycle| cycle.phases.into_iter().find(|(_, which, _)| *which == phase));
    let room = lasts.saturating_sub(CHIME);
    let mut forms = cue.map_or_else(Vec::new, |(_, _, cue)| plain::forms(&plain(cue), room, &takes));
    forms.extend(words(book, session, segment, Phrase::of(phase)).into_iter().filter(|words| takes(words) <= room));
    let told = utterance(Priority::Moment, at, forms)?;
    Some(Utterance { until: told.until.min(at + lasts), ..told })
}

fn words(book: &Phrasebook, session: &Session, segment: usize, phrase: Phrase) -> Vec<String> {
    let timeline = session.timeline();
    let place = timeline.segments[segment];
    let work = timeline.bouts[place.bout].first_work;
    book.forms(phrase, &Variables::of(timeline, place.bout, session.length_of(work), place.set))
}

/// The first of several cues, for the pause before them if there is time for all of it: so one is in position as the step starts.
fn opening(session: &Session, segment: usize) -> Option<&str> {
    let bout = session.timeline().bout_of(segment);
    let opens = segment + 1 == bout.first_work && bout.cues.len() > 1 && Cycle::of(bout).is_none();
    bout.cues.first().filter(|_| opens).map(String::as_str)
}

/// The cues of `segment`, which begins at `at`, but for so many that were `told` before. Other things are said first and take
/// `others`; `takes` tells what words take.
pub(super) fn cues(
    session: &Session,
    segment: usize,
    at: MonoTime,
    amount: Amount,
    told: usize,
    others: Duration,
    takes: impl Fn(&str) -> Duration,
) -> Vec<Utterance> {
    let this = session.timeline().segments[segment];
    let wanted = match amount {
        Amount::Off | Amount::Names => return Vec::new(),
        Amount::NamesAndFirstCue if this.set > 1 => return Vec::new(),
        Amount::NamesAndFirstCue => 1,
        Amount::AllCues => usize::MAX,
    };
    let length = session.length_of(segment);
    let bout = &session.timeline().bouts[this.bout];
    let opening = opening(session, segment);
    let all = match (this.kind, Cycle::of(bout)) {
        (SegmentKind::Work, None) => in_turn(&bout.cues, length),
        (_, Some(_)) => lead(session, segment).iter().map(|cue| (Duration::ZERO, cue.into())).collect(),
        (_, None) => opening.map(|cue| (Duration::ZERO, cue.into())).into_iter().collect(),
    };
    let all = all.into_iter().take(wanted).skip(told);
    let Some(length) = length else {
        let forms = all.map(|(after, cue)| (after, plain::forms(&plain(&cue), LONGEST_CUE, &takes)));
        return forms.filter_map(|(after, forms)| utterance(Priority::Cue, at + after, forms)).collect();
    };
    let half = (this.kind == SegmentKind::Work && length >= SHORTEST_WITH_HALFWAY).then_some(length / 2);
    let room = Room {
        from: if this.kind == SegmentKind::Rest { REST_WAITS + CHIME + others } else { CHIME + others },
        to: length.saturating_sub(LAST),
        taken: half.map(|half| (half, half + CHIME + takes(Phrase::Halfway.full()))),
    };
    let longest = room.to.saturating_sub(room.from).min(LONGEST_CUE);
    let wishes = all.map(|(at, cue)| {
        let whole = plain(&cue);
        let mut forms = plain::forms(&whole, longest, &takes);
        if opening.is_some() {
            forms.retain(|form| *form == whole);
        }
        Wish { at, forms: forms.into_iter().map(|form| (form.clone(), takes(&form))).collect() }
    });
    let fitted = fit(wishes.collect(), room).into_iter().filter_map(|Fitted { due, turn, forms }| {
        let cue = utterance(Priority::Cue, at + due, forms)?;
        Some(Utterance { until: at + turn + shelf_life(Priority::Cue), ..cue })
    });
    fitted.collect()
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

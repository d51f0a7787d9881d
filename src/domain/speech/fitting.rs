//! When the cues of a set are said, so that each has its time: as they show wherever that goes, and earlier where the last ones would
//! come too late. Cues for which there is no time at all are left out from the last on, but those that warn only after the others.

use std::time::Duration;

/// Where cues may be said, after the beginning of a set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// Until then something else is said.
    pub from: Duration,
    /// The end.
    pub to: Duration,
    /// Meanwhile something else is said.
    pub taken: Option<(Duration, Duration)>,
}

/// A cue as it could be said.
#[derive(Debug, Clone)]
pub(super) struct Wish {
    /// When it should come.
    pub at: Duration,
    /// Its forms, from the longest to the shortest, with what each takes.
    pub forms: Vec<(String, Duration)>,
}

/// A cue that has its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fitted {
    /// Not before.
    pub due: Duration,
    /// When it is its turn, what comes before having been said.
    pub turn: Duration,
    /// Those forms that leave the next its time.
    pub forms: Vec<String>,
}

/// Finds each its time. What has no form is left out.
pub(super) fn fit(mut wishes: Vec<Wish>, room: Room) -> Vec<Fitted> {
    wishes.retain(|wish| !wish.forms.is_empty());
    while let Some(last) = wishes.len().checked_sub(1) {
        let (long, short) = (|wish: &Wish| wish.forms[0].1, |wish: &Wish| wish.forms[wish.forms.len() - 1].1);
        if let Some(turns) = room.turns(&wishes, long).or_else(|| room.turns(&wishes, short)) {
            return fitted(wishes, &turns, room);
        }
        let least = wishes.iter().rposition(|wish| !warns(&wish.forms[0].0)).unwrap_or(last);
        wishes.remove(least);
    }
    Vec::new()
}

fn fitted(wishes: Vec<Wish>, turns: &[(Duration, Duration)], room: Room) -> Vec<Fitted> {
    let ends = turns.iter().skip(1).map(|(_, turn)| *turn).chain([room.to]);
    let all = wishes.into_iter().zip(turns).zip(ends).map(|((wish, (due, turn)), end)| {
        let fits = |(words, length): (String, Duration)| (*turn + length <= end).then_some(words);
        Fitted { due: *due, turn: *turn, forms: wish.forms.into_iter().filter_map(fits).collect() }
    });
    all.collect()
}

impl Room {
    /// For each wish when it is due and when its turn is, if all of them have their time.
    fn turns(self, wishes: &[Wish], length: impl Fn(&Wish) -> Duration) -> Option<Vec<(Duration, Duration)>> {
        let mut latest = self.to;
        let mut turns = Vec::with_capacity(wishes.len());
        for wish in wishes.iter().rev() {
            latest = self.before(latest, length(wish))?;
            turns.push((wish.at.min(latest), latest));
        }
        turns.reverse();
        let mut free = self.from;
        for ((due, turn), wish) in turns.iter_mut().zip(wishes) {
            *turn = self.after(free.max(*due), length(wish));
            free = *turn + length(wish);
        }
        (free <= self.to).then_some(turns)
    }

    /// The latest beginning of something so long that is over by `end`.
    fn before(self, end: Duration, length: Duration) -> Option<Duration> {
        let at = end.checked_sub(length)?;
        match self.taken.filter(|taken| collides(at, length, *taken)) {
            Some((begins, _)) => begins.checked_sub(length),
            None => Some(at),
        }
    }

    /// The first beginning of something so long from `at` on.
    fn after(self, at: Duration, length: Duration) -> Duration {
        self.taken.filter(|taken| collides(at, length, *taken)).map_or(at, |(_, ends)| ends)
    }
}

fn collides(at: Duration, length: Duration, (begins, ends): (Duration, Duration)) -> bool {
    at < ends && at + length > begins
}

/// Words that tell when to stop or what to keep from.
const WARNINGS: [&str; 12] = [
    "stop", "stops", "away", "avoid", "never", "pain", "tingling", "tingle", "numb", "numbness", "symptoms", "travels",
];

/// Whether `cue` tells when to stop or what to keep from.
fn warns(cue: &str) -> bool {
    let cue = cue.to_lowercase();
    cue.split(|letter: char| !letter.is_alphanumeric()).any(|word| WARNINGS.contains(&word))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn seconds(seconds: f64) -> Duration {
        Duration::from_secs_f64(seconds)
    }

    fn wish(at: f64, forms: &[(&str, f64)]) -> Wish {
        Wish {
            at: seconds(at),
            forms: forms.iter().map(|(words, length)| ((*words).into(), seconds(*length))).collect(),
        }
    }

    fn told(fitted: &[Fitted]) -> Vec<(f64, &str)> {
        fitted.iter().map(|cue| (cue.turn.as_secs_f64(), cue.forms[0].as_str())).collect()
    }

    const ROOM: Room = Room {
        from: Duration::from_secs(1),
        to: Duration::from_secs(17),
        taken: Some((Duration::from_secs(10), Duration::from_secs(11))),
    };

    #[test]
    fn cues_come_as_they_show_and_the_last_ones_earlier_where_they_would_come_too_late() {
        let four = |last| [0.0, 5.0, 10.0, 15.0].map(|at| wish(at, &[("Easy.", if at > 14.0 { last } else { 2.0 })]));
        assert_eq!(
            told(&fit(four(2.0).into(), ROOM)).iter().map(|(at, _)| *at).collect::<Vec<_>>(),
            [1.0, 5.0, 11.0, 15.0]
        );
        assert_eq!(
            told(&fit(four(5.0).into(), ROOM)).iter().map(|(at, _)| *at).collect::<Vec<_>>(),
            [1.0, 5.0, 8.0, 12.0]
        );
        let due: Vec<_> = fit(four(5.0).into(), ROOM).iter().map(|cue| cue.due.as_secs()).collect();
        assert_eq!(due, [0, 5, 8, 12], "what is said before may be over sooner than expected");
    }

    #[test]
    fn where_time_is_short_cues_are_shortened_and_then_left_out_but_what_warns_last() {
        let two =
            [wish(0.0, &[("Lean in. Hold.", 9.0), ("Lean in.", 3.0)]), wish(4.0, &[("Move away if it travels.", 4.0)])];
        let wide = Room { taken: None, to: seconds(14.0), ..ROOM };
        assert_eq!(told(&fit(two.to_vec(), wide)), [(1.0, "Lean in. Hold."), (10.0, "Move away if it travels.")]);
        let narrow = Room { to: seconds(9.0), ..wide };
        assert_eq!(told(&fit(two.to_vec(), narrow)), [(1.0, "Lean in."), (4.0, "Move away if it travels.")]);
        let tight = Room { to: seconds(6.0), ..wide };
        assert_eq!(told(&fit(two.to_vec(), tight)), [(2.0, "Move away if it travels.")]);
        assert_eq!(fit(two.to_vec(), Room { to: seconds(2.0), ..wide }), []);
        let calm = [wish(0.0, &[("Lean in.", 3.0)]), wish(4.0, &[("Hold.", 3.0)])];
        assert_eq!(told(&fit(calm.to_vec(), tight)), [(1.0, "Lean in.")]);
    }

    proptest! {
        #[test]
        fn no_two_cues_need_the_same_time(
            lengths in prop::collection::vec((100..9_000_u64, 100..9_000_u64), 0..7),
            from in 0..9_000_u64,
            to in 0..60_000_u64,
            half in prop::option::of(0..40_000_u64),
        ) {
            let millis = Duration::from_millis;
            let wishes = lengths.iter().enumerate().map(|(number, (long, short))| Wish {
                at: seconds(5.0) * u32::try_from(number).unwrap(),
                forms: vec![("Long.".into(), millis(*long.max(short))), ("Short.".into(), millis(*long.min(short)))],
            });
            let wishes: Vec<_> = wishes.collect();
            let room = Room { from: millis(from), to: millis(to), taken: half.map(|half| (millis(half), millis(half + 1_000))) };
            let fitted = fit(wishes, room);
            let ends = fitted.iter().skip(1).map(|cue| cue.turn).chain([room.to]);
            let mut before = room.from;
            for (cue, end) in fitted.iter().zip(ends) {
                prop_assert!(cue.turn >= before && cue.due <= cue.turn.max(room.to) && !cue.forms.is_empty());
                prop_assert!(cue.turn <= end);
                before = cue.turn;
            }
        }
    }
}

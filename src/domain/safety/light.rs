//! Green, amber, red: how a step or a session went (clinical notes, section 2.4). The bands are stricter than the
//! pain-monitoring model they come from (Silbernagel 2007) because nerve pain can latch; they are opinion and not validated.

use crate::domain::quantity::PainScore;
use crate::domain::words::words;

words!(
    /// How it went. The later, the stronger.
    Light {
        /// Comfortable: go on.
        Green => "fine",
        /// A bit much: ease off.
        Amber => "a bit much",
        /// Not good: stop this one.
        Red => "not good",
    }
);

words!(
    /// What the leg does during or after a step.
    Leg {
        /// As before.
        Same => "the same",
        /// The feeling draws up towards the back.
        DrawingUp => "moving up towards the back",
        /// A tingle that clears within ten seconds of easing.
        BriefTingle => "a short tingle that cleared",
        /// The feeling spreads further down.
        SpreadingDown => "moving further down the leg",
        /// Numbness that was not there.
        NewNumbness => "new numbness",
        /// Pins and needles that stay.
        StayingTingle => "pins and needles that stay",
        /// The leg is weak.
        Weakness => "weakness",
        /// A cramp with heat in the calf.
        HotCramp => "a hot cramp in the calf",
    }
);

words!(
    /// How far down it goes, nearest first (clinical notes, section 6, distal reach).
    Reach {
        /// Nowhere.
        None => "nowhere",
        /// The back.
        Back => "back",
        /// The buttock.
        Buttock => "buttock",
        /// The thigh.
        Thigh => "thigh",
        /// The calf.
        Calf => "calf",
        /// The foot.
        Foot => "foot",
    }
);

words!(
    /// How the pain is of a kind that a number does not say.
    Quality {
        /// An ache, as muscles have.
        Ache => "an ache",
        /// Sharp or electric.
        Sharp => "sharp or electric",
    }
);

words!(
    /// How long it took to be as before.
    After {
        /// Within half an hour, and no worse next morning.
        SoonOver => "back to the start within half an hour",
        /// It lingered, up to a day.
        Lingered => "it lingered, up to a day",
        /// Worse for more than a day.
        WorseNextDay => "worse for more than a day",
    }
);

/// Pain as it is during a step, against the start of the session: 0 to 10 both.
///
/// From a start of 0 to 3: green up to 1 above it and 4 in all, amber at 2 above or 5 in all, red beyond. From a start of 4 to
/// 6: green no higher than the start, amber 1 above, red from 2 above. From 7 on the gate lets only calm sessions through, and
/// any rise is red.
pub const fn of_pain(start: PainScore, now: PainScore) -> Light {
    let (start, now) = (start.get(), now.get());
    let rise = now.saturating_sub(start);
    match start {
        0..=3 if rise >= 3 || now > 5 => Light::Red,
        0..=3 if rise == 2 || now == 5 => Light::Amber,
        4..=6 if rise >= 2 => Light::Red,
        4..=6 if rise == 1 => Light::Amber,
        7.. if rise > 0 => Light::Red,
        _ => Light::Green,
    }
}

/// What the leg says. Where the feeling is outranks the number: spreading down is red even without a rise.
pub const fn of_leg(leg: Leg) -> Light {
    match leg {
        Leg::Same | Leg::DrawingUp => Light::Green,
        Leg::BriefTingle => Light::Amber,
        Leg::SpreadingDown | Leg::NewNumbness | Leg::StayingTingle | Leg::Weakness | Leg::HotCramp => Light::Red,
    }
}

/// What a change of reach says: further down is red, whatever the number; the same or nearer the back is green.
pub fn of_reach(before: Reach, after: Reach) -> Light {
    if after > before { Light::Red } else { Light::Green }
}

/// What the kind of pain says.
pub const fn of_quality(quality: Quality) -> Light {
    match quality {
        Quality::Ache => Light::Green,
        Quality::Sharp => Light::Red,
    }
}

/// What the time after says.
pub const fn of_after(after: After) -> Light {
    match after {
        After::SoonOver => Light::Green,
        After::Lingered => Light::Amber,
        After::WorseNextDay => Light::Red,
    }
}

/// What is known of a step, or of a session. What is `None` was not said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Signs {
    /// At the start of the session, and now.
    pub pain: Option<(PainScore, PainScore)>,
    /// The leg.
    pub leg: Option<Leg>,
    /// The kind of pain.
    pub quality: Option<Quality>,
    /// The time after.
    pub after: Option<After>,
}

impl Signs {
    /// The strongest light any of them gives; `None` when nothing was said.
    pub fn light(self) -> Option<Light> {
        let pain = self.pain.map(|(start, now)| of_pain(start, now));
        [pain, self.leg.map(of_leg), self.quality.map(of_quality), self.after.map(of_after)].into_iter().flatten().max()
    }
}

/// What a light does to the step it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Response {
    /// Whether it goes on.
    pub step: StepFate,
    /// How long the exercise rests, in hours.
    pub rest_hours: u8,
    /// What is shown, in plain words.
    pub words: &'static str,
}

/// What becomes of the step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StepFate {
    /// It goes on.
    GoesOn,
    /// It goes on, gentler: the easier one, or half of it.
    Eased,
    /// It ends; a resting position is shown.
    Ends,
}

/// What a light does to the step it is about.
pub const fn response(light: Light) -> Response {
    match light {
        Light::Green => Response { step: StepFate::GoesOn, rest_hours: 0, words: "Good. Carry on like this." },
        Light::Amber => Response {
            step: StepFate::Eased,
            rest_hours: 0,
            words: "Half the pressure, half the range, half the time.",
        },
        Light::Red => Response {
            step: StepFate::Ends,
            rest_hours: 48,
            words: "Come off it. Rest on your back with calves on a chair, or on your side. Breathe. \
                    Has the feeling moved down the leg? Any weakness or numbness between the legs?",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pain(start: u8, now: u8) -> Light {
        of_pain(PainScore::new(start).unwrap(), PainScore::new(now).unwrap())
    }

    #[test]
    fn from_a_quiet_start_one_more_is_green_two_more_is_amber_and_three_more_is_red() {
        use Light::{Amber as A, Green as G, Red as R};
        let rows = [
            (0, [G, G, A, R, R, R, R, R, R, R, R]),
            (1, [G, G, G, A, R, R, R, R, R, R, R]),
            (2, [G, G, G, G, A, R, R, R, R, R, R]),
            (3, [G, G, G, G, G, A, R, R, R, R, R]),
        ];
        for (start, lights) in rows {
            for (now, light) in (0..).zip(lights) {
                assert_eq!(pain(start, now), light, "from {start} to {now}");
            }
        }
    }

    #[test]
    fn from_a_start_of_four_to_six_one_more_is_amber_and_two_more_is_red() {
        for start in 4..=6 {
            for now in 0..=10 {
                let expected = match now {
                    now if now <= start => Light::Green,
                    now if now == start + 1 => Light::Amber,
                    _ => Light::Red,
                };
                assert_eq!(pain(start, now), expected, "from {start} to {now}");
            }
        }
    }

    #[test]
    fn on_a_bad_day_any_rise_is_red() {
        for start in 7..=10 {
            for now in 0..=10 {
                let expected = if now > start { Light::Red } else { Light::Green };
                assert_eq!(pain(start, now), expected, "from {start} to {now}");
            }
        }
    }

    #[test]
    fn the_leg_the_kind_of_pain_and_the_time_after_have_the_lights_of_the_table() {
        let legs = [
            (Leg::Same, Light::Green),
            (Leg::DrawingUp, Light::Green),
            (Leg::BriefTingle, Light::Amber),
            (Leg::SpreadingDown, Light::Red),
            (Leg::NewNumbness, Light::Red),
            (Leg::StayingTingle, Light::Red),
            (Leg::Weakness, Light::Red),
            (Leg::HotCramp, Light::Red),
        ];
        assert_eq!(legs.len(), Leg::ALL.len());
        for (leg, light) in legs {
            assert_eq!(of_leg(leg), light, "{leg:?}");
        }
        assert_eq!(
            Quality::ALL.iter().map(|quality| of_quality(*quality)).collect::<Vec<_>>(),
            [Light::Green, Light::Red]
        );
        assert_eq!(
            After::ALL.iter().map(|after| of_after(*after)).collect::<Vec<_>>(),
            [Light::Green, Light::Amber, Light::Red]
        );
    }

    #[test]
    fn spreading_down_is_red_whatever_the_number_says() {
        for start in 0..=10 {
            for now in 0..=10 {
                let pain = Some((PainScore::new(start).unwrap(), PainScore::new(now).unwrap()));
                let signs = Signs { pain, leg: Some(Leg::SpreadingDown), ..Signs::default() };
                assert_eq!(signs.light(), Some(Light::Red));
            }
        }
        assert_eq!(Signs::default().light(), None, "nothing said is not green");
    }

    #[test]
    fn reaching_further_down_than_before_is_red_and_drawing_up_is_green() {
        for (low, before) in Reach::ALL.iter().enumerate() {
            for (high, after) in Reach::ALL.iter().enumerate() {
                let expected = if high > low { Light::Red } else { Light::Green };
                assert_eq!(of_reach(*before, *after), expected, "{before:?} to {after:?}");
            }
        }
    }

    #[test]
    fn green_goes_on_amber_eases_and_red_ends_the_step_and_rests_it_two_days() {
        let fates = Light::ALL.iter().map(|light| (response(*light).step, response(*light).rest_hours));
        let expected = [(StepFate::GoesOn, 0), (StepFate::Eased, 0), (StepFate::Ends, 48)];
        assert_eq!(fates.collect::<Vec<_>>(), expected);
    }
}

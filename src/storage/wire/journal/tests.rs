use proptest::prelude::*;

use super::*;
use crate::domain::journal::samples::entries;
use crate::domain::quantity::PainScore;

proptest! {
    #[test]
    fn any_entry_comes_back_as_it_went_and_stays_on_one_line(entry in entries()) {
        let line = write(&JournalLine::Entry(entry.clone())).unwrap();
        prop_assert!(!line.contains(['\n', '\r']));
        prop_assert_eq!(read(&line).unwrap(), JournalLine::Entry(entry));
    }
}

/// A line as version 1 writes it. It is frozen: what reads it may change, the line may not.
const RELEASED: &str = r#"check_in(head:(id:"c-1",revision:2,at:"2026-11-21T18:30:00Z",offset:"+01:00",day:"2026-11-21",changed:"2026-11-22T07:00:00Z"),said:(pain:(leg:5,reach:calf),marks:[(at:buttock,side:right,score:7),(at:saddle,score:1)],feels:[tingling],worse:[sitting],better:[walking],sitting:20,sleep:4,mood:6,stress:3,note:"Two hours in the car"))"#;

#[test]
fn a_line_of_the_first_version_is_read_and_written_as_ever_and_needs_only_the_quick_way() {
    let read = read(RELEASED).unwrap();
    assert_eq!(write(&read).unwrap(), RELEASED);
    assert!(quick::read::<LineV1<'_>>(RELEASED).is_ok());
    let JournalLine::Entry(Entry { what: Noted::CheckIn(said), .. }) = read else { panic!() };
    assert_eq!(said.factors.len(), 2);
    let deleted = JournalLine::Deleted { id: "c-1".parse().unwrap(), revision: 3 };
    assert_eq!(super::read(&write(&deleted).unwrap()).unwrap(), deleted);
}

/// Answers for a week as they were written before pain of the week was asked for.
const WEEK_BEFORE: &str = r#"week(head:(id:"w-1",revision:1,at:"2026-11-21T08:00:00Z",offset:"+01:00",day:"2026-11-21"),said:(leg_pain:3,sitting:30,change:little_better))"#;

#[test]
fn answers_from_before_pain_of_the_week_was_asked_for_are_read_and_written_as_they_were() {
    let before = read(WEEK_BEFORE).unwrap();
    assert_eq!(write(&before).unwrap(), WEEK_BEFORE);
    let pain = "said:(leg:(now:3,worst:7,average:4),back:(worst:2),leg_pain:3";
    let line = WEEK_BEFORE.replace("said:(leg_pain:3", pain);
    let JournalLine::Entry(Entry { what: Noted::Week(said), .. }) = read(&line).unwrap() else { panic!() };
    assert_eq!(said.leg.worst.map(PainScore::get), Some(7));
    assert_eq!((said.back.now, said.back.worst.map(PainScore::get)), (None, Some(2)), "nothing said is not zero");
    assert_eq!(write(&read(&line).unwrap()).unwrap(), line);
    assert!(quick::read::<LineV1<'_>>(&line).is_ok());
    let error = read(&line.replace("worst:7", "worst:11")).unwrap_err();
    assert!(error.contains("11 is not a score from 0 to 10"), "{error}");
}

#[test]
fn what_is_out_of_range_is_an_error_and_not_a_guess() {
    for (good, bad, why) in [
        ("score:7", "score:11", "above 10"),
        ("sitting:20", "sitting:9000", "a number of minutes"),
        ("sleep:4", "sleep:11", "a rating from 0 to 10"),
        ("side:right,score", "score", "lacks its side"),
        ("at:saddle,", "at:saddle,side:left,", "on neither side"),
        ("better:[walking]", "better:[sitting]", "both worse and better"),
        ("2026-11-21T", "2026-13-21T", "is not a time"),
        ("feels:[tingling]", "feels:[hunger]", "hunger"),
    ] {
        assert!(RELEASED.contains(good), "{good}");
        let error = read(&RELEASED.replace(good, bad)).unwrap_err();
        assert!(error.contains(why), "{error}");
    }
}

//! A plan of one's own is followed, and still is after a restart.

use std::fs;

use super::desk::Desk;

/// The same on every day, whichever it is.
const PLAN: &str = r#"(
    format: "supple-plan",
    version: 1,
    body: (
        id: "mine",
        title: "My own",
        phases: [(title: "Always", goal: 7, days: (
            mon: ["desk-break"], tue: ["desk-break"], wed: ["desk-break"], thu: ["desk-break"], fri: ["desk-break"],
            sat: ["desk-break"], sun: ["desk-break"],
        ))],
    ),
)"#;

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_plan_file_of_ones_own_is_followed_over_a_restart() {
    let desk = Desk::new();
    fs::create_dir_all(desk.data().join("plans")).unwrap();
    fs::write(desk.data().join("plans/mine.ron"), PLAN).unwrap();
    fs::write(desk.data().join("plans/newer.ron"), PLAN.replace("version: 1", "version: 2")).unwrap();
    let app = desk.open();
    let mut reader = app.reader();
    reader.text("written by a newer Supple (version 2");
    reader.press("See the plans");
    reader.press("Follow My own");
    reader.text("Phase 1 of 1");
    app.key("ctrl+1");
    reader.text("Week 1 of My own");
    reader.press("Skip today");
    reader.text("“Chair break” is skipped.");
    assert!(app.close().0.success());
    let files = fs::read_dir(desk.data()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    // Not the copy of the save before.
    let ours = files.filter(|name| name.starts_with("plan.") && name.split('.').count() == 3);
    let kept: Vec<String> = ours.map(|name| fs::read_to_string(desk.data().join(name)).unwrap()).collect();
    assert!(kept.len() == 1 && kept[0].contains("plan: \"mine\"") && kept[0].contains("skipped("), "{kept:?}");

    let app = desk.open();
    let mut reader = app.reader();
    reader.text("Week 1 of My own");
    reader.press("Take that back");
    reader.text("Planned for today");
    assert!(app.close().0.success());
}

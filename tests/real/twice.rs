//! Two starts on one folder.

use super::app::watch;
use super::desk::Desk;
use super::lines::run;

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn a_second_start_says_so_ends_and_brings_the_first_to_the_front() {
    let desk = Desk::new();
    let app = desk.open();
    app.minimise();
    let (_watch, mut active) = watch(&["-root"], "_NET_ACTIVE_WINDOW");
    let in_front = format!("{:#x}", app.window());
    assert!(!active.next().contains(&in_front));
    let second = desk.supple(&[]).output().unwrap();
    let said = String::from_utf8(second.stderr).unwrap();
    assert!(said.contains("already open") && said.contains(desk.data().to_str().unwrap()), "{said}");
    assert_eq!(second.status.code(), Some(0), "the app is in front, as was asked");
    while !active.next().contains(&in_front) {}
    app.until_shown();
    assert_eq!(run(&mut desk.supple(&["history"])).lines().count(), 1, "looking at the history needs no turn");
}

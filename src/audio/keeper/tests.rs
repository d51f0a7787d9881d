use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::*;
use crate::domain::sounding::{Ambience, DeviceName};

/// Devices that can be there or not, and what their streams were told.
#[derive(Clone, Default)]
struct Desk {
    present: Rc<Cell<bool>>,
    headset: Rc<Cell<bool>>,
    on: Rc<Cell<Output>>,
    tries: Rc<Cell<u32>>,
    id: Rc<Cell<StreamId>>,
    open: Rc<Cell<u32>>,
    told: Rc<RefCell<Vec<FeedOrder>>>,
}

impl Opener for Desk {
    type Stream = Wire;
    fn open(&mut self, id: StreamId, output: Output, _voicing: Voicing) -> Option<Wire> {
        self.tries.set(self.tries.get() + 1);
        let is_there = match output {
            Output::SystemDefault => self.present.get(),
            Output::Named(_) => self.headset.get(),
        };
        is_there.then(|| {
            self.id.set(id);
            self.on.set(output);
            self.open.set(self.open.get() + 1);
            Wire(self.clone())
        })
    }
}

struct Wire(Desk);

impl Stream for Wire {
    fn send(&self, order: FeedOrder) {
        self.0.told.borrow_mut().push(order);
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.0.open.set(self.0.open.get() - 1);
    }
}

fn keeper(present: bool) -> (Desk, Keeper<Desk>) {
    let desk = Desk::default();
    desk.present.set(present);
    (desk.clone(), Keeper::new(desk))
}

fn at(millis: u64) -> MonoTime {
    MonoTime::from_origin(Duration::from_millis(millis))
}

/// Wakes the keeper whenever it asks, up to `until`, and returns the moments.
fn sleep(keeper: &mut Keeper<Desk>, until: MonoTime) -> Vec<u64> {
    let mut woken = Vec::new();
    while let Some(now) = keeper.wake_at().filter(|&now| now <= until) {
        woken.push(u64::try_from(now.since(MonoTime::default()).as_millis()).unwrap());
        keeper.wake(now);
    }
    woken
}

#[test]
fn without_a_device_it_looks_again_ever_more_rarely_and_sleeps_between() {
    let (desk, mut keeper) = keeper(false);
    keeper.obey(Order::Open, at(0));
    assert_eq!(keeper.status(), AudioStatus::NoDevice);
    assert_eq!(sleep(&mut keeper, at(120_000)), [1000, 3000, 7000, 15_000, 31_000, 61_000, 91_000]);
    desk.present.set(true);
    sleep(&mut keeper, at(121_000));
    assert_eq!(keeper.status(), AudioStatus::Playing);
    assert_eq!(keeper.wake_at(), None);
}

#[test]
fn no_device_is_sought_when_no_session_runs() {
    let (desk, mut keeper) = keeper(false);
    keeper.obey(Order::Play(Chime::Start, at(0)), at(0));
    keeper.obey(Order::Volume(None), at(0));
    keeper.obey(Order::Open, at(0));
    keeper.obey(Order::Close, at(10));
    assert_eq!((keeper.status(), keeper.wake_at(), desk.tries.get()), (AudioStatus::Idle, None, 1));
}

#[test]
fn closing_waits_until_the_last_chime_has_rung_out() {
    let (desk, mut keeper) = keeper(true);
    keeper.obey(Order::Open, at(0));
    keeper.obey(Order::Play(Chime::Finished, at(10_000)), at(9_700));
    keeper.obey(Order::Close, at(9_800));
    let end = at(10_000) + bank::length(Chime::Finished);
    sleep(&mut keeper, end);
    assert_eq!(desk.open.get(), 1);
    sleep(&mut keeper, end + Duration::from_secs(1));
    assert_eq!((desk.open.get(), keeper.status()), (0, AudioStatus::Idle));
}

#[test]
fn closing_waits_until_ambience_has_faded_out_and_mute_keeps_what_it_was() {
    let (desk, mut keeper) = keeper(true);
    keeper.obey(Order::Open, at(0));
    let pad = Backdrop { ambience: Ambience::Pad, volume: Volume::MAX, until: Some(at(5000)) };
    keeper.obey(Order::Backdrop(pad), at(0));
    keeper.obey(Order::Close, at(0));
    sleep(&mut keeper, at(7000));
    assert_eq!(desk.open.get(), 1);
    keeper.obey(Order::Volume(None), at(7000));
    keeper.obey(Order::Volume(Some(Volume::MAX)), at(7000));
    let told = desk.told.borrow();
    let gains: Vec<f32> = told
        .iter()
        .filter_map(|order| match order {
            FeedOrder::Backdrop(backdrop, gain) if *backdrop == pad => Some(*gain),
            _ => None,
        })
        .collect();
    assert_eq!(gains, [1.0, 0.0, 1.0]);
    drop(told);
    sleep(&mut keeper, at(8000));
    assert_eq!(desk.open.get(), 0);
}

#[test]
fn a_session_that_begins_while_closing_keeps_the_stream() {
    let (desk, mut keeper) = keeper(true);
    keeper.obey(Order::Open, at(0));
    keeper.obey(Order::Close, at(1000));
    keeper.obey(Order::Open, at(2000));
    assert!(sleep(&mut keeper, at(60_000)).is_empty());
    assert_eq!((desk.open.get(), desk.tries.get()), (1, 1));
}

#[test]
fn a_lost_stream_is_dropped_at_once_and_reopened_with_what_is_still_to_come() {
    let (desk, mut keeper) = keeper(true);
    keeper.obey(Order::Open, at(0));
    for due in [20_000, 20_700, 23_000] {
        keeper.obey(Order::Play(Chime::Countdown, at(due)), at(19_900));
    }
    keeper.obey(Order::Lost(desk.id.get()), at(20_100));
    assert_eq!((desk.open.get(), keeper.status()), (0, AudioStatus::NoDevice));
    desk.told.borrow_mut().clear();
    assert_eq!(sleep(&mut keeper, at(60_000)), [21_100]);
    let due = [at(20_700), at(23_000)].map(|due| FeedOrder::Play(Chime::Countdown, due));
    assert_eq!(*desk.told.borrow(), due);
}

#[test]
fn chimes_half_a_second_old_are_not_caught_up_on() {
    let (desk, mut keeper) = keeper(false);
    keeper.obey(Order::Open, at(0));
    keeper.obey(Order::Play(Chime::Start, at(400)), at(100));
    keeper.obey(Order::Play(Chime::Rest, at(600)), at(300));
    desk.present.set(true);
    sleep(&mut keeper, at(1000));
    assert_eq!(*desk.told.borrow(), [FeedOrder::Play(Chime::Rest, at(600))]);
}

#[test]
fn complaints_of_an_earlier_stream_are_ignored() {
    let (desk, mut keeper) = keeper(true);
    keeper.obey(Order::Open, at(0));
    let first = desk.id.get();
    keeper.obey(Order::Lost(first), at(100));
    sleep(&mut keeper, at(2000));
    keeper.obey(Order::Lost(first), at(2100));
    assert_eq!((desk.open.get(), keeper.status()), (1, AudioStatus::Playing));
}

#[test]
fn a_device_that_keeps_failing_is_tried_ever_more_rarely() {
    let (desk, mut keeper) = keeper(true);
    keeper.obey(Order::Open, at(0));
    let mut pauses = Vec::new();
    let mut now = at(0);
    for _ in 0..4 {
        keeper.obey(Order::Lost(desk.id.get()), now);
        let next = keeper.wake_at().unwrap();
        pauses.push(next.since(now).as_secs());
        keeper.wake(next);
        now = next + Duration::from_millis(50);
    }
    assert_eq!(pauses, [1, 2, 4, 8]);
}

fn headset() -> DeviceName {
    "Headset".parse().unwrap()
}

#[test]
fn a_chosen_device_that_is_not_there_is_stood_in_for_until_it_is_and_that_is_told() {
    let (desk, mut keeper) = keeper(true);
    keeper.obey(Order::Output(Output::Named(headset())), at(0));
    assert_eq!((keeper.news(), desk.tries.get()), (None, 0), "nothing is opened for a choice");
    keeper.obey(Order::Open, at(0));
    assert_eq!((desk.on.get(), keeper.news()), (Output::SystemDefault, Some(OutputNews::Missing(headset()))));
    assert_eq!(keeper.status(), AudioStatus::Playing);
    assert_eq!(sleep(&mut keeper, at(12_000)), [5000, 10_000]);
    assert_eq!((desk.on.get(), desk.open.get()), (Output::SystemDefault, 1), "what plays is let be");
    desk.headset.set(true);
    keeper.obey(Order::Play(Chime::Countdown, at(16_000)), at(14_900));
    desk.told.borrow_mut().clear();
    assert_eq!(sleep(&mut keeper, at(60_000)), [15_000]);
    assert_eq!((desk.on.get(), keeper.news()), (Output::Named(headset()), Some(OutputNews::There(headset()))));
    assert_eq!(desk.open.get(), 1);
    assert_eq!(*desk.told.borrow(), [FeedOrder::Play(Chime::Countdown, at(16_000))]);
}

#[test]
fn a_chosen_device_that_goes_is_stood_in_for_and_comes_back() {
    let (desk, mut keeper) = keeper(true);
    desk.headset.set(true);
    keeper.obey(Order::Output(Output::Named(headset())), at(0));
    keeper.obey(Order::Open, at(0));
    assert_eq!(keeper.wake_at(), None);
    desk.headset.set(false);
    keeper.obey(Order::Lost(desk.id.get()), at(20_000));
    sleep(&mut keeper, at(22_000));
    assert_eq!((desk.on.get(), keeper.news()), (Output::SystemDefault, Some(OutputNews::Missing(headset()))));
    desk.headset.set(true);
    sleep(&mut keeper, at(30_000));
    assert_eq!((desk.on.get(), desk.open.get()), (Output::Named(headset()), 1));
}

#[test]
fn another_choice_takes_effect_at_once_and_one_that_stays_changes_nothing() {
    let (desk, mut keeper) = keeper(true);
    desk.headset.set(true);
    keeper.obey(Order::Open, at(0));
    keeper.obey(Order::Output(Output::SystemDefault), at(10));
    assert_eq!(desk.tries.get(), 1);
    keeper.obey(Order::Close, at(1000));
    keeper.obey(Order::Output(Output::Named(headset())), at(1010));
    assert_eq!((desk.on.get(), desk.open.get()), (Output::Named(headset()), 1));
    sleep(&mut keeper, at(60_000));
    assert_eq!((desk.open.get(), keeper.status()), (0, AudioStatus::Idle), "it still closes");
}

#[test]
fn without_any_device_a_chosen_one_is_looked_for_as_any_is() {
    let (desk, mut keeper) = keeper(false);
    keeper.obey(Order::Output(Output::Named(headset())), at(0));
    keeper.obey(Order::Open, at(0));
    assert_eq!((keeper.status(), keeper.news()), (AudioStatus::NoDevice, None));
    desk.headset.set(true);
    sleep(&mut keeper, at(2000));
    assert_eq!(desk.on.get(), Output::Named(headset()));
}

#[test]
fn a_device_that_another_program_holds_is_tried_until_it_is_free_and_chimes_of_meanwhile_are_left_out() {
    let (desk, mut keeper) = keeper(true);
    keeper.obey(Order::Open, at(0));
    // Taken from us, then busy whenever it is tried.
    desk.present.set(false);
    keeper.obey(Order::Lost(desk.id.get()), at(11_000));
    assert_eq!(sleep(&mut keeper, at(14_000)), [12_000, 14_000]);
    assert_eq!((desk.open.get(), keeper.status()), (0, AudioStatus::NoDevice));
    for due in [15_000, 17_900] {
        keeper.obey(Order::Play(Chime::Countdown, at(due)), at(due - 300));
    }
    desk.present.set(true);
    desk.told.borrow_mut().clear();
    assert_eq!(sleep(&mut keeper, at(60_000)), [18_000]);
    assert_eq!(keeper.status(), AudioStatus::Playing);
    assert_eq!(*desk.told.borrow(), [FeedOrder::Play(Chime::Countdown, at(17_900))]);
}

#[test]
fn what_was_cancelled_does_not_come_back_with_a_new_stream() {
    let (desk, mut keeper) = keeper(true);
    keeper.obey(Order::Open, at(0));
    keeper.obey(Order::Play(Chime::Start, at(5000)), at(0));
    keeper.obey(Order::Lost(desk.id.get()), at(100));
    keeper.obey(Order::Cancel(Cancelled::ToCome), at(200));
    desk.told.borrow_mut().clear();
    sleep(&mut keeper, at(10_000));
    assert!(desk.told.borrow().is_empty());
}

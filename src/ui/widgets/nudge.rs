//! Keys and screen-reader requests that move a value, shared by everything that has one.

use egui::{
    Event, EventFilter, Key, Response, Ui,
    accesskit::{Action, ActionData},
};

/// What a person asks of a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Nudge {
    /// So many steps up (or down, when negative).
    By(f32),
    /// To the least value.
    Least,
    /// To the greatest value.
    Most,
    /// To this value.
    To(f32),
}

/// Reads the arrow keys, Page Up and Down, Home, End and assistive requests meant for `response`;
/// keeps the arrows from moving the focus away.
pub(super) fn read(ui: &Ui, response: &Response) -> Vec<Nudge> {
    let id = response.id;
    let mut nudges = Vec::new();
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        nudges.extend(ui.input(|input| input.events.iter().filter_map(key).collect::<Vec<_>>()));
    }
    ui.input(|input| {
        nudges.extend(input.accesskit_action_requests(id, Action::Increment).map(|_| Nudge::By(1.0)));
        nudges.extend(input.accesskit_action_requests(id, Action::Decrement).map(|_| Nudge::By(-1.0)));
        nudges.extend(input.accesskit_action_requests(id, Action::SetValue).filter_map(|request| match request.data {
            Some(ActionData::NumericValue(value)) => Some(Nudge::To(value as f32)),
            _ => None,
        }));
    });
    nudges
}

fn key(event: &Event) -> Option<Nudge> {
    let Event::Key { key, pressed: true, modifiers, .. } = event else { return None };
    if modifiers.any() {
        return None;
    }
    match key {
        Key::ArrowRight | Key::ArrowUp => Some(Nudge::By(1.0)),
        Key::ArrowLeft | Key::ArrowDown => Some(Nudge::By(-1.0)),
        Key::PageUp => Some(Nudge::By(5.0)),
        Key::PageDown => Some(Nudge::By(-5.0)),
        Key::Home => Some(Nudge::Least),
        Key::End => Some(Nudge::Most),
        _ => None,
    }
}

/// Digits this close behind each other are one number, in seconds.
const CLOSE: f64 = 1.5;

/// The number that is typed: a digit, or several close behind each other where that is no more than `most`. A 10 must not
/// end as a 0.
pub(super) fn typed(ui: &Ui, response: &Response, most: u8) -> Option<u8> {
    if !response.has_focus() {
        return None;
    }
    let id = response.id.with("typed");
    let (now, digits) = ui.input(|input| (input.time, input.events.iter().filter_map(digit).collect::<Vec<u8>>()));
    let mut number = None;
    for digit in digits {
        let before = ui.data(|data| data.get_temp::<(u8, f64)>(id)).filter(|(_, at)| now - at < CLOSE);
        let longer = before.and_then(|(before, _)| before.checked_mul(10)?.checked_add(digit));
        if let Some(said) = longer.into_iter().chain([digit]).find(|said| *said <= most) {
            ui.data_mut(|data| data.insert_temp(id, (said, now)));
            number = Some(said);
        }
    }
    number
}

/// Whether the number is taken back, by Backspace or Delete.
pub(super) fn is_taken_back(ui: &Ui, response: &Response) -> bool {
    response.has_focus() && ui.input(|input| input.key_pressed(Key::Backspace) || input.key_pressed(Key::Delete))
}

fn digit(event: &Event) -> Option<u8> {
    let Event::Text(text) = event else { return None };
    text.parse().ok().filter(|digit| *digit <= 9)
}

/// Tells assistive technology the range of a value and that it can be moved.
pub(super) fn declare(ui: &Ui, response: &Response, least: f32, most: f32, step: f32) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_min_numeric_value(f64::from(least));
        node.set_max_numeric_value(f64::from(most));
        node.set_numeric_value_step(f64::from(step));
        node.add_action(Action::SetValue);
        node.add_action(Action::Increment);
        node.add_action(Action::Decrement);
    });
}

/// Where `nudges` bring `value`, in steps of `step` and within the range.
pub(super) fn apply(nudges: &[Nudge], value: f32, least: f32, most: f32, step: f32) -> f32 {
    nudges.iter().fold(value, |value, nudge| {
        let wanted = match *nudge {
            Nudge::By(steps) => value + steps * step,
            Nudge::Least => least,
            Nudge::Most => most,
            Nudge::To(wanted) => wanted,
        };
        (((wanted - least) / step).round() * step + least).clamp(least, most)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nudges_stay_on_the_steps_and_within_the_range() {
        let go = |nudges: &[Nudge]| apply(nudges, 20.0, 0.0, 100.0, 5.0);
        assert!((go(&[Nudge::By(1.0)]) - 25.0).abs() < 1e-4);
        assert!((go(&[Nudge::By(-9.0)])).abs() < 1e-4);
        assert!((go(&[Nudge::To(42.0)]) - 40.0).abs() < 1e-4);
        assert!((go(&[Nudge::Most, Nudge::By(-1.0)]) - 95.0).abs() < 1e-4);
        assert!((go(&[Nudge::Least])).abs() < 1e-4);
    }
}

//! Every key, in one table. The keyboard and the sheet of keys both read it.

use egui::{Context, Event, InputState, Key, Modifiers};

use super::screens::blocks_id;
use crate::app::command::Command;
use crate::app::craft::{CraftEdit, Leaving};
use crate::app::editor::Asked;
use crate::app::editor::edit::{Edit, Picking, Way};
use crate::app::effect::WindowMode;
use crate::app::model::{Flow, Help, KeySheet, Model, Question, Reading, Route};
use crate::app::view::player::{MainAction, PlayerView};
use crate::domain::quantity::Volume;
use crate::domain::safety::light::Light;
use crate::domain::session::{SessionCommand, WhyPaused};
use crate::domain::settings::Settings;

/// A key and what it does.
#[derive(Debug, Clone, Copy)]
pub struct Shortcut {
    /// On a key cap.
    pub shown: &'static str,
    /// In words.
    pub does: &'static str,
    /// Where it works.
    pub place: Place,
    keys: &'static [(Modifiers, Key)],
    action: Action,
}

/// Where a key works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the player.
    Player,
    /// On every screen but the player.
    Elsewhere,
    /// On the calendar.
    Calendar,
    /// In the routine editor.
    Editor,
    /// Where an exercise is made.
    Craft,
    /// Everywhere.
    Anywhere,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Main,
    Session(SessionCommand),
    Say(Light),
    Help,
    SkipOffered,
    Jump,
    OtherSide,
    Louder,
    Softer,
    Mute,
    FullScreen,
    Keys,
    Escape,
    Go(Route),
    CheckIn,
    TurnMonths(i32),
    ThisDay,
    Edit(Stroke),
    Copy,
    Cut,
    Paste,
    AddSteps,
    Save,
    Craft(Journey),
    SaveCraft,
}

/// Through the changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Journey {
    Undo,
    Redo,
}

/// What a key does to an edited routine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stroke {
    Pick(Way, Picking),
    All,
    Shift(Way),
    Duplicate,
    Group,
    Dissolve,
    Delete,
    Undo,
    Redo,
}

impl Stroke {
    fn edit(self) -> Edit {
        match self {
            Self::Pick(way, picking) => Edit::PickNext(way, picking),
            Self::All => Edit::PickAll,
            Self::Shift(way) => Edit::Shift(way),
            Self::Duplicate => Edit::Duplicate,
            Self::Group => Edit::Group,
            Self::Dissolve => Edit::Dissolve,
            Self::Delete => Edit::Delete,
            Self::Undo => Edit::Undo,
            Self::Redo => Edit::Redo,
        }
    }
}

const fn key(key: Key) -> (Modifiers, Key) {
    (Modifiers::NONE, key)
}

const fn command(key: Key) -> (Modifiers, Key) {
    (Modifiers::COMMAND, key)
}

/// Every key.
pub const SHORTCUTS: &[Shortcut] = &[
    entry("Space", "Pause, go on, or say done", Place::Player, &[key(Key::Space)], Action::Main),
    entry(
        "←",
        "Start again, or the one before",
        Place::Player,
        &[key(Key::ArrowLeft)],
        Action::Session(SessionCommand::Back),
    ),
    entry("→", "Skip", Place::Player, &[key(Key::ArrowRight)], Action::Session(SessionCommand::Skip)),
    entry(
        "+",
        "15 seconds more",
        Place::Player,
        &[key(Key::Plus), key(Key::Equals), (Modifiers::SHIFT, Key::Plus), (Modifiers::SHIFT, Key::Equals)],
        Action::Session(SessionCommand::AddTime),
    ),
    entry("T", "Too much, ease off", Place::Player, &[key(Key::T)], Action::Session(SessionCommand::TooMuch)),
    entry("G", "Fine, comfortable", Place::Player, &[key(Key::G)], Action::Say(Light::Green)),
    entry("A", "A bit much", Place::Player, &[key(Key::A)], Action::Say(Light::Amber)),
    entry("R", "Not good, stop this one", Place::Player, &[key(Key::R)], Action::Say(Light::Red)),
    entry("S", "Skip the exercise, when offered", Place::Player, &[key(Key::S)], Action::SkipOffered),
    entry("J", "Jump to another step", Place::Player, &[key(Key::J)], Action::Jump),
    entry("V", "Show the figure's other side", Place::Player, &[key(Key::V)], Action::OtherSide),
    entry("↑", "Louder", Place::Player, &[key(Key::ArrowUp)], Action::Louder),
    entry("↓", "Softer", Place::Player, &[key(Key::ArrowDown)], Action::Softer),
    entry("M", "Sound on or off", Place::Player, &[key(Key::M)], Action::Mute),
    entry("F", "Full screen", Place::Player, &[key(Key::F)], Action::FullScreen),
    entry("Ctrl 1", "Today", Place::Elsewhere, &[command(Key::Num1)], Action::Go(Route::Today)),
    entry("Ctrl 2", "Routines", Place::Elsewhere, &[command(Key::Num2)], Action::Go(Route::Routines)),
    entry("Ctrl 3", "Calendar", Place::Elsewhere, &[command(Key::Num3)], Action::Go(Route::Calendar)),
    entry("Ctrl 4", "Journal", Place::Elsewhere, &[command(Key::Num4)], Action::Go(Route::Journal)),
    entry("Ctrl 5", "Learn", Place::Elsewhere, &[command(Key::Num5)], Action::Go(Route::Learn)),
    entry("Ctrl 6", "Settings", Place::Elsewhere, &[command(Key::Num6)], Action::Go(Route::Settings)),
    entry("Ctrl N", "Say how it is now", Place::Elsewhere, &[command(Key::N)], Action::CheckIn),
    // A key with more to hold down stands before the one with less, which it would be taken for.
    edits("Shift ↑", "Pick the one before too", &[shift(Key::ArrowUp)], Stroke::Pick(Way::Up, Picking::Through)),
    edits("Shift ↓", "Pick the next one too", &[shift(Key::ArrowDown)], Stroke::Pick(Way::Down, Picking::Through)),
    edits("Alt ↑", "Move it up", &[(Modifiers::ALT, Key::ArrowUp)], Stroke::Shift(Way::Up)),
    edits("Alt ↓", "Move it down", &[(Modifiers::ALT, Key::ArrowDown)], Stroke::Shift(Way::Down)),
    edits("↑", "The step before", &[key(Key::ArrowUp)], Stroke::Pick(Way::Up, Picking::Only)),
    edits("↓", "The next step", &[key(Key::ArrowDown)], Stroke::Pick(Way::Down, Picking::Only)),
    edits("Ctrl A", "Pick all", &[command(Key::A)], Stroke::All),
    edits("Ctrl D", "Duplicate", &[command(Key::D)], Stroke::Duplicate),
    edits(
        "Ctrl Shift G",
        "Dissolve the group",
        &[(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::G)],
        Stroke::Dissolve,
    ),
    edits("Ctrl G", "Repeat as a group", &[command(Key::G)], Stroke::Group),
    edits("Del", "Delete", &[key(Key::Delete)], Stroke::Delete),
    edits(
        "Ctrl Shift Z",
        "Redo",
        &[(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z), command(Key::Y)],
        Stroke::Redo,
    ),
    edits("Ctrl Z", "Undo", &[command(Key::Z)], Stroke::Undo),
    entry("Ctrl C", "Copy", Place::Editor, &[], Action::Copy),
    entry("Ctrl X", "Cut", Place::Editor, &[], Action::Cut),
    entry("Ctrl V", "Paste", Place::Editor, &[], Action::Paste),
    entry("Insert", "Add steps", Place::Editor, &[key(Key::Insert)], Action::AddSteps),
    entry("Ctrl S", "Save", Place::Editor, &[command(Key::S)], Action::Save),
    entry(
        "Ctrl Shift Z",
        "Redo",
        Place::Craft,
        &[(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z), command(Key::Y)],
        Action::Craft(Journey::Redo),
    ),
    entry("Ctrl Z", "Undo", Place::Craft, &[command(Key::Z)], Action::Craft(Journey::Undo)),
    entry("Ctrl S", "Save", Place::Craft, &[command(Key::S)], Action::SaveCraft),
    entry("Page up", "The month before", Place::Calendar, &[key(Key::PageUp)], Action::TurnMonths(-1)),
    entry("Page down", "The next month", Place::Calendar, &[key(Key::PageDown)], Action::TurnMonths(1)),
    entry(
        "Shift Page up",
        "The year before",
        Place::Calendar,
        &[(Modifiers::SHIFT, Key::PageUp)],
        Action::TurnMonths(-12),
    ),
    entry(
        "Shift Page down",
        "The next year",
        Place::Calendar,
        &[(Modifiers::SHIFT, Key::PageDown)],
        Action::TurnMonths(12),
    ),
    entry("Home", "Today", Place::Calendar, &[key(Key::Home)], Action::ThisDay),
    entry(
        "?",
        "This sheet",
        Place::Anywhere,
        &[key(Key::Questionmark), (Modifiers::SHIFT, Key::Questionmark), (Modifiers::SHIFT, Key::Slash)],
        Action::Keys,
    ),
    entry("F1", "Get help", Place::Anywhere, &[key(Key::F1)], Action::Help),
    entry("Esc", "Leave", Place::Anywhere, &[key(Key::Escape)], Action::Escape),
];

const fn shift(key: Key) -> (Modifiers, Key) {
    (Modifiers::SHIFT, key)
}

const fn edits(shown: &'static str, does: &'static str, keys: &'static [(Modifiers, Key)], stroke: Stroke) -> Shortcut {
    entry(shown, does, Place::Editor, keys, Action::Edit(stroke))
}

const fn entry(
    shown: &'static str,
    does: &'static str,
    place: Place,
    keys: &'static [(Modifiers, Key)],
    action: Action,
) -> Shortcut {
    Shortcut { shown, does, place, keys, action }
}

/// Where the keyboard was at the end of the frame before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Focus {
    /// Nowhere.
    #[default]
    Nowhere,
    /// On a button, a slider and the like.
    Control,
    /// On the blocks of an edited routine, which leave all keys to the table.
    Blocks,
    /// In a field that is typed into.
    Text,
}

impl Focus {
    /// Where it is now.
    pub fn of(ctx: &Context) -> Self {
        if ctx.text_edit_focused() {
            Self::Text
        } else if ctx.memory(|memory| memory.has_focus(blocks_id())) {
            Self::Blocks
        } else if ctx.memory(|memory| memory.focused().is_some()) {
            Self::Control
        } else {
            Self::Nowhere
        }
    }
}

/// Takes the keys of this frame out of the input and returns what they ask for. What is typed goes to the field that has
/// the keyboard, and the keys that a control needs go to the control.
pub fn read(ctx: &Context, model: &Model, player: Option<&PlayerView>, before: Focus) -> Vec<Command> {
    let focus = Focus::of(ctx);
    let mut commands = Vec::new();
    ctx.input_mut(|input| {
        for shortcut in SHORTCUTS.iter().filter(|shortcut| works(shortcut, model, player)) {
            let wanted_elsewhere = match shortcut.action {
                Action::Go(_)
                | Action::CheckIn
                | Action::Help
                | Action::Save
                | Action::SaveCraft
                | Action::AddSteps => false,
                // A field gives the keyboard back on Escape before anybody else sees the key.
                Action::Escape => before == Focus::Text,
                _ => focus == Focus::Text || (focus == Focus::Control && is_for_controls(shortcut)),
            };
            // A key that does nothing here is left for a dialog to close on.
            let Some(command) = act(shortcut.action, model, player) else { continue };
            match shortcut.action {
                _ if wanted_elsewhere => {}
                // The system's own keys for the clipboard do not come as keys.
                Action::Copy if took(input, |event| *event == Event::Copy) => commands.push(command),
                Action::Cut if took(input, |event| *event == Event::Cut) => commands.push(command),
                Action::Paste => commands.extend(pasted(input).map(Command::PasteText)),
                _ if pressed(input, shortcut) => commands.push(command),
                _ => {}
            }
        }
    });
    commands
}

fn works(shortcut: &Shortcut, model: &Model, player: Option<&PlayerView>) -> bool {
    match (shortcut.place, player) {
        (Place::Anywhere, _) | (Place::Elsewhere, None) => true,
        // A question over the player has the keys; only its own answer passes.
        (Place::Player, Some(view)) => {
            let rests = view.why_paused == Some(WhyPaused::Red);
            let asked = rests || view.question != Question::None || view.skip_offer.is_some();
            let free = model.keys == KeySheet::Hidden && model.help == Help::Closed;
            free && (!asked || shortcut.action == Action::SkipOffered)
        }
        (Place::Editor, None) => {
            let free = model.keys == KeySheet::Hidden && model.help == Help::Closed;
            free && matches!(&model.flow, Flow::Editing(editing) if editing.question == Asked::Nothing)
        }
        (Place::Craft, None) => {
            let free = model.keys == KeySheet::Hidden && model.help == Help::Closed;
            free && matches!(&model.flow, Flow::Crafting(crafting) if crafting.leaving == Leaving::No)
        }
        (Place::Calendar, None) => {
            model.route == Route::Calendar && matches!(model.flow, Flow::Idle) && model.amending.is_none()
        }
        _ => false,
    }
}

/// Whether the key is shown in the sheet of keys.
pub fn is_listed(shortcut: &Shortcut, model: &Model, player: Option<&PlayerView>) -> bool {
    match shortcut.place {
        Place::Player => player.is_some(),
        _ => works(shortcut, model, player),
    }
}

fn is_for_controls(shortcut: &Shortcut) -> bool {
    let moves = [Key::Space, Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown];
    shortcut.keys.iter().any(|(_, key)| moves.contains(key))
}

/// Takes such an event out of the input.
fn took(input: &mut InputState, wanted: impl Fn(&Event) -> bool) -> bool {
    let before = input.events.len();
    input.events.retain(|event| !wanted(event));
    input.events.len() < before
}

fn pasted(input: &mut InputState) -> Option<String> {
    let text = input.events.iter().find_map(|event| match event {
        Event::Paste(text) => Some(text.clone()),
        _ => None,
    })?;
    took(input, |event| matches!(event, Event::Paste(_)));
    Some(text)
}

fn pressed(input: &mut InputState, shortcut: &Shortcut) -> bool {
    shortcut.keys.iter().any(|(modifiers, key)| input.consume_key(*modifiers, *key))
}

fn act(action: Action, model: &Model, player: Option<&PlayerView>) -> Option<Command> {
    let volume = |step: i16| {
        let percent = (i16::from(model.settings.volume.get()) + step).clamp(0, 100);
        let volume = Volume::percent(u8::try_from(percent).unwrap_or(0));
        Some(Command::Change(Settings { volume, ..model.settings }))
    };
    match action {
        Action::Main => Some(main_command(player?.main)),
        Action::Session(command) => Some(Command::Session(command)),
        Action::Say(light) => Some(Command::Say(light)),
        Action::Help => Some(Command::ToggleHelp),
        Action::SkipOffered => player?.skip_offer.map(|_| Command::Session(SessionCommand::SkipStep)),
        Action::Jump => Some(Command::AskWhere),
        Action::OtherSide => player
            .filter(|view| view.acting.picture.figure().is_some())
            .map(|view| Command::ShowOtherSide { step: view.step }),
        Action::Louder => volume(5),
        Action::Softer => volume(-5),
        Action::Mute => Some(Command::ToggleMute),
        Action::FullScreen => Some(Command::ToggleFullScreen),
        Action::Keys => Some(Command::ToggleKeys),
        Action::TurnMonths(by) => Some(Command::TurnMonths(by)),
        Action::ThisDay => Some(Command::SelectDay(model.today())),
        // What is being written stays in front.
        Action::Go(route) => {
            (matches!(model.flow, Flow::Idle) && model.amending.is_none()).then_some(Command::Go(route))
        }
        Action::CheckIn => {
            (matches!(model.flow, Flow::Idle) && model.amending.is_none()).then(|| Command::CheckIn(Box::default()))
        }
        Action::Edit(stroke) => Some(Command::Edit(stroke.edit())),
        Action::Copy => Some(Command::CopySteps),
        Action::Cut => Some(Command::CutSteps),
        Action::Paste => Some(Command::PasteText(String::new())),
        Action::AddSteps => Some(Command::AskToAdd),
        Action::Save => Some(Command::SaveRoutine),
        Action::Craft(Journey::Undo) => Some(Command::Craft(CraftEdit::Undo)),
        Action::Craft(Journey::Redo) => Some(Command::Craft(CraftEdit::Redo)),
        Action::SaveCraft => Some(Command::SaveExercise),
        Action::Escape => escape(model, player),
    }
}

/// What the big button asks for.
pub const fn main_command(action: MainAction) -> Command {
    Command::Session(match action {
        MainAction::Pause => SessionCommand::Pause,
        MainAction::Resume => SessionCommand::Resume,
        MainAction::Done => SessionCommand::Done,
    })
}

/// Leaves the innermost thing: the sheet, a question, full screen, the session, the look at a routine.
fn escape(model: &Model, player: Option<&PlayerView>) -> Option<Command> {
    if model.help == Help::Open {
        return Some(Command::ToggleHelp);
    }
    if model.keys == KeySheet::Open {
        return Some(Command::ToggleKeys);
    }
    match (&model.flow, player) {
        (Flow::Playing(playing), _) if playing.question != Question::None => Some(Command::KeepGoing),
        (Flow::Playing(_), Some(view)) if view.why_paused == Some(WhyPaused::Red) => {
            Some(Command::Session(SessionCommand::Resume))
        }
        (Flow::Playing(_), Some(view)) if view.skip_offer.is_some() => {
            view.skip_offer.map(|offer| Command::DeclineSkip { step: offer.step, count: offer.count })
        }
        (Flow::Playing(_), _) if model.window == WindowMode::FullScreen => Some(Command::ToggleFullScreen),
        (Flow::Playing(_), _) => Some(Command::AskToEnd),
        (Flow::Asking(_) | Flow::Stopped(_), _) => Some(Command::LeaveSigns),
        (Flow::Looking(_), _) => Some(Command::LeaveLook),
        (Flow::Editing(editing), _) if editing.question != Asked::Nothing => Some(Command::StayInEditor),
        (Flow::Editing(_), _) => Some(Command::LeaveEditor),
        (Flow::Opening(_), _) => Some(Command::LeaveOpening),
        (Flow::Crafting(crafting), _) if crafting.leaving == Leaving::Asked => Some(Command::StayInCraft),
        (Flow::Crafting(_), _) => Some(Command::LeaveCraft),
        (Flow::Preparing(prepared), _) if prepared.sending.is_some() => Some(Command::StopSharing),
        (Flow::Preparing(_), _) => Some(Command::LeavePreparation),
        (Flow::Noting(_), _) => Some(Command::SaveNoted),
        (Flow::Reviewing(_), _) => Some(Command::SaveAnswers),
        (Flow::Idle, _) if model.route == Route::Learn && model.reading != Reading::List => Some(Command::CloseArticle),
        _ => None,
    }
}

//! A routine being edited: its blocks, what is picked of them, and every change that can be taken back. Pure.
//!
//! - [`tree`]: blocks that keep their names wherever they move
//! - [`edit`]: what a person may do, and what each does to the blocks
//! - [`outcome`]: what the blocks come to: lines to show, times, and what is to be mended
//!
//! Deliberately absent: files and the clipboard of the system.

pub mod edit;
pub mod outcome;
#[cfg(test)]
mod tests;
pub mod tree;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::keeping::Keeping;
use edit::{Edit, Mark, Picking, Way};
use outcome::Outcome;
use tree::{Item, ItemId, ItemKind};

use super::undo::Undo;
use crate::domain::draft::{BlockDraft, RoutineDraft};
use crate::domain::exercise::ExerciseLibrary;
use crate::domain::fingerprint::Fingerprint;

/// A routine being edited.
#[derive(Debug, Clone)]
pub struct Editing {
    state: State,
    undo: Undo<State, Mark>,
    /// As it was last saved; `None` for one that never was.
    saved: Option<State>,
    next: u32,
    /// The file it is saved in, once it is.
    pub origin: Origin,
    /// What the blocks come to.
    pub outcome: Outcome,
    /// Why the last change was not made.
    pub refusal: Option<&'static str>,
    /// What the person is asked.
    pub question: Asked,
    /// How it is kept for the case of a crash.
    pub keeping: Keeping,
}

/// Where an edited routine lies.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Origin {
    /// Nowhere yet.
    #[default]
    New,
    /// In this file of the person's own.
    Own {
        /// Its name.
        file: String,
        /// What stood there when it was read or written last.
        base: Fingerprint,
    },
}

/// A question over the editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Asked {
    /// None.
    #[default]
    Nothing,
    /// Leave without saving?
    Leave,
    /// Which exercises to add?
    Add,
    /// Which exercise to do instead in this step?
    Replace(ItemId),
}

/// Everything that an undo brings back.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    head: Arc<RoutineDraft>,
    items: Arc<Vec<Item>>,
    picked: Arc<BTreeSet<ItemId>>,
    /// The one picked last.
    lead: Option<ItemId>,
}

impl State {
    fn pick_only(&mut self, id: Option<ItemId>) {
        self.picked = Arc::new(id.into_iter().collect());
        self.lead = id;
    }

    fn is_same_routine(&self, other: &Self) -> bool {
        self.head == other.head && self.items == other.items
    }
}

impl Editing {
    /// Edits `draft`. One that lies in a file is saved; one that does not is new.
    pub fn new(draft: &RoutineDraft, origin: Origin, library: &ExerciseLibrary) -> Self {
        let mut next = 0;
        let items: Vec<Item> = draft.blocks.iter().map(|block| Item::of(block, &mut next)).collect();
        let mut state = State {
            head: Arc::new(RoutineDraft { blocks: Vec::new(), ..draft.clone() }),
            items: Arc::new(items),
            picked: Arc::default(),
            lead: None,
        };
        state.pick_only(state.items.first().map(|item| item.id));
        let outcome = Outcome::of(&state.head, &state.items, library);
        let saved = (origin != Origin::New).then(|| state.clone());
        Self {
            state,
            undo: Undo::default(),
            saved,
            next,
            origin,
            outcome,
            refusal: None,
            question: Asked::Nothing,
            keeping: Keeping::default(),
        }
    }

    /// The same with changes that were never saved: what a crash left.
    #[must_use]
    pub fn unsaved(self) -> Self {
        Self { saved: None, ..self }
    }

    /// Everything but the blocks.
    pub fn head(&self) -> &RoutineDraft {
        &self.state.head
    }

    /// The blocks.
    pub fn items(&self) -> &[Item] {
        &self.state.items
    }

    /// The block called `id`.
    pub fn item(&self, id: ItemId) -> Option<&Item> {
        tree::find(&self.state.items, id)
    }

    /// What is picked.
    pub fn picked(&self) -> &BTreeSet<ItemId> {
        &self.state.picked
    }

    /// The one picked last.
    pub fn lead(&self) -> Option<ItemId> {
        self.state.lead
    }

    /// Whether a change can be taken back.
    pub fn can_undo(&self) -> bool {
        self.undo.can_undo()
    }

    /// Whether one that was taken back can be done again.
    pub fn can_redo(&self) -> bool {
        self.undo.can_redo()
    }

    /// Whether the person is asked something.
    pub fn is_asked(&self) -> bool {
        self.question != Asked::Nothing
    }

    /// Whether there is anything to lose.
    pub fn is_changed(&self) -> bool {
        match &self.saved {
            Some(saved) => !saved.is_same_routine(&self.state),
            None => !self.state.items.is_empty() || self.undo.can_undo(),
        }
    }

    /// What is picked, for the clipboard; blocks in a picked group come with it.
    pub fn copied(&self) -> Vec<BlockDraft> {
        tree::roots(&self.state.items, &self.state.picked).iter().map(Item::draft).collect()
    }

    /// The whole as a draft.
    pub fn draft(&self) -> RoutineDraft {
        let blocks = self.state.items.iter().map(Item::draft).collect();
        RoutineDraft { blocks, ..(*self.state.head).clone() }
    }

    /// It lies in this file now, as it is, under this id.
    pub fn saved_as(&mut self, id: &str, origin: Origin, library: &ExerciseLibrary) {
        if self.state.head.id != id {
            let mut head = (*self.state.head).clone();
            id.clone_into(&mut head.id);
            self.state.head = Arc::new(head);
        }
        self.origin = origin;
        self.saved = Some(self.state.clone());
        self.undo.seal();
        self.outcome = Outcome::of(&self.state.head, &self.state.items, library);
    }

    /// It lies in another file now, as it was when that was written; what was changed since is not saved.
    pub fn moved_to(&mut self, id: &str, origin: Origin) {
        let mut head = (*self.state.head).clone();
        id.clone_into(&mut head.id);
        self.state.head = Arc::new(head);
        if let Some(saved) = &mut self.saved {
            let mut head = (*saved.head).clone();
            id.clone_into(&mut head.id);
            saved.head = Arc::new(head);
        }
        self.origin = origin;
    }

    /// Does `edit`.
    pub fn apply(&mut self, edit: Edit, library: &ExerciseLibrary) {
        self.refusal = None;
        match edit {
            Edit::Undo => self.travel(Journey::Back, library),
            Edit::Redo => self.travel(Journey::Forth, library),
            Edit::Pick(id, picking) => self.pick(id, picking),
            Edit::PickAll => {
                let all: BTreeSet<ItemId> = self.outcome.lines.iter().map(|line| line.id).collect();
                self.state.picked = Arc::new(all);
            }
            Edit::PickNone => self.state.pick_only(None),
            Edit::PickNext(way, picking) => {
                let lines = &self.outcome.lines;
                let place = self.state.lead.and_then(|lead| lines.iter().position(|line| line.id == lead));
                let next = match (place, way) {
                    (None, Way::Down) => Some(0),
                    (None, Way::Up) => lines.len().checked_sub(1),
                    (Some(place), Way::Down) => Some(place + 1).filter(|next| *next < lines.len()),
                    (Some(place), Way::Up) => place.checked_sub(1),
                };
                if let Some(line) = next.and_then(|next| lines.get(next)) {
                    self.pick(line.id, picking);
                }
            }
            change => self.change(change, library),
        }
    }

    fn change(&mut self, edit: Edit, library: &ExerciseLibrary) {
        let mark = edit.mark();
        let mut state = self.state.clone();
        if let Err(why) = edit::apply(&mut state, edit, &mut self.next) {
            self.refusal = Some(why);
            return;
        }
        if state.is_same_routine(&self.state) {
            return;
        }
        let before = std::mem::replace(&mut self.state, state);
        self.undo.changed(before, mark);
        self.outcome = Outcome::of(&self.state.head, &self.state.items, library);
    }

    fn travel(&mut self, journey: Journey, library: &ExerciseLibrary) {
        let id = self.state.head.id.clone();
        let now = self.state.clone();
        let travelled = match journey {
            Journey::Back => self.undo.undo(now),
            Journey::Forth => self.undo.redo(now),
        };
        let Ok(mut state) = travelled else { return };
        // The id is not typed; it is the file's.
        if state.head.id != id {
            let mut head = (*state.head).clone();
            head.id = id;
            state.head = Arc::new(head);
        }
        self.state = state;
        self.outcome = Outcome::of(&self.state.head, &self.state.items, library);
    }

    fn pick(&mut self, id: ItemId, picking: Picking) {
        // Typing goes on elsewhere.
        self.undo.seal();
        let lines = &self.outcome.lines;
        let place = |id: ItemId| lines.iter().position(|line| line.id == id);
        let Some(to) = place(id) else { return };
        let picked = Arc::make_mut(&mut self.state.picked);
        match picking {
            Picking::Only => *picked = BTreeSet::from([id]),
            Picking::Also => {
                if !picked.remove(&id) {
                    picked.insert(id);
                }
            }
            Picking::Through => {
                let from = self.state.lead.and_then(place).unwrap_or(to);
                picked.extend(lines[from.min(to)..=from.max(to)].iter().map(|line| line.id));
            }
        }
        self.state.lead = Some(id);
    }
}

/// Through the changes.
#[derive(Debug, Clone, Copy)]
enum Journey {
    Back,
    Forth,
}

/// Whether a block is a group.
pub fn is_group(item: &Item) -> bool {
    matches!(item.kind, ItemKind::Group { .. })
}

//! What a person may do to a routine, and what each does to its blocks.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::State;
use super::tree::{self, Anchor, Item, ItemId, ItemKind};
use crate::domain::draft::{BlockDraft, RoutineDraft, StepDraft, StepState};

/// One thing to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Pick a block.
    Pick(ItemId, Picking),
    /// Pick every block.
    PickAll,
    /// Pick none.
    PickNone,
    /// Pick the block before or after the one picked last.
    PickNext(Way, Picking),
    /// Everything but the blocks; the name says which field.
    Head(Box<RoutineDraft>, &'static str),
    /// A step; the name says which field.
    Step(ItemId, Box<StepDraft>, &'static str),
    /// How often a group comes.
    Rounds(ItemId, i64),
    /// New steps of these exercises, after what is picked.
    Add(Vec<String>),
    /// This exercise in place of another: what was said of that one goes, when and how long around it stays.
    Replace(ItemId, String),
    /// Blocks from the clipboard, after what is picked.
    Paste(Vec<BlockDraft>),
    /// What is picked, once more.
    Duplicate,
    /// What is picked goes.
    Delete,
    /// What is picked is left out, or taken in again.
    ToggleState,
    /// What is picked moves up or down by one.
    Shift(Way),
    /// What is picked moves to a place.
    Move(Anchor),
    /// What is picked becomes a group to repeat.
    Group,
    /// The picked groups end; what was in them stays.
    Dissolve,
    /// The last change is taken back.
    Undo,
    /// The last that was taken back is done again.
    Redo,
}

/// Up or down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Towards the start.
    Up,
    /// Towards the end.
    Down,
}

/// What picking does to what is picked already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picking {
    /// It is left.
    Only,
    /// It stays; what is picked twice is left.
    Also,
    /// It is left for everything from the one picked before to this.
    Through,
}

/// Changes that follow each other and have the same mark are taken back together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark(&'static str, Option<ItemId>);

impl Edit {
    /// The mark of what is typed letter by letter.
    pub fn mark(&self) -> Option<Mark> {
        match self {
            Self::Head(_, field) => Some(Mark(field, None)),
            Self::Step(id, _, field) => Some(Mark(field, Some(*id))),
            Self::Rounds(id, _) => Some(Mark("rounds", Some(*id))),
            _ => None,
        }
    }
}

/// Why a change was not made.
pub const TOO_DEEP: &str = "Groups stand in each other three deep at most.";

/// Does what changes blocks or head. What cannot be done leaves everything as it was; the error says why, where that is not
/// plain to see.
pub(super) fn apply(state: &mut State, edit: Edit, next: &mut u32) -> Result<(), &'static str> {
    let roots = tree::roots(&state.items, &state.picked);
    let last = roots.last().map_or(Anchor::End, |last| Anchor::After(last.id));
    match edit {
        Edit::Head(head, _) => state.head = Arc::new(RoutineDraft { blocks: Vec::new(), ..*head }),
        Edit::Step(id, step, _) => {
            let step = Arc::new(*step);
            change(state, id, |_| ItemKind::Step(step.clone()));
        }
        Edit::Rounds(id, rounds) => change(state, id, |item| match &item.kind {
            ItemKind::Group { items, .. } => ItemKind::Group { rounds, items: items.clone() },
            step @ ItemKind::Step(_) => step.clone(),
        }),
        Edit::Add(exercises) => {
            let steps = exercises.into_iter().map(|exercise| StepDraft { exercise, ..StepDraft::default() });
            let steps: Vec<BlockDraft> = steps.map(BlockDraft::Step).collect();
            return insert(state, last, &steps, next);
        }
        Edit::Replace(id, exercise) => change(state, id, |item| match &item.kind {
            ItemKind::Step(step) => {
                let StepDraft { note, state, get_ready, change_over, rest, .. } = (**step).clone();
                let exercise = exercise.clone();
                let fresh = StepDraft { exercise, note, state, get_ready, change_over, rest, ..StepDraft::default() };
                ItemKind::Step(Arc::new(fresh))
            }
            group @ ItemKind::Group { .. } => group.clone(),
        }),
        Edit::Paste(blocks) => return insert(state, last, &blocks, next),
        Edit::Duplicate => {
            let copies: Vec<BlockDraft> = roots.iter().map(Item::draft).collect();
            return insert(state, last, &copies, next);
        }
        Edit::Delete => {
            let after = beside(state, &roots);
            state.items = Arc::new(tree::pruned(tree::without(&state.items, &state.picked)));
            // A group that held nothing else went along.
            let left = after.filter(|id| tree::find(&state.items, *id).is_some());
            state.pick_only(left.or_else(|| state.items.last().map(|item| item.id)));
        }
        Edit::ToggleState => toggle(state, &roots),
        Edit::Shift(way) => {
            if let Some(anchor) = shifted(state, &roots, way) {
                return moved(state, &roots, anchor);
            }
        }
        Edit::Move(anchor) => return moved(state, &roots, anchor),
        Edit::Group => return group(state, &roots, next),
        Edit::Dissolve => {
            let mut picked = BTreeSet::new();
            for root in &roots {
                if let ItemKind::Group { items, .. } = &root.kind {
                    picked.extend(items.iter().map(|item| item.id));
                    state.items = Arc::new(tree::replace(&state.items, root.id, &mut |_| items.to_vec()));
                }
            }
            if !picked.is_empty() {
                state.lead = picked.first().copied();
                state.picked = Arc::new(picked);
            }
        }
        Edit::Pick(..) | Edit::PickAll | Edit::PickNone | Edit::PickNext(..) | Edit::Undo | Edit::Redo => {}
    }
    Ok(())
}

fn change(state: &mut State, id: ItemId, kind: impl Fn(&Item) -> ItemKind) {
    state.items = Arc::new(tree::replace(&state.items, id, &mut |item| vec![Item { id, kind: kind(item) }]));
}

/// Puts new blocks in and picks them.
fn insert(state: &mut State, anchor: Anchor, blocks: &[BlockDraft], next: &mut u32) -> Result<(), &'static str> {
    let new: Vec<Item> = blocks.iter().map(|block| Item::of(block, next)).collect();
    settle(state, tree::inserted(&state.items, anchor, &new), &new)
}

/// Takes `items` over with `new` picked, unless groups would stand too deep.
fn settle(state: &mut State, items: Vec<Item>, new: &[Item]) -> Result<(), &'static str> {
    if !tree::is_shallow(&items) {
        return Err(TOO_DEEP);
    }
    state.items = Arc::new(tree::pruned(items));
    state.picked = Arc::new(new.iter().map(|item| item.id).collect());
    state.lead = new.last().map(|item| item.id);
    Ok(())
}

/// What is picked once these are gone: what follows them, or else what stands before.
fn beside(state: &State, roots: &[Item]) -> Option<ItemId> {
    let (_, all) = tree::siblings(&state.items, roots.last()?.id)?;
    let place = all.iter().position(|item| item.id == roots[roots.len() - 1].id)?;
    let free = |item: &&Item| !state.picked.contains(&item.id);
    all[place..].iter().find(free).or_else(|| all[..place].iter().rev().find(free)).map(|item| item.id)
}

/// Left out if any of them is on.
fn toggle(state: &mut State, roots: &[Item]) {
    let mut steps: Vec<(ItemId, Arc<StepDraft>)> = Vec::new();
    for root in roots {
        root.walk(&mut |item| {
            if let ItemKind::Step(step) = &item.kind {
                steps.push((item.id, step.clone()));
            }
        });
    }
    let any_on = steps.iter().any(|(_, step)| step.state == StepState::On);
    let to = if any_on { StepState::Off } else { StepState::On };
    for (id, step) in steps {
        let step = Arc::new(StepDraft { state: to, ..(*step).clone() });
        change(state, id, |_| ItemKind::Step(step.clone()));
    }
}

/// Where the roots go when they move by one: past what stands beside them, into a group there, or out of their own.
fn shifted(state: &State, roots: &[Item], way: Way) -> Option<Anchor> {
    let edge = match way {
        Way::Up => roots.first()?,
        Way::Down => roots.last()?,
    };
    let (parent, all) = tree::siblings(&state.items, edge.id)?;
    let place = all.iter().position(|item| item.id == edge.id)?;
    let free = |item: &&Item| !state.picked.contains(&item.id);
    let neighbour = match way {
        Way::Up => all[..place].iter().rev().find(free),
        Way::Down => all[place + 1..].iter().find(free),
    };
    Some(match (neighbour, way, parent) {
        (Some(Item { id, kind: ItemKind::Group { .. } }), Way::Up, _) => Anchor::LastIn(*id),
        (Some(Item { id, kind: ItemKind::Group { .. } }), Way::Down, _) => Anchor::FirstIn(*id),
        (Some(item), Way::Up, _) => Anchor::Before(item.id),
        (Some(item), Way::Down, _) => Anchor::After(item.id),
        (None, Way::Up, Some(group)) => Anchor::Before(group),
        (None, Way::Down, Some(group)) => Anchor::After(group),
        (None, _, None) => return None,
    })
}

fn moved(state: &mut State, roots: &[Item], anchor: Anchor) -> Result<(), &'static str> {
    let place = match anchor {
        Anchor::Before(id) | Anchor::After(id) | Anchor::FirstIn(id) | Anchor::LastIn(id) => Some(id),
        Anchor::End => None,
    };
    let into_itself = |id: ItemId| roots.iter().any(|root| tree::find(std::slice::from_ref(root), id).is_some());
    if roots.is_empty() || place.is_some_and(into_itself) {
        return Ok(());
    }
    let (lead, left) = (state.lead, tree::without(&state.items, &state.picked));
    settle(state, tree::inserted(&left, anchor, roots), roots)?;
    state.lead = lead;
    Ok(())
}

fn group(state: &mut State, roots: &[Item], next: &mut u32) -> Result<(), &'static str> {
    let Some(first) = roots.first() else { return Ok(()) };
    let group = Item { id: ItemId(*next), kind: ItemKind::Group { rounds: 2, items: Arc::new(roots.to_vec()) } };
    *next += 1;
    let mut others = (*state.picked).clone();
    others.remove(&first.id);
    let left = tree::without(&state.items, &others);
    let items = tree::replace(&left, first.id, &mut |_| vec![group.clone()]);
    settle(state, items, std::slice::from_ref(&group))
}

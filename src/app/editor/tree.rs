//! The blocks of a routine while it is edited: each has a name of its own, so that it stays known wherever it moves.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::draft::{BlockDraft, StepDraft};
use crate::domain::routine::Routine;

/// Names a block while it is edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId(pub u32);

/// A block. Cheap to clone: a copy of the whole tree is kept for every undo.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its name.
    pub id: ItemId,
    /// What it is.
    pub kind: ItemKind,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq)]
pub enum ItemKind {
    /// One exercise.
    Step(Arc<StepDraft>),
    /// Blocks to repeat.
    Group {
        /// How many times.
        rounds: i64,
        /// What is repeated; never empty.
        items: Arc<Vec<Item>>,
    },
}

/// A place among the blocks, told by a block that stays where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Before this one.
    Before(ItemId),
    /// After this one.
    After(ItemId),
    /// In this group, before all others.
    FirstIn(ItemId),
    /// In this group, after all others.
    LastIn(ItemId),
    /// After everything.
    End,
}

impl Item {
    /// Itself and everything in it.
    pub fn walk(&self, visit: &mut impl FnMut(&Self)) {
        visit(self);
        if let ItemKind::Group { items, .. } = &self.kind {
            items.iter().for_each(|item| item.walk(visit));
        }
    }

    /// How many groups stand in each other here, itself counted.
    fn groups_deep(&self) -> usize {
        match &self.kind {
            ItemKind::Step(_) => 0,
            ItemKind::Group { items, .. } => 1 + items.iter().map(Self::groups_deep).max().unwrap_or(0),
        }
    }

    /// As a draft.
    pub fn draft(&self) -> BlockDraft {
        match &self.kind {
            ItemKind::Step(step) => BlockDraft::Step((**step).clone()),
            ItemKind::Group { rounds, items } => {
                BlockDraft::Group { rounds: *rounds, blocks: items.iter().map(Self::draft).collect() }
            }
        }
    }

    /// From a draft, with names from `next` on.
    pub fn of(draft: &BlockDraft, next: &mut u32) -> Self {
        let id = ItemId(*next);
        *next += 1;
        let kind = match draft {
            BlockDraft::Step(step) => ItemKind::Step(Arc::new(step.clone())),
            BlockDraft::Group { rounds, blocks } => ItemKind::Group {
                rounds: *rounds,
                items: Arc::new(blocks.iter().map(|block| Self::of(block, next)).collect()),
            },
        };
        Self { id, kind }
    }
}

/// The block called `id`.
pub fn find(items: &[Item], id: ItemId) -> Option<&Item> {
    items.iter().find_map(|item| match &item.kind {
        _ if item.id == id => Some(item),
        ItemKind::Group { items, .. } => find(items, id),
        ItemKind::Step(_) => None,
    })
}

/// Replaces the block called `id` by what `change` makes of it.
pub fn replace(items: &[Item], id: ItemId, change: &mut impl FnMut(&Item) -> Vec<Item>) -> Vec<Item> {
    let mut out = Vec::with_capacity(items.len());
    for item in items {
        match &item.kind {
            _ if item.id == id => out.extend(change(item)),
            ItemKind::Group { rounds, items } if find(items, id).is_some() => {
                let items = Arc::new(replace(items, id, change));
                out.push(Item { id: item.id, kind: ItemKind::Group { rounds: *rounds, items } });
            }
            _ => out.push(item.clone()),
        }
    }
    out
}

/// The picked blocks that lie in no other picked one, in order.
pub fn roots(items: &[Item], picked: &BTreeSet<ItemId>) -> Vec<Item> {
    let mut out = Vec::new();
    for item in items {
        match &item.kind {
            _ if picked.contains(&item.id) => out.push(item.clone()),
            ItemKind::Group { items, .. } => out.extend(roots(items, picked)),
            ItemKind::Step(_) => {}
        }
    }
    out
}

/// Without the picked blocks. Groups that this leaves empty stay for now; see [`pruned`].
pub fn without(items: &[Item], picked: &BTreeSet<ItemId>) -> Vec<Item> {
    let left = items.iter().filter(|item| !picked.contains(&item.id));
    left.map(|item| match &item.kind {
        ItemKind::Group { rounds, items } => {
            let items = Arc::new(without(items, picked));
            Item { id: item.id, kind: ItemKind::Group { rounds: *rounds, items } }
        }
        ItemKind::Step(_) => item.clone(),
    })
    .collect()
}

/// Without groups that hold nothing.
pub fn pruned(items: Vec<Item>) -> Vec<Item> {
    let left = items.into_iter().filter_map(|item| match item.kind {
        ItemKind::Group { rounds, items } => {
            let items = pruned(items.to_vec());
            let kind = ItemKind::Group { rounds, items: Arc::new(items) };
            let is_empty = matches!(&kind, ItemKind::Group { items, .. } if items.is_empty());
            (!is_empty).then_some(Item { id: item.id, kind })
        }
        ItemKind::Step(_) => Some(item),
    });
    left.collect()
}

/// With `new` at `anchor`.
pub fn inserted(items: &[Item], anchor: Anchor, new: &[Item]) -> Vec<Item> {
    if anchor == Anchor::End {
        return items.iter().chain(new).cloned().collect();
    }
    let mut out = Vec::with_capacity(items.len() + new.len());
    for item in items {
        if anchor == Anchor::Before(item.id) {
            out.extend_from_slice(new);
        }
        out.push(match &item.kind {
            ItemKind::Group { rounds, items } => {
                let items = match anchor {
                    Anchor::FirstIn(id) if id == item.id => new.iter().chain(items.iter()).cloned().collect(),
                    Anchor::LastIn(id) if id == item.id => items.iter().chain(new).cloned().collect(),
                    _ => inserted(items, anchor, new),
                };
                Item { id: item.id, kind: ItemKind::Group { rounds: *rounds, items: Arc::new(items) } }
            }
            ItemKind::Step(_) => item.clone(),
        });
        if anchor == Anchor::After(item.id) {
            out.extend_from_slice(new);
        }
    }
    out
}

/// Whether no group lies deeper than a routine allows.
pub fn is_shallow(items: &[Item]) -> bool {
    items.iter().all(|item| item.groups_deep() <= Routine::MAX_DEPTH)
}

/// The blocks beside the one called `id`, itself among them, and the group they are in.
pub fn siblings(items: &[Item], id: ItemId) -> Option<(Option<ItemId>, &[Item])> {
    fn within(items: &[Item], parent: Option<ItemId>, id: ItemId) -> Option<(Option<ItemId>, &[Item])> {
        if items.iter().any(|item| item.id == id) {
            return Some((parent, items));
        }
        items.iter().find_map(|item| match &item.kind {
            ItemKind::Group { items, .. } => within(items, Some(item.id), id),
            ItemKind::Step(_) => None,
        })
    }
    within(items, None, id)
}

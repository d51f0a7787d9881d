//! The order in one's library, version 1.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::ids::RoutineId;
use crate::domain::shelf::{Order, Shelf};
use crate::storage::envelope::Stored;

/// Ids of routines, and how the rest is sorted.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct ShelfV1 {
    favourites: BTreeSet<String>,
    archived: BTreeSet<String>,
    order: OrderV1,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum OrderV1 {
    #[default]
    Library,
    Name,
    Shortest,
    Longest,
    Recent,
}

impl Stored for Shelf {
    type Wire = ShelfV1;
    const FORMAT: &'static str = "supple-shelf";
    const VERSION: u32 = 1;

    fn to_wire(&self) -> ShelfV1 {
        let names = |ids: &BTreeSet<RoutineId>| ids.iter().map(ToString::to_string).collect();
        ShelfV1 {
            favourites: names(&self.favourites),
            archived: names(&self.archived),
            order: match self.order {
                Order::Library => OrderV1::Library,
                Order::Name => OrderV1::Name,
                Order::Shortest => OrderV1::Shortest,
                Order::Longest => OrderV1::Longest,
                Order::Recent => OrderV1::Recent,
            },
        }
    }

    fn from_wire(wire: ShelfV1) -> Result<Self, String> {
        let ids = |names: BTreeSet<String>| {
            let ids = names.iter().map(|name| name.parse::<RoutineId>());
            ids.collect::<Result<_, _>>().map_err(|error| error.to_string())
        };
        Ok(Self {
            favourites: ids(wire.favourites)?,
            archived: ids(wire.archived)?,
            order: match wire.order {
                OrderV1::Library => Order::Library,
                OrderV1::Name => Order::Name,
                OrderV1::Shortest => Order::Shortest,
                OrderV1::Longest => Order::Longest,
                OrderV1::Recent => Order::Recent,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::envelope::{Opened, open, seal};

    #[test]
    fn every_order_and_every_id_comes_back_as_it_went() {
        for order in Order::ALL {
            let mut shelf = Shelf { order: *order, ..Shelf::default() };
            shelf.toggle_favourite("morning-loosen".parse().unwrap());
            shelf.toggle_archived("full-25".parse().unwrap());
            assert_eq!(open(seal(&shelf).unwrap().as_bytes()), Opened::Current(shelf));
        }
    }

    #[test]
    fn what_is_no_id_or_no_order_is_damage_and_what_is_left_out_is_empty() {
        let file = |body: &str| format!("(format: \"supple-shelf\", version: 1, body: ({body}))");
        for bad in ["favourites: [\"Not an id\"]", "archived: [\"\"]", "order: upside_down"] {
            assert!(matches!(open::<Shelf>(file(bad).as_bytes()), Opened::Damaged(_)), "{bad}");
        }
        assert_eq!(open(file("").as_bytes()), Opened::Current(Shelf::default()));
    }
}

//! Figures on screen.
//!
//! - `mesh`: a draw list as triangles with soft edges, anew each frame
//! - `acting`: a figure that moves and can be turned
//! - `thumbnail`: a figure that stands still, drawn once and kept as a picture

mod acting;
mod mesh;
mod thumbnail;

pub use acting::{Ends, View, never_map, on_stage};
pub use mesh::mesh;
pub use thumbnail::Thumbnail;

//! Pictures without a window or a graphics card: draw lists of figures filled into pixels.
//!
//! - `canvas`: shapes and words into pixels, and pixels into PNG; the only user of tiny-skia and `ab_glyph`
//! - [`sheet`]: every figure with its name on one page
//!
//! Deliberately absent: files. A caller gets bytes.

mod canvas;
pub mod sheet;

pub use canvas::{Canvas, Look, MARGIN, MAX_SIDE};

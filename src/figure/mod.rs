//! The figure: a jointed body in three dimensions, posed by joint angles and targets, drawn flat. Pure maths.
//!
//! - [`pose`] what an author writes: angles and targets of a key frame; [`definition`] a whole figure
//! - [`skeleton`] the parts of the body, their lengths, and the bones once posed
//! - [`kinematics`] pose to bones: forward kinematics, two-bone inverse kinematics, settling onto what is beneath
//! - [`limits`] how far human joints go
//! - [`posing`] a joint pulled by hand takes the ones behind it along
//! - [`solid`] the flesh: limbs as swept spheres; [`spot`] places on the skin; [`muscle`] the regions at work; [`zone`] where one never presses
//! - [`prop`] mat, chair, ball and the rest as solids in the same space
//! - [`motion`] pace and easing between key frames
//! - [`camera`] an orthographic view; [`draw_list`] what to paint, far to near; [`outline`] flat shapes as polygons
//! - [`palette`] the colours, in both themes
//! - [`check`] whether a body could hold it: floor, contacts, joints, reach, balance
//!
//! Space is the body's own: x forward, y to the left, z up, the floor at 0; the unit is a hundredth of body height. Angles
//! are degrees, 0 standing upright with the arms hanging. Everything is authored for the right side; the left is the
//! mirror image of the finished picture, never a second pose.
//!
//! Deliberately absent: time (a caller says which moment), pixels, and anything about routines.

pub mod camera;
pub mod check;
pub mod definition;
pub mod draw_list;
pub mod kinematics;
pub mod limits;
pub mod motion;
pub mod muscle;
pub mod outline;
pub mod palette;
pub mod pose;
pub mod posing;
pub mod prop;
pub mod skeleton;
pub mod solid;
pub mod spot;
pub mod zone;

#[cfg(test)]
mod tests;

pub use camera::{Camera, Hand};
pub use definition::Figure;
pub use draw_list::DrawList;
pub use motion::{Moment, Pace};
pub use zone::Zone;

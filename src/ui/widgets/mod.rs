//! Widgets, each drawn by us and named for a screen reader. Every one that can be pressed can be reached by Tab,
//! shows where the keyboard is, and answers to Enter and Space.
//!
//! | for | there is |
//! |---|---|
//! | pressing | [`Button`], [`IconButton`], [`ChoiceChip`], [`Card::button`], [`LineButton`], [`RailItem`], [`DayCell`] |
//! | choosing a value | [`pain_scale`], [`Scale`], [`body_map`], [`Slider`], [`Stepper`], [`segmented`], [`tabs`], [`toggle`], [`tick`] |
//! | typing | [`Field`], [`time_field::TimeField`], [`title_field`] |
//! | showing | [`Card`], [`Chip`], [`progress`], [`routine_bar`], [`TimerRing`], [`ComfortBand`], [`Stage`], [`Thumbnail`], [`photo`], [`week_row`], [`stat_tile`], [`key_cap`] |
//! | telling | [`banner`], [`empty_state`], [`sheet`] |
//!
//! [`figure`] draws figures, [`icons`] our icons, [`digits`] a running number that does not jitter, [`focus`] the keyboard ring.
//!
//! Deliberately absent: anything that knows about routines or sessions; screens put these together.

pub mod digits;
pub mod focus;
pub mod icons;

mod banner;
mod body_map;
mod button;
mod card;
mod chip;
mod comfort_band;
mod day_cell;
mod empty_state;
mod field;
pub mod figure;
mod icon_button;
mod key_cap;
mod line_button;
mod nudge;
mod pain_scale;
mod photo;
mod progress;
mod rail;
mod scale;
mod segmented;
mod sheet;
mod slider;
mod stage;
mod stat_tile;
mod stepper;
mod tick;
pub mod time_field;
mod timer_ring;
mod title_field;
mod toggle;
mod week;
mod words;

pub use self::{
    banner::{BannerReply, Gravity, banner},
    body_map::body_map,
    button::Button,
    card::Card,
    chip::{Chip, ChoiceChip, Tone},
    comfort_band::ComfortBand,
    day_cell::{DayCell, Heat},
    empty_state::empty_state,
    field::Field,
    figure::Thumbnail,
    icon_button::IconButton,
    icons::Icon,
    key_cap::key_cap,
    line_button::LineButton,
    pain_scale::pain_scale,
    photo::photo,
    progress::{Part, Passage, progress, routine_bar},
    rail::{Fold, RailItem},
    scale::{Scale, ScaleTone},
    segmented::{segmented, tabs},
    sheet::{SheetResponse, sheet},
    slider::Slider,
    stage::Stage,
    stat_tile::stat_tile,
    stepper::Stepper,
    tick::tick,
    timer_ring::TimerRing,
    title_field::title_field,
    toggle::toggle,
    week::{DayState, WeekDay, week_row},
};

//! Files from and for somebody else.

use super::none;
use crate::app::effect::Effect;
use crate::app::model::{Flow, Model, Route};
use crate::app::notice::{Notice, Topic};
use crate::app::opening::{Import, Opening, pack_of};
use crate::domain::ids::RoutineId;
use crate::export::print_sheet;
use crate::format::pack::{EXTENSION, Letter, Pack, write_pack};

fn tell(model: &mut Model, text: String) {
    model.notices.tell(Notice { topic: Topic::General, text, details: vec![] });
}

/// A file was read. It is looked at where nothing else is going on.
pub(super) fn opened(model: &mut Model, name: String, found: Result<Pack, String>) -> Vec<Effect> {
    let pack = match found {
        Ok(pack) => pack,
        Err(why) => {
            tell(model, format!("{name} was not opened: {why}."));
            return none();
        }
    };
    if !matches!(model.flow, Flow::Idle | Flow::Looking(_) | Flow::Opening(_)) {
        tell(model, format!("{name} waits: finish what is open, and open it again."));
        return none();
    }
    model.flow = Flow::Opening(Box::new(Opening::of(name, pack, &model.library)));
    none()
}

/// Keeps it, and shows where it is.
pub(super) fn import(model: &mut Model, how: Import) -> Vec<Effect> {
    let Flow::Opening(opening) = std::mem::take(&mut model.flow) else { return none() };
    let saves = opening.import(&mut model.library, how);
    model.route = Route::Routines;
    let words = match opening.checked.routines.as_slice() {
        [one] => format!("“{}” is among your routines.", one.routine.title()),
        [] => "Its exercises are in your library.".into(),
        more => format!("{} routines are among yours.", more.len()),
    };
    tell(model, words);
    saves.into_iter().map(|save| Effect::SaveOwn(Box::new(save))).collect()
}

pub(super) fn leave(model: &mut Model) -> Vec<Effect> {
    if matches!(model.flow, Flow::Opening(_)) {
        model.flow = Flow::Idle;
    }
    none()
}

/// A routine with what it needs, as one file.
pub(super) fn share(model: &mut Model, id: &RoutineId) -> Vec<Effect> {
    let letter = Letter { date: Some(model.today()), ..Letter::default() };
    let Some(pack) = pack_of(id, &model.library, letter) else { return none() };
    match write_pack(&pack) {
        Ok(bytes) => vec![Effect::Share(format!("{id}.{EXTENSION}"), bytes)],
        Err(why) => {
            tell(model, format!("It was not written: {why}."));
            none()
        }
    }
}

/// A page with its figures, words and boxes to tick.
pub(super) fn print(model: &mut Model, id: &RoutineId) -> Vec<Effect> {
    let Some(routine) = model.library.routine(id) else { return none() };
    let page = print_sheet::render(routine, |exercise| model.library.picture(exercise).figure().cloned());
    vec![Effect::ShowPage("routine.html", page)]
}

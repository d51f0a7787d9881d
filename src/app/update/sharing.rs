//! Files from and for somebody else.

use std::path::PathBuf;

use super::none;
use crate::app::album::PictureSize;
use crate::app::arrival::Arrival;
use crate::app::effect::Effect;
use crate::app::library::Picture;
use crate::app::model::{Flow, Model, Preparation, Route};
use crate::app::notice::{Notice, Topic};
use crate::app::opening::{Import, Opening, parcel_of};
use crate::app::sending::Sending;
use crate::domain::ids::RoutineId;
use crate::export::print_sheet;
use crate::format::pack::{EXTENSION, Letter};

fn tell(model: &mut Model, text: String) {
    model.notices.tell(Notice { topic: Topic::General, text, details: vec![] });
}

/// A file was read. It is looked at where nothing else is going on.
pub(super) fn opened(model: &mut Model, name: String, found: Result<Arrival, String>) -> Vec<Effect> {
    let arrival = match found {
        Ok(arrival) => arrival,
        Err(why) => {
            tell(model, format!("{name} was not opened: {why}."));
            return none();
        }
    };
    if !matches!(model.flow, Flow::Idle | Flow::Looking(_) | Flow::Opening(_)) {
        tell(model, format!("{name} waits: finish what is open, and open it again."));
        return none();
    }
    for picture in &arrival.pictures {
        model.album.put(&picture.name, PictureSize::Card, Ok(picture.pixels.clone()));
    }
    model.flow = Flow::Opening(Box::new(Opening::of(name, arrival, &model.library)));
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
    let named: Vec<Picture> = opening.exercises.iter().map(|(_, file)| Picture::of(&file.bytes)).collect();
    // Before the exercises that name them.
    let pictures = opening.pictures.into_iter().filter(|one| named.contains(&Picture::Own(one.name.clone())));
    let pictures = pictures.map(|picture| Effect::SavePicture(picture.name, picture.bytes));
    pictures.chain(saves.into_iter().map(|save| Effect::SaveOwn(Box::new(save)))).collect()
}

pub(super) fn leave(model: &mut Model) -> Vec<Effect> {
    if matches!(model.flow, Flow::Opening(_)) {
        model.flow = Flow::Idle;
    }
    none()
}

/// What goes with the routine that is looked at?
pub(super) fn ask(model: &mut Model) -> Vec<Effect> {
    let today = model.today();
    if let Flow::Preparing(preparation) = &mut model.flow {
        let id = preparation.routine.id();
        preparation.sending = Sending::of(id, &model.library, &model.sender, today).map(Box::new);
    }
    none()
}

pub(super) fn write(model: &mut Model, letter: Letter) -> Vec<Effect> {
    if let Flow::Preparing(Preparation { sending: Some(sending), .. }) = &mut model.flow {
        sending.letter = letter.fitted();
    }
    none()
}

pub(super) fn stop(model: &mut Model) -> Vec<Effect> {
    if let Flow::Preparing(preparation) = &mut model.flow {
        preparation.sending = None;
    }
    none()
}

/// A routine with what it needs, as one file, with what was said of it.
pub(super) fn share(model: &mut Model, id: &RoutineId) -> Vec<Effect> {
    let mut letter = Letter { date: Some(model.today()), ..Letter::default() };
    if let Flow::Preparing(preparation) = &mut model.flow
        && let Some(sending) = preparation.sending.take()
    {
        letter = sending.letter;
        model.sender.clone_from(&letter.from);
    }
    let Some(parcel) = parcel_of(id, &model.library, letter) else { return none() };
    vec![Effect::Share(format!("{id}.{EXTENSION}"), Box::new(parcel))]
}

/// The file is written, or it is not.
pub(super) fn shared(model: &mut Model, found: Result<PathBuf, String>) -> Vec<Effect> {
    tell(
        model,
        match found {
            Ok(path) => format!("It is in {}. Send it, or copy it to another computer.", path.display()),
            Err(why) => format!("Nothing was shared: {why}."),
        },
    );
    none()
}

/// A page with its figures, words and boxes to tick.
pub(super) fn print(model: &mut Model, id: &RoutineId) -> Vec<Effect> {
    let Some(routine) = model.library.routine(id) else { return none() };
    let page = print_sheet::render(routine, |exercise| match model.library.picture(exercise) {
        Picture::Figure(figure) => print_sheet::Shown::Figure(figure),
        Picture::Own(name) => print_sheet::Shown::Picture(name),
        Picture::None | Picture::Broken(_) => print_sheet::Shown::Nothing,
    });
    vec![Effect::ShowPage("routine.html", page)]
}

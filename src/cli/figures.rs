//! `supple figures`: pictures of exercises, without a window.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use glam::Vec2;

use super::out::{complain, print};
use super::watch::watch;
use super::{FINE, FigureArguments, FigureView, PROBLEMS, file};
use crate::app::library::Library;
use crate::domain::ids::ExerciseId;
use crate::domain::nearest::nearest;
use crate::figure::{Camera, Figure, Hand, Moment};
use crate::format;
use crate::raster::sheet::{Entry, sheet};
use crate::raster::{Canvas, Look};

/// A figure to draw.
pub struct Drawing {
    /// What its pictures are called.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The figure.
    pub figure: Arc<Figure>,
}

/// Draws what is asked for. `look` is that of the asked theme.
pub fn figures(arguments: &FigureArguments, library: &Library, look: &Look) -> ExitCode {
    if let Err(error) = fs::create_dir_all(&arguments.out) {
        complain(format_args!("supple: the folder {} cannot be made: {error}", arguments.out.display()));
        return PROBLEMS.into();
    }
    if let Some(path) = &arguments.watch {
        return watch(path, || draw_files(std::slice::from_ref(path), arguments, look));
    }
    let done = if !arguments.files.is_empty() {
        draw_files(&arguments.files, arguments, look)
    } else if let Some(id) = &arguments.exercise {
        match known(library, id) {
            Some(drawing) => draw(&[drawing], arguments, look),
            None => return PROBLEMS.into(),
        }
    } else {
        draw(&all(library), arguments, look)
    };
    if done { FINE } else { PROBLEMS.into() }
}

/// The figure of one exercise; told when there is none.
fn known(library: &Library, id: &str) -> Option<Drawing> {
    let found = id.parse::<ExerciseId>().ok().and_then(|id| library.exercises.get(&id));
    let Some(exercise) = found else {
        let meant = nearest(id, library.exercises.keys().map(ExerciseId::as_str));
        let meant = meant.map_or_else(String::new, |meant| format!("; did you mean `{meant}`?"));
        complain(format_args!("supple: there is no exercise `{id}`{meant}"));
        return None;
    };
    let picture = library.picture(&exercise.id);
    let Some(figure) = picture.figure() else {
        complain(format_args!("supple: the exercise `{id}` has no figure that can be drawn; `supple check` says why"));
        return None;
    };
    Some(Drawing { id: id.to_owned(), name: exercise.name.clone(), figure: figure.clone() })
}

/// Every figure: the built-in ones in the order of the clinical notes, then the person's own.
fn all(library: &Library) -> Vec<Drawing> {
    let files = crate::catalog::exercise_files().iter().map(|(name, _)| *name);
    let ids: Vec<&str> = files.collect();
    let own = library.exercises.keys().map(ExerciseId::as_str).filter(|id| !ids.contains(id));
    let drawing = |id: &str| {
        let exercise = library.exercises.get(&id.parse().ok()?)?;
        let figure = library.picture(&exercise.id).figure()?.clone();
        Some(Drawing { id: id.to_owned(), name: exercise.name.clone(), figure })
    };
    ids.iter().copied().chain(own).filter_map(drawing).collect()
}

/// Draws the figures of files; what is wrong with them is told, and what can be drawn is drawn all the same.
fn draw_files(paths: &[PathBuf], arguments: &FigureArguments, look: &Look) -> bool {
    let mut sound = true;
    let mut drawings = Vec::new();
    for path in paths {
        let bytes = match file::read(path) {
            Ok(bytes) => bytes,
            Err(problem) => {
                complain(format_args!("{}:{problem}", path.display()));
                sound = false;
                continue;
            }
        };
        for problem in format::check_figure(&bytes) {
            complain(format_args!("{}:{problem}", path.display()));
            sound = false;
        }
        let id = path.file_stem().map_or_else(|| "figure".into(), |stem| stem.to_string_lossy().into_owned());
        match format::read_figure(&bytes) {
            Ok(Some(figure)) => {
                let name = format::read_exercise(&bytes).map_or_else(|_| id.clone(), |exercise| exercise.name);
                drawings.push(Drawing { id, name, figure: Arc::new(figure) });
            }
            Ok(None) => {
                complain(format_args!("{}: the file has no figure; add `figure: (…)` to its body", path.display()));
                sound = false;
            }
            Err(_) => {}
        }
    }
    draw(&drawings, arguments, look) && sound
}

/// Draws each figure's key frames, and a sheet where there are several. True when all was written.
fn draw(drawings: &[Drawing], arguments: &FigureArguments, look: &Look) -> bool {
    let mut written = 0;
    for drawing in drawings {
        let camera = camera(arguments.view, &drawing.figure);
        for (number, along) in drawing.figure.key_moments().into_iter().enumerate() {
            let (width, height) = arguments.size;
            let mut canvas = Canvas::new(width, height, look.stage);
            let size = Vec2::new(width as f32, height as f32);
            canvas.moment(&drawing.figure, &Moment::still(along), &camera, size, look);
            if !write(&arguments.out.join(format!("{}-{}.png", drawing.id, number + 1)), &canvas) {
                return false;
            }
            written += 1;
        }
    }
    if drawings.len() > 1 {
        let entries: Vec<Entry<'_>> = drawings
            .iter()
            .map(|drawing| Entry {
                name: &drawing.name,
                figure: Some(&drawing.figure),
                camera: arguments.view.map(|view| camera(Some(view), &drawing.figure)),
            })
            .collect();
        if !write(&arguments.out.join("sheet.png"), &sheet(&entries, look)) {
            return false;
        }
        written += 1;
    }
    print(&format!("{written} pictures in {}\n", arguments.out.display())).is_ok()
}

fn write(path: &Path, canvas: &Canvas) -> bool {
    match fs::write(path, canvas.png()) {
        Ok(()) => true,
        Err(error) => {
            complain(format_args!("supple: {} cannot be written: {error}", path.display()));
            false
        }
    }
}

/// The view that is asked for.
fn camera(view: Option<FigureView>, figure: &Figure) -> Camera {
    match view {
        None => figure.camera(Hand::Right),
        Some(FigureView::Side) => Camera::new(0.0, 6.0),
        Some(FigureView::Front) => Camera::new(90.0, 8.0),
        Some(FigureView::Back) => Camera::new(-90.0, 8.0),
        Some(FigureView::ThreeQuarter) => Camera::new(38.0, 18.0),
    }
}

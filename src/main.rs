//! The composition root: parses arguments, builds the adapters, and hands them to the window or the command line.

mod desktop;

use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use desktop::{First, Place};
use egui::Color32;
use supple::app::library::Library;
use supple::app::notice::Notice;
use supple::cli::{self, Arguments, Command, FigureTheme, ImportArguments};
use supple::clock::{Clock, SystemClock};
use supple::domain::day::Day;
use supple::domain::settings::Settings;
use supple::figure::palette::{Palette, Rgb};
use supple::instance::Instance;
use supple::raster::Look;
use supple::storage::Mend;
use supple::storage::device;
use supple::storage::disk::RealDisk;
use supple::storage::folders::Folders;
use supple::storage::store::{OwnFiles, Store};
use supple::ui::theme::{fonts, tokens};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let place = Place::of(arguments.data_dir.as_ref());
    let Some(folders) = Folders::find(&RealDisk, arguments.data_dir) else {
        eprintln!("supple: this system names no folder for your data; choose one with --data-dir DIR");
        return cli::PROBLEMS.into();
    };
    match arguments.command {
        None => desktop::open(folders, place, &First::Nothing),
        Some(Command::Play { routine }) => desktop::open(folders, place, &First::Play(routine)),
        Some(Command::Open { file }) => desktop::open(folders, place, &First::Look(file)),
        Some(Command::Pack(arguments)) => {
            let store = reader(&folders);
            cli::pack(arguments, &library(&store).0, &store, today(settings(&store)))
        }
        Some(Command::Routines) => {
            let (library, notices) = library(&reader(&folders));
            cli::routines(&library, &notices)
        }
        Some(Command::Check { files }) => cli::check(&files, library(&reader(&folders)).0),
        Some(Command::Figures(arguments)) => {
            let (library, _) = library(&reader(&folders));
            cli::figures(&arguments, &library, &look(arguments.theme))
        }
        Some(Command::History(arguments)) => cli::history(&reader(&folders), SystemClock::new().wall(), &arguments),
        Some(Command::Journal(arguments)) => cli::journal(&reader(&folders), SystemClock::new().wall(), &arguments),
        Some(Command::Import(arguments)) => import(&folders, &arguments),
        Some(Command::Streak(arguments)) => {
            let store = reader(&folders);
            let settings = settings(&store);
            cli::streak(&store, settings, SystemClock::new().local(), &arguments)
        }
    }
}

/// Writes, so it needs an id of its own, and the data folder to itself.
fn import(folders: &Folders, arguments: &ImportArguments) -> ExitCode {
    let (device, _) = device::device_id(&RealDisk, folders);
    // Held until all of it is written.
    let guard = match Instance::claim(&folders.data, &device, || {}) {
        Instance::Claimed(guard) => guard,
        Instance::Occupied(_) => {
            eprintln!("supple: Supple is open with this data folder; close it first, then import");
            return cli::PROBLEMS.into();
        }
    };
    let store = Store::new(Arc::new(RealDisk), folders.data.clone(), device);
    let code = cli::import(arguments, &store, SystemClock::new().wall());
    drop(guard);
    code
}

fn settings(store: &Store) -> Settings {
    at_home(store.load_settings(Mend::Never).0)
}

/// The choices, where the system says which place it is in: the first variable that is set says so.
fn at_home(settings: Option<Settings>) -> Settings {
    let settings = settings.unwrap_or_default();
    let set = |name| std::env::var(name).ok().filter(|locale| !locale.is_empty());
    let locale = ["LC_ALL", "LC_TIME", "LANG"].into_iter().find_map(set).unwrap_or_default();
    Settings { week_start: settings.week_start.where_one_speaks(&locale), ..settings }
}

fn today(settings: Settings) -> Day {
    Day::of(SystemClock::new().local(), settings.day_boundary)
}

/// A store that only looks, with the choices of this machine: it sets nothing aside, and takes no id of its own.
fn reader(folders: &Folders) -> Store {
    let nobody = || "reader".parse().expect("a sound id");
    let device = device::known(&RealDisk, folders).unwrap_or_else(nobody);
    Store::new(Arc::new(RealDisk), folders.data.clone(), device)
}

/// The colours and the font of the window, for pictures without one.
fn look(theme: FigureTheme) -> Look {
    let (tokens, palette) = match theme {
        FigureTheme::Light => (&tokens::LIGHT, Palette::Light),
        FigureTheme::Dark => (&tokens::DARK, Palette::Dark),
    };
    let rgb = |color: Color32| Rgb(color.r(), color.g(), color.b());
    Look {
        palette,
        ground: rgb(tokens.background),
        stage: rgb(tokens.stage),
        text: rgb(tokens.text),
        font: fonts::LATIN,
    }
}

/// What comes with the program and the person's own, with what is wrong with the latter.
fn library(store: &Store) -> (Library, Vec<Notice>) {
    let mut library = Library::built_in();
    let (exercises, mut unread) = store.load_own_files(OwnFiles::Exercises);
    let (routines, more) = store.load_own_files(OwnFiles::Routines);
    let (plans, others) = store.load_own_files(OwnFiles::Plans);
    unread.extend(more.into_iter().chain(others));
    let mut notices: Vec<Notice> = unread.iter().map(desktop::notice_of).collect();
    notices.extend(library.add_own(&exercises, &routines));
    notices.extend(library.add_own_plans(&plans));
    (library, notices)
}

//! The command line: what was asked for, and the commands that need no window.
//!
//! Exit codes: 0 when all is well, 1 when a file has problems or something failed, 2 for wrong usage.
//!
//! Deliberately absent: the window (`play` and no command at all), which `main` opens.

mod check;
pub mod file;
mod history;
mod out;
mod routines;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

pub use check::check;
pub use history::history;
pub use routines::routines;

/// A guided timer and diary for self-massage, stretching, gentle movement and relaxation.
#[derive(Debug, Parser)]
#[command(name = "supple", version, about, long_about = None, after_help = EXAMPLES)]
pub struct Arguments {
    /// Keep all of your data in this folder instead of the platform's own
    #[arg(long, value_name = "DIR", global = true)]
    pub data_dir: Option<PathBuf>,
    /// Without a command the app opens
    #[command(subcommand)]
    pub command: Option<Command>,
}

const EXAMPLES: &str = "\
Examples:
  supple                                 open the app
  supple play hamstring-1                open it in the player, and start
  supple play my-evening.ron             the same with a routine file
  supple check my-evening.ron            say what is wrong with a file, and how to mend it
  supple history --format csv            print every session, oldest first";

/// What to do instead of opening the app.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Open the player and start a routine at once
    Play {
        /// The id of a routine, or the path of a routine file
        routine: String,
    },
    /// List every routine: id, title, steps and minutes
    Routines,
    /// Check exercise and routine files
    Check {
        /// The files
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Print the sessions of all devices, oldest first
    History {
        /// How
        #[arg(long, value_enum, default_value_t)]
        format: HistoryFormat,
    },
}

/// How to print the sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum HistoryFormat {
    /// For reading
    #[default]
    Text,
    /// For a spreadsheet
    Csv,
    /// For other programs
    Json,
}

/// All is well.
pub const FINE: ExitCode = ExitCode::SUCCESS;
/// A file has problems, or something failed.
pub const PROBLEMS: u8 = 1;

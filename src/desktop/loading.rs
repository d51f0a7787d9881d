//! What is read at the start, and told of it.

use std::thread;

use supple::app::command::{Command, LoadedData};
use supple::app::notice::{Notice, Topic};
use supple::domain::checkpoint::Checkpoint;
use supple::domain::edit_draft::EditDraft;
use supple::domain::history::{History, HistoryEntry, Outcome, SessionRecord};
use supple::domain::journal::{Entry, Journal};
use supple::domain::odd;
use supple::domain::quantity::WallTime;
use supple::storage::Mend;
use supple::storage::notice::LoadNotice;
use supple::storage::store::Store;

use super::general;
use super::line::Line;

/// The record of a session that a crash left, taken out of `kept`; `None` where nothing was done, or the record is safe.
pub fn interrupted(store: &Store, kept: &mut Option<Checkpoint>) -> Option<SessionRecord> {
    let record = kept.take_if(|kept| !kept.record.done.is_zero())?.record;
    let (entries, _) = store.load_history(Mend::Never);
    let is_safe = History::merge(entries).session(&record.id).is_some();
    (!is_safe).then_some(SessionRecord { outcome: Outcome::Interrupted, ..record })
}

/// What is known before the diary is read.
#[derive(Default)]
pub struct Already {
    /// A session that did not end.
    pub kept: Option<Checkpoint>,
    /// A routine that was being edited.
    pub draft: Option<EditDraft>,
    /// A note that was being written.
    pub noting: Option<Entry>,
    /// An entry that may not be on disk yet.
    pub also: Option<HistoryEntry>,
}

/// Reads the diary on a thread of its own.
pub fn load_in_background(store: Store, already: Already, mend: Mend, now: WallTime, line: &Line) {
    let told = line.clone();
    let load = move || {
        let (mut entries, notices) = store.load_history(mend);
        entries.extend(already.also);
        let (lines, more) = store.load_journal(mend);
        for notice in notices.iter().chain(&more) {
            told.send(Command::Tell(notice_of(notice)));
        }
        let (history, journal) = (History::merge(entries), Journal::merge(lines));
        let odd = odd::of_history(&history, now).into_iter().chain(odd::of_journal(&journal, now)).collect();
        told.send(Command::Loaded(Box::new(LoadedData {
            history,
            journal,
            odd,
            kept: already.kept,
            draft: already.draft,
            noting: already.noting,
        })));
    };
    if let Err(error) = thread::Builder::new().name("load".into()).spawn(load) {
        line.send(Command::Tell(general(format!("Your diary could not be read: {error}. Start Supple again."))));
    }
}

/// What loading found, for the person.
pub fn notice_of(found: &LoadNotice) -> Notice {
    let topic = Topic::File(found.file.display().to_string());
    Notice { topic, text: found.to_string(), details: vec![] }
}

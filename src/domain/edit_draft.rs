//! What is known of a routine that is being edited, so that a crash keeps it.

use super::fingerprint::Fingerprint;

/// A routine as it stood in the editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditDraft {
    /// The name of the person's own file that it began from; `None` for a new one.
    pub file: Option<String>,
    /// Of that file as it was read; `None` where nothing stood there.
    pub base: Option<Fingerprint>,
    /// The routine, as a routine file.
    pub text: String,
}

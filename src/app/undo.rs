//! Changes that can be taken back and done again, without limit.

/// The states before and after the one of now. `M` marks changes that are taken back together: letters typed in one field.
#[derive(Debug, Clone)]
pub struct Undo<S, M> {
    past: Vec<S>,
    future: Vec<S>,
    mark: Option<M>,
}

impl<S, M> Default for Undo<S, M> {
    fn default() -> Self {
        Self { past: Vec::new(), future: Vec::new(), mark: None }
    }
}

impl<S, M: PartialEq> Undo<S, M> {
    /// A change was made; `before` is how it was.
    pub fn changed(&mut self, before: S, mark: Option<M>) {
        if mark.is_none() || mark != self.mark || self.past.is_empty() {
            self.past.push(before);
        }
        self.mark = mark;
        self.future.clear();
    }

    /// What comes next is a change of its own, whatever its mark.
    pub fn seal(&mut self) {
        self.mark = None;
    }

    /// Whether a change can be taken back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether one that was taken back can be done again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// The state before the last change, in exchange for the one of now.
    pub fn undo(&mut self, now: S) -> Result<S, S> {
        self.mark = None;
        match self.past.pop() {
            Some(before) => {
                self.future.push(now);
                Ok(before)
            }
            None => Err(now),
        }
    }

    /// The state that was taken back last, in exchange for the one of now.
    pub fn redo(&mut self, now: S) -> Result<S, S> {
        self.mark = None;
        match self.future.pop() {
            Some(after) => {
                self.past.push(now);
                Ok(after)
            }
            None => Err(now),
        }
    }
}

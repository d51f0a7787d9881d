//! What a voice says, as lines of the sheet.

use super::{CueSheet, Line, OWN_TIME, Sentence, Told, Trouble, line, segment_at};
use crate::domain::quantity::MonoTime;
use crate::domain::speech::voice::{Amount, Voice};
use crate::domain::speech::wording::Wording;
use crate::domain::speech::{Priority, Said, rehearse};
use crate::domain::timeline::SegmentKind;

/// Of a longer session only so many segments are gone through: the sheet is laid out anew with each change.
const SPOKEN: usize = 1_000;

impl CueSheet {
    /// The same with what such a voice says.
    #[must_use]
    pub fn spoken(mut self, voice: Voice, wording: Wording) -> Self {
        if voice.amount == Amount::Off {
            return self;
        }
        let said = rehearse(self.timeline.clone(), OWN_TIME, voice, wording, SPOKEN);
        self.unspoken = self.begins.get(SPOKEN).copied();
        self.mark_what_is_not_named(&said);
        self.lines.extend(said.into_iter().map(|said| {
            let at = said.at.since(MonoTime::default());
            let sentence = Sentence { words: said.words, aloud: said.aloud };
            line(at, segment_at(&self.begins, at), Told::Said(sentence))
        }));
        self.arrange();
        self
    }

    fn mark_what_is_not_named(&mut self, said: &[Said]) {
        let mut named = vec![false; self.timeline.bouts.len()];
        for name in said.iter().filter(|said| said.priority == Priority::Name) {
            let segment = segment_at(&self.begins, name.at.since(MonoTime::default()));
            named[self.timeline.segments[segment].bout] = true;
        }
        for Line { segment, what, trouble, .. } in &mut self.lines {
            let place = self.timeline.segments[*segment];
            let begins = *what == Told::Begins && place.kind == SegmentKind::Work && place.set == 1;
            if begins && *segment < SPOKEN && !named[place.bout] {
                *trouble = Some(Trouble::Unnamed);
            }
        }
    }
}

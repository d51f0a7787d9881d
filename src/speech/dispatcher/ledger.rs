//! How long each message took, put together from what the service tells of it as it comes.

use std::time::Duration;

use crate::domain::quantity::MonoTime;
use crate::speech::Spoken;

/// More are never on their way; what the service never tells the end of is forgotten.
const KEPT: usize = 16;

/// Messages of one connection, by the numbers that the service gave them.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    open: Vec<Message>,
    spoken: Vec<Spoken>,
}

#[derive(Debug)]
struct Message {
    number: u64,
    text: Option<String>,
    begun: Option<MonoTime>,
    took: Option<Duration>,
}

/// What the service tells of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum News {
    /// It begins to sound.
    Begun,
    /// All of it was said.
    Over,
    /// It was cut.
    Cancelled,
}

impl News {
    /// By the number with which a line begins.
    pub(super) fn of(line: &str) -> Option<Self> {
        match line.get(..3)? {
            "701" => Some(Self::Begun),
            "702" => Some(Self::Over),
            "703" => Some(Self::Cancelled),
            _ => None,
        }
    }
}

impl Ledger {
    /// This is what the message with this number says. The service may have begun it before it gave the number away.
    pub(super) fn sent(&mut self, number: u64, text: String) {
        self.message(number).text = Some(text);
        self.close(number);
    }

    /// What became of a message at `now`.
    pub(super) fn hear(&mut self, number: u64, news: News, now: MonoTime) {
        match news {
            News::Begun => self.message(number).begun = Some(now),
            News::Over => {
                let message = self.message(number);
                message.took = message.begun.map(|begun| now.since(begun));
                self.close(number);
            }
            News::Cancelled => self.open.retain(|message| message.number != number),
        }
    }

    /// Another connection counts from one again.
    pub(super) fn begin_anew(&mut self) {
        self.open.clear();
    }

    /// What was said since the last time.
    pub(super) fn take(&mut self) -> Vec<Spoken> {
        std::mem::take(&mut self.spoken)
    }

    fn message(&mut self, number: u64) -> &mut Message {
        let at = self.open.iter().position(|message| message.number == number).unwrap_or_else(|| {
            let old = (self.open.len() + 1).saturating_sub(KEPT);
            self.open.drain(..old);
            self.open.push(Message { number, text: None, begun: None, took: None });
            self.open.len() - 1
        });
        &mut self.open[at]
    }

    fn close(&mut self, number: u64) {
        let is_known = |message: &Message| message.number == number && message.text.is_some() && message.took.is_some();
        let Some(at) = self.open.iter().position(is_known) else { return };
        let Message { text, took, .. } = self.open.remove(at);
        self.spoken.extend(text.zip(took).map(|(text, took)| Spoken { text, took }));
        let old = self.spoken.len().saturating_sub(KEPT);
        self.spoken.drain(..old);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: u64) -> MonoTime {
        MonoTime::from_origin(Duration::from_millis(millis))
    }

    fn spoken(text: &str, millis: u64) -> Spoken {
        Spoken { text: text.into(), took: Duration::from_millis(millis) }
    }

    #[test]
    fn a_message_took_from_its_beginning_to_its_end_in_whatever_order_that_is_told() {
        let mut ledger = Ledger::default();
        ledger.sent(1, "left".into());
        ledger.hear(1, News::Begun, at(100));
        assert_eq!(ledger.take(), []);
        ledger.hear(1, News::Over, at(1_350));
        ledger.hear(2, News::Begun, at(1_400));
        ledger.hear(2, News::Over, at(1_900));
        ledger.sent(2, "right".into());
        assert_eq!(ledger.take(), [spoken("left", 1_250), spoken("right", 500)]);
        assert_eq!(ledger.take(), []);
    }

    #[test]
    fn what_was_cut_or_comes_from_another_connection_tells_nothing_and_nothing_piles_up() {
        let mut ledger = Ledger::default();
        ledger.sent(1, "cut".into());
        ledger.hear(1, News::Begun, at(0));
        ledger.hear(1, News::Cancelled, at(10));
        ledger.hear(1, News::Over, at(20));
        ledger.sent(2, "before".into());
        ledger.hear(2, News::Begun, at(30));
        ledger.begin_anew();
        ledger.hear(2, News::Over, at(40));
        (10..1_000).for_each(|number| ledger.hear(number, News::Begun, at(number)));
        assert!(ledger.open.len() <= KEPT);
        assert_eq!(ledger.take(), []);
    }
}

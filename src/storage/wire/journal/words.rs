//! Vocabularies.

/// A vocabulary with the same words in the file and in the domain.
macro_rules! same_words {
    ($($wire:ident, $word:ident: $($variant:ident),+;)+) => {
        $(
            #[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
            #[serde(rename_all = "snake_case")]
            enum $wire { $($variant),+ }

            impl $wire {
                const fn of(word: $word) -> Self {
                    match word { $($word::$variant => Self::$variant),+ }
                }

                const fn get(self) -> $word {
                    match self { $(Self::$variant => $word::$variant),+ }
                }
            }
        )+
    };
}

pub(super) use same_words;

//! `say`, which every macOS has.

use std::process::Command;

use super::{Manner, Program};
use crate::domain::speech::voice::VoiceName;

/// Its usual speed, in words a minute.
const WORDS: f32 = 175.0;

/// It reads its words from standard input.
pub const SAY: Program = Program { name: "The voice of macOS", command, written };

fn command(manner: &Manner) -> Command {
    let mut say = Command::new("/usr/bin/say");
    say.args(["-f", "-", "-r", &format!("{:.0}", WORDS * manner.rate.factor())]);
    if let Some(voice) = &manner.voice {
        say.args(["-v", voice.as_str()]);
    }
    say
}

/// Loudness is told within the words. Brackets of the words' own would be taken for orders.
fn written(text: &str, manner: &Manner) -> String {
    let words = text.replace("[[", "[ [").replace("]]", "] ]");
    format!("[[volm {:.2}]] {words}", f32::from(manner.volume.get()) / 100.0)
}

/// Prints the voices there are.
pub fn listing() -> Command {
    let mut say = Command::new("/usr/bin/say");
    say.args(["-v", "?"]);
    say
}

/// The English ones of lines such as `Daniel (Enhanced)   en_GB    # Hello!`.
pub fn english(listed: &str) -> Vec<VoiceName> {
    let voice = |line: &str| {
        let (told, _) = line.split_once('#')?;
        let (name, language) = told.trim_end().rsplit_once(char::is_whitespace)?;
        language.starts_with("en_").then(|| name.trim().parse().ok()).flatten()
    };
    listed.lines().filter_map(voice).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::quantity::Volume;
    use crate::domain::speech::voice::Rate;

    #[test]
    fn english_voices_are_found_in_the_list_with_all_of_their_names() {
        let listed = "Albert              en_US    # Hello! My name is Albert.\n\
                      Bad News            en_US    # Hello! My name is Bad News.\n\
                      Anna                de_DE    # Hallo! Ich heiße Anna.\n\
                      Daniel (Enhanced)   en_GB    # Hello! My name is Daniel.\n\
                      nonsense\n";
        let names: Vec<String> = english(listed).iter().map(ToString::to_string).collect();
        assert_eq!(names, ["Albert", "Bad News", "Daniel (Enhanced)"]);
    }

    #[test]
    fn words_are_never_taken_for_orders() {
        let manner = Manner { rate: Rate::default(), volume: Volume::percent(45), voice: None };
        assert_eq!(written("Rest. [[rate 9]]", &manner), "[[volm 0.45]] Rest. [ [rate 9] ]");
    }
}

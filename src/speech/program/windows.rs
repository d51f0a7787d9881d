//! The voices of Windows, through the PowerShell that every Windows has: there they are .NET's `System.Speech`.

use std::process::Command;

use super::{Manner, Program};
use crate::domain::speech::voice::VoiceName;

/// It reads its words from standard input.
pub const SPEECH: Program = Program { name: "The voice of Windows", command, written };

/// Stands before everything else. A failure ends it with an error.
const BEGIN: &str = "$ErrorActionPreference = 'Stop'; \
    [Console]::InputEncoding = [Text.Encoding]::UTF8; [Console]::OutputEncoding = [Text.Encoding]::UTF8; \
    Add-Type -AssemblyName System.Speech; \
    $voice = New-Object System.Speech.Synthesis.SpeechSynthesizer; ";

fn command(manner: &Manner) -> Command {
    // One that is gone leaves the words to another.
    let chosen = manner.voice.map_or_else(String::new, |name| {
        format!("try {{ $voice.SelectVoice({}) }} catch {{}}; ", quoted(name.as_str()))
    });
    let (rate, volume) = (rate(manner), manner.volume.get());
    shell(&format!(
        "{BEGIN}$voice.Rate = {rate}; $voice.Volume = {volume}; {chosen}\
         $words = [Console]::In.ReadToEnd(); if ($words) {{ $voice.Speak($words) }}"
    ))
}

/// PowerShell takes each of these for a quote; twice it stands for itself.
const QUOTES: [char; 5] = ['\'', '\u{2018}', '\u{2019}', '\u{201a}', '\u{201b}'];

fn quoted(text: &str) -> String {
    let mut quoted = String::from("'");
    for letter in text.chars() {
        quoted.extend(QUOTES.contains(&letter).then_some(letter));
        quoted.push(letter);
    }
    quoted.push('\'');
    quoted
}

/// From -10 to 10, as Windows counts: 10 is three times as fast.
fn rate(manner: &Manner) -> i32 {
    (10.0 * manner.rate.factor().ln() / 3.0_f32.ln()).round() as i32
}

fn written(text: &str, _manner: &Manner) -> String {
    text.to_owned()
}

/// Prints the names of the English voices.
pub fn listing() -> Command {
    shell(&format!(
        "{BEGIN}$voice.GetInstalledVoices() | Where-Object {{ $_.Enabled -and $_.VoiceInfo.Culture.Name -like 'en-*' }} \
         | ForEach-Object {{ $_.VoiceInfo.Name }}"
    ))
}

/// A name a line.
pub fn names(listed: &str) -> Vec<VoiceName> {
    listed.lines().filter_map(|name| name.trim().parse().ok()).collect()
}

fn shell(script: &str) -> Command {
    let mut shell = Command::new("powershell.exe");
    shell.args(["-NoLogo", "-NoProfile", "-NonInteractive", "-Command", script]);
    #[cfg(windows)]
    {
        use std::os::windows::process::CommandExt;
        /// No window of its own.
        const CREATE_NO_WINDOW: u32 = 0x0800_0000;
        shell.creation_flags(CREATE_NO_WINDOW);
    }
    shell
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::quantity::Volume;
    use crate::domain::speech::voice::Rate;

    fn manner(percent: u8, voice: Option<&str>) -> Manner {
        let voice = voice.map(|name| name.parse().unwrap());
        Manner { rate: Rate::percent(percent), volume: Volume::percent(45), voice }
    }

    #[test]
    fn the_usual_speed_is_nought_and_others_lie_about_it() {
        assert_eq!([60, 100, 160].map(|percent| rate(&manner(percent, None))), [-5, 0, 4]);
    }

    #[test]
    fn a_name_with_a_quote_stays_a_name() {
        let command = command(&manner(100, Some("O'Brien'; exit #")));
        let script = command.get_args().last().unwrap().to_string_lossy().into_owned();
        assert!(script.contains("SelectVoice('O''Brien''; exit #')"), "{script}");
        let curly = quoted("‘a’; b‚ c‛ “d” é");
        assert_eq!(curly, "'‘‘a’’; b‚‚ c‛‛ “d” é'", "PowerShell has more quotes than one");
    }

    #[test]
    fn names_are_read_line_by_line() {
        let names: Vec<String> = names("Microsoft Hazel Desktop\r\n\r\nMicrosoft Zira Desktop\r\n")
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(names, ["Microsoft Hazel Desktop", "Microsoft Zira Desktop"]);
    }
}

//! No text of Supple promises what Supple must not.

use supple::catalog::{articles, built_in};

/// Words that must not stand in a claim (clinical notes, section 8). Each test adds those its kind of text can do
/// without, and says where one may stand and why.
const PROMISES: &[&str] = &[
    "treat",
    "reliev",
    "relief",
    "alleviat",
    "cure",
    "heal ",
    "heals",
    "healing",
    "decompress",
    "release the nerve",
    "prevent",
    "diagnos",
    "monitor",
    "prescri",
    "clinically proven",
    "medical-grade",
    " dose",
    "pain-free",
    "detox",
];

#[test]
fn no_words_promise_a_cure() {
    // Titles and descriptions are short: nothing is argued in them, and no form of these words is needed.
    let also = ["therap", "heal", "clinical", "medical", "dose", "patient", "inflammat", "sciatica"];
    for routine in &built_in().routines {
        let words = [routine.title(), routine.description(), routine.goal(), &routine.tags().join(" ")].join(" ");
        assert!(!routine.description().is_empty() && !routine.goal().is_empty(), "{}", routine.id());
        for word in PROMISES.iter().copied().chain(also) {
            assert!(!words.to_lowercase().contains(word), "{} says `{word}`: {words}", routine.id());
        }
    }
}

#[test]
fn no_article_and_no_exercise_promises_what_supple_must_not() {
    const ALSO: &[&str] = &["therapy for", "anti-inflammatory"];
    // A rule about medicines, not a claim about Supple.
    const ARGUED: &[(&str, &str)] = &[("the-plan", "prescri")];
    let check = |place: &str, text: &str| {
        let text = text.to_lowercase().replace("physiotherapy", "");
        for word in PROMISES.iter().chain(ALSO) {
            let argued = ARGUED.contains(&(place, *word));
            assert!(argued || !text.contains(word), "{place} says `{word}`: {}", around(&text, word));
        }
    };
    for article in articles() {
        check(article.id, &[article.title.as_str(), article.summary.as_str(), &article.text()].join("\n"));
    }
    for (id, exercise) in &built_in().exercises {
        let variants = exercise.easier.iter().chain(&exercise.harder).map(|variant| variant.words.as_str());
        let words: Vec<&str> = exercise.cues.iter().map(String::as_str).chain(variants).collect();
        check(id.as_str(), &[exercise.name.as_str(), &exercise.feel, &exercise.avoid, &words.join("\n")].join("\n"));
    }
}

/// The same for what stands on screens: every text in the sources of screens, views and care.
#[test]
fn no_screen_promises_what_supple_must_not() {
    const ALSO: &[&str] = &["therapy", "patient", "inflammat"];
    // What Supple does not do, said in full where a person reads about it (section 8, disclaimer).
    const ARGUED: &[(&str, &[&str])] = &[("settings.rs", &["treat", "cure", "prevent", "diagnos", "monitor"])];
    let mut texts = 0;
    for folder in ["src/ui", "src/app", "src/domain", "src/export", "src/catalog"] {
        for file in sources(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) {
            let name = file.file_name().unwrap().to_str().unwrap().to_owned();
            for text in literals(&std::fs::read_to_string(&file).unwrap()) {
                texts += 1;
                let text = text.to_lowercase();
                for word in PROMISES.iter().chain(ALSO) {
                    let argued = ARGUED.iter().any(|(place, words)| *place == name && words.contains(word));
                    assert!(argued || !text.contains(word), "{name} says `{word}`: {text}");
                }
            }
        }
    }
    assert!(texts > 500, "only {texts} texts were found");
}

fn sources(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let found = entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] });
    found.filter(|path| path.extension().is_some_and(|end| end == "rs")).collect()
}

/// The texts between quotes, comments and documentation left out.
fn literals(source: &str) -> Vec<String> {
    let code: String =
        source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut found = Vec::new();
    let mut rest = code.as_str();
    while let Some(start) = rest.find('"') {
        let after = &rest[start + 1..];
        let mut escaped = false;
        let end = after.find(|letter: char| {
            let ends = letter == '"' && !escaped;
            escaped = letter == '\\' && !escaped;
            ends
        });
        let Some(end) = end else { break };
        found.push(after[..end].to_owned());
        rest = &after[end + 1..];
    }
    found
}

fn around(text: &str, word: &str) -> String {
    let at = text.find(word).unwrap_or_default();
    text.chars().skip(at.saturating_sub(30)).take(80).collect()
}

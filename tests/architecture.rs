//! Who may import whom, as data. A failure says which rule was broken, and why the rule is there.

use std::fs;
use std::path::{Path, PathBuf};

/// A module, what it may import of this crate, and why no more than that.
struct Rule {
    module: &'static str,
    may: &'static [&'static str],
    why: &'static str,
}

const RULES: &[Rule] = &[
    Rule { module: "domain", may: &["domain"], why: "what Supple knows must be testable with nothing but values" },
    Rule { module: "clock", may: &["domain"], why: "the clock is below everything that reads it" },
    Rule { module: "figure", may: &[], why: "a body is maths: it knows neither exercises nor screens" },
    Rule { module: "raster", may: &["figure"], why: "pixels of figures need nothing but figures" },
    Rule { module: "picture", may: &["domain"], why: "pixels of files need nothing but a name" },
    Rule { module: "format", may: &["domain", "figure"], why: "text to values and back, wherever the bytes come from" },
    Rule {
        module: "catalog",
        may: &["domain", "figure", "format"],
        why: "built-in content is read like a person's own",
    },
    Rule {
        module: "storage",
        may: &["domain", "storage"],
        why: "storage keeps values and knows nobody who shows them",
    },
    Rule { module: "instance", may: &["domain"], why: "one app per folder needs to know no more than the folder" },
    Rule { module: "audio", may: &["domain", "clock"], why: "sound plays what it is told, when it is told" },
    Rule { module: "speech", may: &["domain", "clock"], why: "a voice says what it is told" },
    Rule { module: "export", may: &["domain", "figure"], why: "renderers are pure, from values to bytes" },
    Rule {
        module: "import",
        may: &["domain", "export"],
        why: "what is read back is what was written, and nothing else",
    },
    Rule {
        module: "engine",
        may: &["domain", "clock", "audio", "speech"],
        why: "timing must not wait for windows or disks",
    },
    Rule {
        module: "app",
        may: &["domain", "figure", "format", "catalog", "engine", "storage", "export", "picture"],
        why: "what the program does must be testable without widgets and devices",
    },
    Rule {
        module: "ui",
        may: &["app", "domain", "engine", "catalog", "clock", "figure", "picture", "raster"],
        why: "screens draw views and push commands; they save, sound and time nothing",
    },
    Rule {
        module: "cli",
        may: &["app", "domain", "figure", "raster", "format", "catalog", "storage", "export", "import", "clock"],
        why: "the command line is a thin layer over the same parts",
    },
    Rule {
        module: "testing",
        may: &["app", "audio", "catalog", "clock", "domain", "engine", "format", "picture", "speech", "storage"],
        why: "the test world is all but the window",
    },
];

/// Words that may stand only in the named places, and why.
struct Ban {
    word: &'static str,
    allowed: &'static [&'static str],
    why: &'static str,
}

const BANS: &[Ban] = &[
    Ban { word: "Instant::now", allowed: &["clock"], why: "only the clock reads real time, so that tests can move it" },
    Ban {
        word: "SystemTime::now",
        allowed: &["clock"],
        why: "only the clock reads real time, so that tests can move it",
    },
    Ban { word: "Utc::now", allowed: &["clock"], why: "only the clock reads real time, so that tests can move it" },
    Ban { word: "Local::now", allowed: &["clock"], why: "only the clock reads real time, so that tests can move it" },
    Ban {
        word: "thread::",
        allowed: &[
            "engine/host",
            "storage/saver",
            "audio/device",
            "speech/dispatcher",
            "speech/program",
            "instance",
            "cli/watch",
        ],
        why: "threads live in thin hosts around code that is tested without them",
    },
    Ban { word: "Color32::from_", allowed: &["ui/theme"], why: "no colour is written twice" },
    Ban {
        word: "serde",
        allowed: &["storage", "format", "catalog", "export"],
        why: "stored shapes are frozen apart from what the program uses",
    },
    Ban { word: "println!", allowed: &["cli"], why: "only the command line prints" },
    Ban { word: "eprintln!", allowed: &["cli"], why: "only the command line prints" },
    Ban {
        word: "std::fs",
        allowed: &["storage/disk", "cli", "instance", "audio/device/server"],
        why: "a person's files have one user, which never writes over what it did not understand",
    },
    Ban { word: "egui", allowed: &["ui"], why: "what is drawn is apart from what is done" },
    Ban { word: "rodio", allowed: &["audio/device"], why: "an adapter crate stands in one leaf file" },
    Ban { word: "image::", allowed: &["picture/photo"], why: "an adapter crate stands in one leaf file" },
    Ban { word: "resvg", allowed: &["picture/drawing"], why: "an adapter crate stands in one leaf file" },
    Ban {
        word: "tiny_skia",
        allowed: &["raster/canvas", "picture/drawing"],
        why: "an adapter crate stands in one leaf file",
    },
    Ban { word: "ab_glyph", allowed: &["raster/canvas"], why: "an adapter crate stands in one leaf file" },
    Ban { word: ".unwrap()", allowed: &[], why: "nothing panics on what a person or a disk may bring" },
];

/// What puts everything together may know everything.
const ROOTS: [&str; 3] = ["lib", "main", "desktop"];

#[test]
fn every_module_imports_only_what_the_table_allows() {
    let mut broken = Vec::new();
    for (path, code) in sources() {
        let module = path.split(['/', '.']).next().unwrap_or_default();
        if ROOTS.contains(&module) {
            continue;
        }
        let Some(rule) = RULES.iter().find(|rule| rule.module == module) else {
            broken.push(format!("src/{path}: `{module}` is in no rule; give it one in tests/architecture.rs"));
            continue;
        };
        for (number, line) in code.lines().enumerate() {
            for imported in imports(line) {
                let allowed = imported == module || rule.may.contains(&imported);
                if !allowed {
                    broken.push(format!("src/{path}:{}: {module} imports {imported}; {}", number + 1, rule.why));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn some_words_stand_only_in_their_place() {
    let mut broken = Vec::new();
    for (path, code) in sources() {
        if ROOTS.iter().any(|root| path.starts_with(root)) {
            continue;
        }
        for (number, line) in code.lines().enumerate() {
            let line = line.split("//").next().unwrap_or_default();
            for ban in BANS.iter().filter(|ban| line.contains(ban.word)) {
                if !ban.allowed.iter().any(|place| path.starts_with(place)) {
                    broken.push(format!("src/{path}:{}: `{}`: {}", number + 1, ban.word, ban.why));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_folder_has_an_index() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for folder in folders(&src) {
        assert!(folder.join("mod.rs").exists(), "{} has no mod.rs", folder.display());
    }
}

/// Top-level modules of this crate that a line names.
fn imports(line: &str) -> impl Iterator<Item = &str> {
    let code = line.split("//").next().unwrap_or_default();
    code.split("crate::").skip(1).map(|rest| {
        let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len());
        &rest[..end]
    })
}

/// Every source file below `src`, without its tests, which stand at its end or in files of their own.
fn sources() -> Vec<(String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    let mut waiting = folders(&src);
    waiting.push(src.clone());
    for folder in waiting {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
            let is_test = name.contains("/tests") || name.ends_with("samples.rs") || name.ends_with("contrast.rs");
            if path.extension().is_some_and(|extension| extension == "rs") && !is_test {
                let text = fs::read_to_string(&path).unwrap();
                let code = without_tests(&text);
                all.push((name, code.to_owned()));
            }
        }
    }
    assert!(all.len() > 50, "the sources were not found");
    all
}

/// The text up to its first module that is only for tests.
fn without_tests(text: &str) -> &str {
    let mut from = 0;
    while let Some(found) = text[from..].find("#[cfg(test)]") {
        let start = from + found;
        let item = text[start..].lines().find(|line| !line.starts_with("#["));
        if item.is_some_and(|item| item.contains("mod ") && item.ends_with('{')) {
            return &text[..start];
        }
        from = start + 1;
    }
    text
}

fn folders(root: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(folders(&path));
            found.push(path);
        }
    }
    found
}

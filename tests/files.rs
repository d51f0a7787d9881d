//! Files people write, and what they are told about bad ones.

use supple::catalog::built_in;
use supple::domain::routine::Routine;
use supple::format::{FileKind, FileProblem, file_kind, read_exercise, read_routine, too_large};

fn read(bytes: &[u8]) -> Result<Routine, Vec<FileProblem>> {
    read_routine(bytes, &built_in().exercises)
}

/// A routine file whose fields stand on line 2 and after.
fn file(fields: &str) -> String {
    format!("(format: \"supple-routine\", version: 1, body: (\n{fields}\n))\n")
}

/// A sound routine with these steps, which begin on line 3.
fn with_steps(steps: &str) -> String {
    file(&format!("id: \"a\", title: \"A\", steps: [\n{steps}\n]"))
}

/// Each expectation is `line:column:` and a part of the message; there must be no others.
#[track_caller]
fn assert_problems(bytes: &[u8], expected: &[(&str, &str)]) {
    assert_told(&read(bytes).expect_err("the file must be refused"), expected);
}

#[track_caller]
fn assert_told(problems: &[FileProblem], expected: &[(&str, &str)]) {
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let all = told.join("\n");
    assert_eq!(told.len(), expected.len(), "in:\n{all}");
    for (problem, (place, gist)) in told.iter().zip(expected) {
        let message = problem.strip_prefix(&format!("{place}: "));
        let message = message.unwrap_or_else(|| panic!("{problem} is not at {place}, in:\n{all}"));
        assert!(message.contains(gist), "{problem} does not say `{gist}`");
    }
}

#[test]
fn a_sound_file_reads_whatever_its_layout() {
    let sound = with_steps("Step(exercise: \"cat-camel\", target: Hold(7.5), rest: Some(3), band: None, sides: None),");
    let plain = read(sound.as_bytes()).unwrap();
    let commented =
        sound.replace("exercise:", "/* which */ exercise // it is\n : /* the */").replace("[\n", "[ // one\n");
    let layouts = [
        format!("{sound}// no line break at the end"),
        format!("\u{feff}{}", sound.replace('\n', "\r\n")),
        format!("#![enable(implicit_some)]\n{sound}"),
        sound.replace("None", "\u{200f}None\u{200e}"),
        commented,
    ];
    for text in layouts {
        assert_eq!(read(text.as_bytes()).as_ref(), Ok(&plain), "{text}");
    }
}

#[test]
fn every_problem_of_a_file_is_told_in_order_with_its_place() {
    let text = "\
(
    format: \"supple-routine\",
    version: 1,
    body: (
        id: \"Évening\",
        titel: \"Evening\",
        rest: \"10\",
        rest: 5,
        steps: [
            Step(exercise: \"cat-camle\", target: Hold(0)), // both wrong
            Step(target: Hod(20), sides: left),
            Stop(exercise: \"cat-camel\"),
            Group(rounds: 0, steps: []),
            /* far */ Step(exercise: \"cat-camel\", sets: 2.5, band: Stretch(2, 7)),
        ],
    ),
)
";
    let expected = [
        ("4:11", "a routine needs the field `title`"),
        ("5:13", "`Évening` is not"),
        ("6:9", "no field `titel`; did you mean `title`?"),
        ("7:15", "`rest` must be a number"),
        ("8:9", "`rest` stands here a second time"),
        ("10:28", "did you mean `cat-camel`?"),
        ("10:49", "`target`: 0 s is no length of work"),
        ("11:13", "a step needs the field `exercise`"),
        ("11:26", "`target` must be Hold(seconds), Reps(count, seconds)"),
        ("11:42", "one of the words None, Both, LeftThenRight"),
        ("12:13", "Step(exercise: …)"),
        ("13:27", "`rounds` is 0"),
        ("13:37", "it has no steps; add at least one"),
        ("14:57", "`sets` must be a whole number"),
        ("14:68", "`band`: a band for stretch feeling runs from 0 to at most 5"),
    ];
    assert_problems(text.as_bytes(), &expected);
}

#[test]
fn values_of_the_wrong_type_are_told_one_by_one() {
    let text = file(
        "id: 5, title: [],\ndescription: 5, goal: true,\ntags: \"a\", get_ready: \"10\", change_over: [],\nsteps: 5",
    );
    let expected = [
        ("2:5", "`id` must be a text in double quotes"),
        ("2:15", "`title` must be"),
        ("3:14", "`description` must be"),
        ("3:23", "`goal` must be"),
        ("4:7", "`tags` must be a list in square brackets"),
        ("4:23", "`get_ready` must be a number"),
        ("4:42", "`change_over` must be a number"),
        ("5:8", "`steps` must be a list"),
    ];
    assert_problems(text.as_bytes(), &expected);
}

#[test]
fn an_unknown_exercise_field_or_word_is_told_with_the_nearest_known() {
    let text = with_steps(
        "Step(exercise: \"pelvic-tilt\", tagret: Hold(5), sides: both),\nStep(exercise: \"zumba\", wibble: 1)",
    );
    let expected = [
        ("3:16", "no exercise is called `pelvic-tilt`; did you mean `pelvic-tilts`?"),
        ("3:31", "no field `tagret`; did you mean `target`?"),
        ("3:55", "did you mean Both?"),
        ("4:16", "no exercise is called `zumba`; see the list"),
        ("4:25", "no field `wibble`; a step has exercise, target, sets"),
    ];
    assert_problems(text.as_bytes(), &expected);
}

#[test]
fn times_that_are_zero_negative_or_absurd_are_refused() {
    let step = |target: &str| with_steps(&format!("Step(exercise: \"cat-camel\", target: {target})"));
    for (target, gist) in [
        ("Hold(0)", "0 s is no length of work; write more than 0 seconds"),
        ("Hold(-5)", "-5 s is no length of work"),
        ("Hold(NaN)", "NaN s is no length of work"),
        ("Hold(14401)", "14401 s is over 4 hours"),
        ("Hold(1e300)", "1e300 s is over 4 hours"),
        ("Hold(inf)", "inf s is over 4 hours"),
        ("Reps(0, 4)", "`target` asks for 0 repetitions; write a whole number from 1 to 1000"),
        ("Reps(1000, 60)", "60000 s is over 4 hours"),
        ("Cycle(6, -2, 20)", "-2 s is no length of work"),
    ] {
        assert_problems(step(target).as_bytes(), &[("3:37", gist)]);
    }
    let pauses = file(
        "id: \"a\", title: \"A\", get_ready: -1, rest: 20000,\nsteps: [Step(exercise: \"cat-camel\", rest: -0.5)]",
    );
    let expected = [
        ("2:33", "`get_ready`: a pause cannot last -1 s; write 0 or more"),
        ("2:43", "`rest`: 20000 s is over 4 hours"),
        ("3:43", "`rest`: a pause cannot last -0.5 s"),
    ];
    assert_problems(pauses.as_bytes(), &expected);
    let long = with_steps("Group(rounds: 1000, steps: [Step(exercise: \"cat-camel\")])");
    assert_problems(long.as_bytes(), &[("2:29", "it lasts 967 minutes in all; at most 12 hours")]);
}

#[test]
fn numbers_out_of_all_range_are_told_the_range() {
    let huge = "9".repeat(30);
    let text = file(&format!(
        "id: \"a\", title: \"A\", tags: [3], steps: [\nGroup(rounds: {huge}, steps: [\n\
         Step(exercise: \"cat-camel\", sets: -{huge}),\nStep(exercise: \"cat-camel\", target: Reps({huge}, 4)),\n\
         Step(exercise: \"cat-camel\", sets: \"2\", band: Effort(0, {huge})),\n])]",
    ));
    let expected = [
        ("2:29", "an item of `tags` must be a text in double quotes"),
        ("3:15", "`rounds` must be a whole number from 1 to 1000"),
        ("4:35", "`sets` must be a whole number from 1 to 100"),
        ("5:42", "`target` must be repeated a whole number of times, from 1 to 1000"),
        ("6:35", "`sets` must be a whole number from 1 to 100, without quotes"),
        ("6:56", "`band` must be made of whole numbers from 0 to 10"),
    ];
    assert_problems(text.as_bytes(), &expected);
    let told: String = read(text.as_bytes()).unwrap_err().iter().map(ToString::to_string).collect();
    assert_eq!(told.matches("without quotes").count(), 1, "{told}");
}

#[test]
fn groups_nest_to_a_depth_of_three() {
    let nested = |depth: usize| {
        let (open, close) = ("Group(rounds: 1, steps: [\n".repeat(depth), "])".repeat(depth));
        with_steps(&format!("{open}Step(exercise: \"cat-camel\"){close}"))
    };
    assert!(read(nested(3).as_bytes()).is_ok());
    assert_problems(nested(4).as_bytes(), &[("6:1", "groups nest at most 3 deep")]);
    assert_problems(nested(1000).as_bytes(), &[("33:26", "brackets nest too deep")]);
}

#[test]
fn ten_thousand_steps_are_allowed_and_one_more_is_not() {
    let steps = |count: usize| "Step(exercise:\"cat-camel\",target:Hold(1),rest:0),\n".repeat(count);
    assert!(read(with_steps(&format!("Group(rounds: 100, steps: [\n{}])", steps(100))).as_bytes()).is_ok());
    assert_problems(with_steps(&steps(10_001)).as_bytes(), &[("2:29", "it comes to 10001 steps with all rounds")]);
}

#[test]
fn a_hundred_thousand_brackets_do_not_overflow_the_stack() {
    for bracket in ["(", "[", "{", "a(", "Some(", "(a:", "[(", "Group("] {
        let problems = read(bracket.repeat(100_000).as_bytes()).expect_err("too deep");
        assert!(problems[0].message.contains("brackets nest too deep"), "{bracket}: {}", problems[0]);
    }
    let inside = with_steps(&format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)));
    assert_problems(inside.as_bytes(), &[("3:63", "brackets nest too deep; take some away")]);
    let comments = read("/*".repeat(100_000).as_bytes()).expect_err("never closed");
    assert!(comments[0].message.contains("Unclosed block comment"), "{}", comments[0]);
}

#[test]
fn a_file_that_is_too_large_is_refused_unread() {
    assert_problems(&vec![b'('; 50 * 1024 * 1024], &[("1:1", "the file is 50 MB; Supple reads files of at most 1 MB")]);
    assert!(too_large(1024 * 1024).is_none());
    assert!(too_large(1024 * 1024 + 1).is_some_and(|problem| problem.message.contains("1048577 bytes")));
}

#[test]
fn what_is_not_utf_8_is_told_with_the_place_of_the_first_bad_byte() {
    assert_problems(b"(\n  // \xc3\xbc \xff\n)", &[("2:8", "the byte 0xff is not UTF-8 text; save the file as UTF-8")]);
    assert_problems(b"\x89PNG\r\n", &[("1:1", "the byte 0x89 is not UTF-8 text")]);
    assert_problems(b"\xff\xfe(\0", &[("1:1", "save the file as UTF-8")]);
}

#[test]
fn what_is_not_ron_is_told_where_it_goes_wrong() {
    for (text, place, gist) in [
        ("", "1:1", "the file is empty"),
        (" \n\t\n", "1:1", "the file is empty"),
        ("hello world", "1:1", "this is not RON, the format of"),
        ("\nMy evening, slowly.", "1:1", "this is not RON, the format of"),
        ("() hello", "1:4", "nothing may follow"),
        ("\0\0", "1:1", "this is not RON: Unexpected char"),
        ("{\"format\": \"supple-routine\"}", "1:1", "a file must be written as (format: …"),
        ("[1, 2]", "1:1", "a file must be written as (format: …"),
        ("(format: \"a\"\n version: 1)", "2:2", "a comma, a colon or a closing bracket is missing"),
        ("(format: \"a, version: 1)", "1:10", "a text is not closed"),
        ("(format: \"a\", version: [1)", "1:26", "bracket is missing before this"),
        ("(format: \"a\", version: 1", "1:25", "bracket is missing"),
        ("(format: \"a\"))", "1:14", "nothing may follow"),
        ("(format: “a”)", "1:10", "Unexpected char '“'"),
        ("(format: \"\\q\")", "1:13", "Unknown escape"),
        ("(version: 20s)", "1:13", "is missing before this"),
    ] {
        assert_problems(text.as_bytes(), &[(place, gist)]);
    }
}

#[test]
fn the_envelope_says_what_it_holds_and_for_which_release() {
    let envelope =
        |format: &str, version: &str| format!("(\n  format: {format},\n  version: {version},\n  body: (),\n)");
    let newer = "(\n  format: \"supple-routine\",\n  new: 1,\n  version: 2,\n  body: Other,\n)";
    let gist = "written by a newer Supple (version 2; this one reads 1); update Supple";
    assert_problems(newer.as_bytes(), &[("4:12", gist)]);
    let misspelt = envelope("\"supple-rotine\"", "0");
    let expected = [("2:11", "no format \"supple-rotine\"; write \"supple-routine\""), ("3:12", "write 1")];
    assert_problems(misspelt.as_bytes(), &expected);
    let exercise = envelope("\"supple-exercise\"", "1");
    assert_problems(exercise.as_bytes(), &[("2:11", "this file is a supple-exercise; a supple-routine is wanted")]);
    let missing = [("1:1", "needs the field `body`"), ("1:10", "must be a text"), ("1:22", "must be a whole number")];
    assert_problems(b"(format: 5, version: \"1\")", &missing);

    assert_eq!(file_kind(exercise.as_bytes()), Ok(FileKind::Exercise));
    assert_eq!(file_kind(envelope("\"supple-routine\"", "1").as_bytes()), Ok(FileKind::Routine));
    let neither = file_kind(envelope("\"banana\"", "1").as_bytes()).expect_err("neither");
    assert_told(&neither, &[("2:11", "write \"supple-exercise\" or \"supple-routine\"")]);
    assert_told(&file_kind(newer.as_bytes()).expect_err("newer"), &[("4:12", gist)]);
}

#[test]
fn names_in_any_script_are_welcome_but_not_of_500_characters() {
    for title in ["تمدد أوتار الركبة", "ハムストリングのストレッチ", "Поясница"] {
        let text = with_steps("Step(exercise: \"cat-camel\")").replace("\"A\"", &format!("\"{title}\""));
        assert_eq!(read(text.as_bytes()).unwrap().title(), title);
    }
    let wide = file("id: \"a\", title: \"腰痛\", rest: -1, steps: [Step(exercise: \"cat-camel\")]");
    assert_problems(wide.as_bytes(), &[("2:29", "`rest`: a pause cannot last -1 s")]);
    let long = "長".repeat(500);
    let text = file(&format!("id: \"{long}\",\ntitle: \"{long}\",\nsteps: [Step(exercise: \"{long}\")]"));
    let expected = [
        ("2:5", "this id has at most 64 characters, and not 500"),
        ("3:8", "`title`: it has 500 characters; shorten it to 120"),
        ("4:24", "no exercise is called"),
    ];
    assert_problems(text.as_bytes(), &expected);
}

#[test]
fn a_message_stays_on_one_line_whatever_it_quotes() {
    let text = with_steps(&format!("Step(exercise: \"a\\n\\u{{1b}}[31m\u{202e}{}\")", "x".repeat(2_000)));
    let problems = read(text.as_bytes()).expect_err("unknown");
    let message = &problems[0].message;
    assert!(
        message.chars().count() <= 601 && !message.contains(|letter: char| letter.is_control() || letter == '\u{202e}'),
        "{message}"
    );
}

#[test]
fn characters_that_only_steer_how_a_text_is_shown_are_refused_with_their_place() {
    let text = file(
        "id: \"a\", title: \"Ab\u{202e}cd\",\ndescription: \"One.\\r\\nTwo.\\u{1b}[2J\",\n\
         goal: \"\u{2066}calm\", tags: [\"fine\", \"a\\nb\"],\n\
         steps: [Step(exercise: \"cat-camel\", cue: \"Slow.\\u{85}\")]",
    );
    let expected = [
        ("2:17", "`title`: its character 3 is the invisible U+202E"),
        ("3:14", "`description`: its character 11 is the invisible U+001B"),
        ("4:7", "`goal`: its character 1 is the invisible U+2066"),
        ("4:22", "`tags`: its character 2 is the invisible U+000A"),
        ("5:42", "`cue`: its character 6 is the invisible U+0085"),
    ];
    assert_problems(text.as_bytes(), &expected);
    for title in ["\u{200f}תרגיל\u{200e}", "می\u{200c}خواهم", "🧘\u{200d}♀\u{fe0f}"] {
        let text = with_steps("Step(exercise: \"cat-camel\")").replace("\"A\"", &format!("\"{title}\""));
        assert_eq!(read(text.as_bytes()).unwrap().title(), title);
    }
    let exercise = "(format: \"supple-exercise\", version: 1, body: (id: \"a\", kind: Mobility, technique: Dynamic,\n\
        position: Standing, sides: None, target: Hold(9), name: \"A\\tb\",\ncues: [\"Sway.\", \"Sw\u{202d}ay.\"]))";
    let expected = [("2:57", "`name`: its character 2"), ("3:17", "`cues`: its character 3 is the invisible U+202D")];
    assert_told(&read_exercise(exercise.as_bytes()).expect_err("it must be refused"), &expected);
}

#[test]
fn every_problem_of_an_exercise_is_told_with_its_place() {
    let text = "\
(
    format: \"supple-exercise\",
    version: 1,
    body: (
        id: \"sway\",
        name: \"\",
        kind: Mobilty,
        technique: \"Dynamic\",
        regions: [Hamstrings, Knee],
        position: Standing,
        target: Hold(-1),
        sets: 101,
        level: 4,
        cues: [
            \"Short.\",
            5,
            // The next is too long.
            \"one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen\",
        ],
    ),
)
";
    let expected = [
        ("4:11", "an exercise needs the field `sides`"),
        ("6:15", "`name`: it is empty"),
        ("7:15", "did you mean Mobility?"),
        ("8:20", "without quotes; did you mean Dynamic?"),
        ("9:31", "an item of `regions` must be one of the words"),
        ("11:17", "`target`: -1 s is no length of work"),
        ("12:15", "`sets` is 101; write a whole number from 1 to 100"),
        ("13:16", "`level` must be 1, 2 or 3"),
        ("16:13", "an item of `cues` must be a text in double quotes"),
        ("18:13", "`cues`: it has 15 words; shorten it to 14"),
    ];
    assert_told(&read_exercise(text.as_bytes()).expect_err("it must be refused"), &expected);
}

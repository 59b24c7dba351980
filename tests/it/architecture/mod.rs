//! Rules about the sources themselves. Each failure names the file, the line and the rule.

mod circles;
mod facts;
mod lexicon;
mod plan;
mod shown;
mod source;

use source::{Source, has_word, repository, rooms_of_lib, sources, uses};

/// What a module may use.
enum Uses {
    /// Whatever stands above it.
    Above,
    /// These only.
    Only(&'static [&'static str]),
}
use Uses::{Above, Only};

/// Every top-level module in the order of a run. A new module is entered here at its place.
const ROOMS: &[(&str, Uses)] = &[
    ("id", Only(&[])),
    ("finding", Only(&["id"])),
    ("calendar", Only(&[])),
    ("fold", Only(&[])),
    ("evidence", Only(&["finding"])),
    ("digest", Only(&[])),
    ("number", Only(&[])),
    ("calc", Only(&["number"])),
    ("curve", Only(&["calc"])),
    ("verdict", Only(&[])),
    ("lexicon", Only(&[])),
    ("file_name", Only(&[])),
    ("workbook", Only(&["finding", "fold"])),
    ("value", Above),
    ("table", Only(&["finding", "fold", "id", "lexicon", "workbook"])),
    ("campaign", Above),
    ("record", Above),
    ("register", Above),
    ("submission", Above),
    ("rows", Above),
    ("history", Above),
    ("self_reported", Above),
    ("deadline", Above),
    ("check", Above),
    ("requirement", Above),
    ("waiver", Above),
    ("ladder", Above),
    ("measure", Above),
    ("items", Above),
    ("score", Above),
    ("sampling", Above),
    ("ranking", Above),
    ("board", Above),
    ("trend", Above),
    ("outcome", Above),
    ("closing", Above),
    ("book", Only(&["number"])),
    ("template", Above),
    ("pack", Above),
    ("report", Above),
    ("pipeline", Above),
    ("excel", Only(&["finding", "book"])),
    ("begin", Above),
    ("demo", Above),
    ("cli", Above),
];

/// Names behind `crate::` that are macros.
const MACROS: &[&str] = &["row"];

/// Libraries with one home: a path or a beginning of paths below `src/`.
const HOMES: &[(&str, &[&str])] = &[
    ("calamine", &["workbook/xlsx/tests"]),
    ("postcard", &["workbook/legacy"]),
    ("process_control", &["workbook/legacy"]),
    ("rlimit", &["workbook/legacy"]),
    ("cpu_time", &["workbook/legacy"]),
    ("zip", &["workbook/"]),
    (
        "memchr",
        &[
            "workbook/xlsx",
            "workbook/ods",
            "workbook/xml",
            "workbook/preflight",
        ],
    ),
    ("simdutf8", &["workbook/xml"]),
    ("sha2", &["digest", "demo/chance"]),
    ("quick_xml", &["workbook/"]),
    ("rust_xlsxwriter", &["excel/"]),
    ("rayon", &["pipeline/side_by_side"]),
    ("toml", &["campaign/"]),
    ("clap", &["cli", "main.rs"]),
    ("comfy_table", &["cli"]),
    ("indicatif", &["cli"]),
    ("annotate_snippets", &["cli"]),
];

/// Where files are touched: loading, the inbox, the seals, the child process of the reader, the edges.
const TOUCHING_FILES: &[&str] = &[
    "campaign/load",
    "submission/inbox",
    "history",
    "workbook/legacy",
    "demo",
    "cli",
    "main.rs",
];

/// Where a spreadsheet's own binary numbers are handled.
const BINARY_NUMBERS: &[&str] = &["workbook/", "excel/"];

/// Calls that have no place in the sources, and why.
const FORBIDDEN: &[(&str, &str)] = &[
    ("todo!", "is unfinished"),
    ("unimplemented!", "is unfinished"),
    (".unwrap()", "says nothing of why it holds"),
    ("SystemTime::now", "dates are arguments"),
    ("Local::now", "dates are arguments"),
    ("Utc::now", "dates are arguments"),
    ("HashMap::iter", "has no order"),
];

const MOST_LINES: usize = 400;
const MOST_LINES_WITH_TESTS: usize = 800;
const MOST_LINES_OF_A_FUNCTION: usize = 60;

fn no_breach(rule: &str, breaches: Vec<String>) {
    assert!(breaches.is_empty(), "{rule}\n  {}", breaches.join("\n  "));
}

fn place(room: &str) -> Option<usize> {
    ROOMS.iter().position(|(name, _)| *name == room)
}

fn lies_in(source: &Source, homes: &[&str]) -> bool {
    let below = source.path.trim_start_matches("src/");
    homes.iter().any(|home| below.starts_with(home))
}

/// `path:line rule` for every line of code that breaks a rule.
fn breaches(concerned: impl Fn(&Source) -> bool, broken: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| concerned(source)) {
        let lines = source.code().into_iter().filter(|(_, line)| broken(line));
        found.extend(lines.map(|(number, line)| format!("{}:{number}: {}", source.path, line.trim())));
    }
    found
}

#[test]
fn every_module_has_its_place_in_the_order_of_a_run() {
    let places = rooms_of_lib().into_iter().map(|room| (place(&room), room));
    let places: Vec<(Option<usize>, String)> = places.collect();
    let unknown = places.iter().filter(|(place, _)| place.is_none());
    let unknown: Vec<String> = unknown.map(|(_, room)| room.clone()).collect();
    no_breach("modules of lib.rs that the table ROOMS does not name", unknown);
    let pairs = places.windows(2).filter(|pair| pair[0].0 >= pair[1].0);
    let turned = pairs.map(|pair| format!("{} stands above {}", pair[0].1, pair[1].1));
    no_breach("modules of lib.rs out of the order of ROOMS", turned.collect());
}

#[test]
fn every_entry_of_rooms_is_a_module_of_lib() {
    let rooms = rooms_of_lib();
    let gone = ROOMS
        .iter()
        .filter(|(name, _)| !rooms.iter().any(|room| room == name));
    let gone: Vec<String> = gone.map(|(name, _)| name.to_string()).collect();
    no_breach("entries of ROOMS that are no modules of lib.rs", gone);
}

#[test]
fn a_module_uses_only_modules_above_it() {
    let mut found = Vec::new();
    for source in sources() {
        let room = source.room();
        if matches!(room, "lib" | "main") {
            continue;
        }
        for (line, used) in uses(&source.code()) {
            if used != room && !MACROS.contains(&used.as_str()) && !may_use(room, &used) {
                found.push(format!("{}:{line}: {room} uses {used}", source.path));
            }
        }
    }
    no_breach("a module uses what the table ROOMS does not let it use", found);
}

fn may_use(room: &str, used: &str) -> bool {
    let (Some(own), Some(other)) = (place(room), place(used)) else {
        return false;
    };
    match &ROOMS[own].1 {
        Above => other < own,
        Only(allowed) => allowed.contains(&used),
    }
}

/// Whether a path begins in the line (and not in the middle of a longer name).
fn has_start(line: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word)
        .any(|(at, _)| !line[..at].ends_with(part))
}

#[test]
fn each_library_has_one_home() {
    for (library, homes) in HOMES {
        let used =
            |line: &str| has_start(line, &format!("{library}::")) || line.trim() == format!("use {library};");
        let found = breaches(|source| !lies_in(source, homes), used);
        no_breach(&format!("{library} lives in {homes:?} only"), found);
    }
}

#[test]
fn files_are_touched_at_the_edges_only() {
    let touches = |line: &str| {
        ["std::fs", "fs::", "File::open", "File::create"]
            .iter()
            .any(|word| has_start(line, word))
    };
    let found = breaches(|source| !lies_in(source, TOUCHING_FILES), touches);
    no_breach(&format!("files are touched in {TOUCHING_FILES:?} only"), found);
}

#[test]
fn binary_numbers_stay_with_the_spreadsheets() {
    let found = breaches(
        |source| !lies_in(source, BINARY_NUMBERS),
        |line| has_word(line, "f64") || has_word(line, "f32"),
    );
    no_breach("numbers are Decimal everywhere else", found);
}

#[test]
fn nothing_unfinished_and_no_clock() {
    for (call, why) in FORBIDDEN {
        no_breach(
            &format!("{call} {why}"),
            breaches(|_| true, |line| line.contains(call)),
        );
    }
}

#[test]
fn files_stay_short() {
    let mut found = Vec::new();
    for source in sources() {
        let (own, all) = (source.before_tests().len(), source.lines.len());
        if (own > MOST_LINES && !source.is_test) || all > MOST_LINES_WITH_TESTS {
            found.push(format!("{}: {own} lines, {all} with tests", source.path));
        }
    }
    no_breach("a file has at most 400 lines, 800 with its tests", found);
}

#[test]
fn functions_stay_short() {
    let mut found = Vec::new();
    for source in sources() {
        for (name, line, length) in functions(&source.lines) {
            if length > MOST_LINES_OF_A_FUNCTION {
                found.push(format!("{}:{line}: {name} has {length} lines", source.path));
            }
        }
    }
    no_breach("a function has at most 60 lines", found);
}

/// Functions with their line and length: from `fn` to the closing brace under it, as rustfmt sets them.
fn functions(lines: &[String]) -> Vec<(String, usize, usize)> {
    let mut found = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let head = words
            .iter()
            .take_while(|word| !word.starts_with("//"))
            .position(|word| *word == "fn");
        let opens = head.is_some_and(|at| {
            at <= 4
                && words[..at]
                    .iter()
                    .all(|word| !word.contains(['(', '"']) || word.starts_with("pub("))
        });
        if !opens || line.ends_with('}') || line.ends_with(';') {
            continue;
        }
        let close = format!("{}}}", " ".repeat(line.len() - line.trim_start().len()));
        let length = lines[index..]
            .iter()
            .position(|line| *line == close)
            .map_or(0, |at| at + 1);
        let name = words[head.unwrap_or(0) + 1..].first().unwrap_or(&"").to_string();
        found.push((name, index + 1, length));
    }
    found
}

#[test]
fn functions_are_measured_from_head_to_brace() {
    let text = "impl X {\n    pub(crate) const fn long(\n        a: u8,\n    ) -> u8 {\n        a\n    }\n\n    fn short(&self) {}\n}\n";
    let lines: Vec<String> = text.lines().map(str::to_string).collect();
    assert_eq!(functions(&lines), [("long(".to_string(), 2, 5)]);
}

#[test]
fn no_path_of_a_machine() {
    // Put together here, so that this file does not break its own rule.
    let roots = ["wo_rk", "ro_ot", "ho_me", "Us_ers"].map(|root| format!("/{}/", root.replace('_', "")));
    let mut found = Vec::new();
    for (path, text) in repository() {
        for (number, line) in (1..).zip(text.lines()) {
            let machine = |root: &String| {
                line.match_indices(root.as_str())
                    .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || ".-_/".contains(c)))
            };
            if roots.iter().any(machine) {
                found.push(format!("{path}:{number}: {}", line.trim()));
            }
        }
    }
    no_breach("no path of somebody's machine in the repository", found);
}

//! Within a room the files use each other in one direction: whoever reads a file knows all that it rests on.

use super::no_breach;
use super::source::{Source, sources};
use std::collections::{BTreeMap, BTreeSet};

/// Rooms whose files still use each other in circles.
const STILL_IN_CIRCLES: &[&str] = &[
    "calendar",
    "campaign",
    "check",
    "cli",
    "deadline",
    "demo",
    "pipeline",
    "requirement",
    "rows",
    "submission",
    "value",
    "workbook",
];

/// A path of modules and a name: `["crate", "table", "rows", "Row"]`.
type Path = Vec<String>;

/// What a file takes from others, and what it hands on under its own name.
#[derive(Default)]
struct File {
    path: String,
    uses: Vec<Path>,
    hands_on: BTreeMap<String, Path>,
}

/// The files of a room by the path of their module.
type Room = BTreeMap<Path, File>;

/// `src/table/rows/mod.rs` → `crate::table::rows`.
fn module(path: &str) -> Path {
    let below = path.trim_start_matches("src/").trim_end_matches(".rs");
    let parts = below.trim_end_matches("/mod").split('/');
    ["crate"].into_iter().chain(parts).map(str::to_owned).collect()
}

/// The paths of `a::{b, c::{d, self}}`, each whole, with the name it is used by.
fn leaves(tree: &str, before: &[String]) -> Vec<(String, Path)> {
    let tree = tree.trim();
    let Some((head, rest)) = tree.split_once('{') else {
        let (path, name) = tree.split_once(" as ").unwrap_or((tree, ""));
        let mut whole = before.to_vec();
        whole.extend(path.split("::").map(|part| part.trim().to_owned()));
        whole.retain(|part| !part.is_empty());
        if whole.len() > 1 && whole.last().is_some_and(|last| last == "self") {
            whole.pop();
        }
        let last = whole.last().cloned().unwrap_or_default();
        return vec![(
            if name.is_empty() {
                last
            } else {
                name.trim().to_owned()
            },
            whole,
        )];
    };
    let mut whole = before.to_vec();
    let head = head.split("::").map(str::trim).filter(|part| !part.is_empty());
    whole.extend(head.map(str::to_owned));
    let (mut depth, mut from, mut found) = (0, 0, Vec::new());
    let inside = rest.trim_end().trim_end_matches('}');
    for (at, c) in inside.char_indices().chain([(inside.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                if !inside[from..at].trim().is_empty() {
                    found.extend(leaves(&inside[from..at], &whole));
                }
                from = at + 1;
            }
            _ => {}
        }
    }
    found
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Paths in code that begin with one of the words.
fn paths_from(text: &str, words: &[String]) -> Vec<Path> {
    let mut found = Vec::new();
    for word in words {
        let start = format!("{word}::");
        for (at, _) in text.match_indices(&start) {
            if text[..at].ends_with(|c| is_name(c) || c == ':') {
                continue;
            }
            let end = text[at..].find(|c| !is_name(c) && c != ':');
            let path = &text[at..end.map_or(text.len(), |end| at + end)];
            let parts = path.split("::").filter(|part| !part.is_empty());
            found.push(parts.map(str::to_owned).collect());
        }
    }
    found
}

fn read(source: &Source) -> File {
    let code: Vec<&str> = source.code().into_iter().map(|(_, line)| line).collect();
    let mut file = File {
        path: source.path.clone(),
        ..File::default()
    };
    let mut rest = String::new();
    let mut starts = vec!["super".to_owned(), "crate".to_owned(), "self".to_owned()];
    let mut lines = code.into_iter();
    while let Some(line) = lines.next() {
        let words = line.trim();
        let open = words.starts_with("pub") && words.contains(' ');
        let bare = words.strip_prefix("pub").map_or(words, |rest| {
            let rest = rest.split_once(") ").map_or(rest, |(_, rest)| rest);
            rest.trim()
        });
        if let Some(tree) = bare.strip_prefix("use ") {
            let mut tree = tree.to_owned();
            while !tree.contains(';') {
                tree += lines.next().unwrap_or(";").trim();
            }
            let found = leaves(tree.trim_end_matches(';'), &[]);
            match open {
                true => file.hands_on.extend(found),
                false => file.uses.extend(found.into_iter().map(|(_, path)| path)),
            }
        } else if let Some(name) = bare.strip_prefix("mod ") {
            starts.push(name.trim_end_matches(';').to_owned());
        } else {
            // `pub(in crate::table)` says who may see, not what is used.
            rest += line.split_once("(in ").map_or(line, |(_, rest)| {
                rest.split_once(')').map_or("", |(_, rest)| rest)
            });
            rest.push('\n');
        }
    }
    file.uses.extend(paths_from(&rest, &starts));
    file
}

/// The module of the file in which the thing behind a path is defined; none outside the room.
fn defined_in(room: &Room, from: &[String], path: &[String]) -> Option<Path> {
    let mut at = from.to_vec();
    let mut parts = path.iter().peekable();
    match parts.peek().map(|part| part.as_str()) {
        Some("crate") => at = vec!["crate".to_owned(), path.get(1)?.clone()],
        Some("super" | "self") => {}
        Some(_) => parts = path.iter().peekable(),
        None => return None,
    }
    let skipped = if path[0] == "crate" { 2 } else { 0 };
    for part in parts.skip(skipped) {
        match part.as_str() {
            "self" => {}
            "super" => drop(at.pop()),
            name => {
                let child: Path = at.iter().cloned().chain([name.to_owned()]).collect();
                if room.contains_key(&child) {
                    at = child;
                } else if let Some(handed) = room.get(&at).and_then(|file| file.hands_on.get(name)) {
                    return defined_in(room, &at, handed);
                } else {
                    break;
                }
            }
        }
    }
    room.contains_key(&at).then_some(at)
}

/// Everything that can be come to from a module, itself only in a circle.
fn reached<'a>(arrows: &'a BTreeMap<&Path, BTreeSet<Path>>, from: &'a Path) -> BTreeSet<&'a Path> {
    let mut found = BTreeSet::new();
    let mut open = vec![from];
    while let Some(next) = open.pop() {
        for to in arrows.get(next).into_iter().flatten() {
            if found.insert(to) {
                open.push(to);
            }
        }
    }
    found
}

/// The files of a room that stand in a circle, each with the files of the circle it uses.
fn circles(room: &Room) -> Vec<String> {
    let arrow = |(module, file): (&Path, &File)| -> BTreeSet<Path> {
        let targets = file.uses.iter().filter_map(|path| defined_in(room, module, path));
        targets.filter(|target| target != module).collect()
    };
    let arrows: BTreeMap<&Path, BTreeSet<Path>> = room
        .iter()
        .map(|(module, file)| (module, arrow((module, file))))
        .collect();
    let mut found = Vec::new();
    for (module, targets) in &arrows {
        let back = targets
            .iter()
            .filter(|target| reached(&arrows, target).contains(*module));
        let back: Vec<&str> = back.map(|target| room[target].path.as_str()).collect();
        if !back.is_empty() {
            found.push(format!("{} uses {}", room[*module].path, back.join(", ")));
        }
    }
    found
}

/// The files of every room by its name.
fn rooms(sources: &[Source]) -> BTreeMap<String, Room> {
    let mut rooms: BTreeMap<String, Room> = BTreeMap::new();
    for source in sources.iter().filter(|source| !source.is_test) {
        let room = rooms.entry(source.room().to_owned()).or_default();
        room.insert(module(&source.path), read(source));
    }
    rooms
}

#[test]
fn the_files_of_a_room_use_each_other_in_one_direction() {
    let mut breaches = Vec::new();
    let mut still = BTreeSet::new();
    for (name, room) in rooms(&sources()) {
        let found = circles(&room);
        match STILL_IN_CIRCLES.contains(&name.as_str()) {
            true if !found.is_empty() => drop(still.insert(name)),
            _ => breaches.extend(found),
        }
    }
    no_breach("files of a room use each other in a circle", breaches);
    let idle = STILL_IN_CIRCLES.iter().filter(|room| !still.contains(**room));
    no_breach(
        "STILL_IN_CIRCLES names a room without circles",
        idle.map(ToString::to_string).collect(),
    );
}

fn room_of(files: &[(&str, &str)]) -> Vec<String> {
    let source = |(path, text): &(&str, &str)| Source {
        path: (*path).to_owned(),
        lines: text.lines().map(str::to_owned).collect(),
        is_test: false,
    };
    let sources: Vec<Source> = files.iter().map(source).collect();
    circles(&rooms(&sources)["a"])
}

#[test]
fn circles_are_seen_through_names_handed_on() {
    let hub = (
        "src/a/mod.rs",
        "mod b;\nmod c;\npub use b::{B,\n    other as O};\npub struct Own;",
    );
    let free = ("src/a/c.rs", "pub(in crate::a) fn f() {}");
    let on_b = ("src/a/c.rs", "use super::{O, Own};");
    let b_on_c = ("src/a/b.rs", "fn g() { super::c::f() }");
    assert_eq!(room_of(&[hub, free, b_on_c]), Vec::<String>::new());
    assert_eq!(
        room_of(&[hub, on_b, b_on_c]),
        ["src/a/b.rs uses src/a/c.rs", "src/a/c.rs uses src/a/b.rs"]
    );
    let calls = ("src/a/mod.rs", "mod b;\npub struct Own;\nfn f() { b::g() }");
    let owned = ("src/a/b.rs", "use super::Own;");
    assert_eq!(
        room_of(&[calls, owned]),
        ["src/a/mod.rs uses src/a/b.rs", "src/a/b.rs uses src/a/mod.rs"]
    );
}

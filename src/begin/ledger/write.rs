//! A proposal as TOML, each guess with what was seen beside it.

use super::guess::Guess;
use super::holds::Holds;
use super::propose::Proposal;
use std::fmt::Write;

/// Most files named in a remark.
const FILES: usize = 3;
/// Points that deadlines share; what is left goes to the submission.
const OF_DEADLINES: usize = 60;
/// Most indicators of deadlines that are proposed.
const DEADLINES: usize = 12;

/// A list of words of a column.
struct List<'a> {
    name: String,
    words: &'a [String],
    ledger: usize,
    column: &'a str,
}

/// Text in quotation marks.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

/// A text in a remark: on one line.
fn remark(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

/// The lists, one for each set of words; columns of one name with other words have one of their own.
fn lists(proposals: &[Proposal]) -> Vec<List<'_>> {
    let mut lists: Vec<List<'_>> = Vec::new();
    for (ledger, proposal) in proposals.iter().enumerate() {
        for column in &proposal.columns {
            let Holds::List(words) = &column.holds else {
                continue;
            };
            let taken = |name: &str, lists: &[List<'_>]| lists.iter().any(|list| list.name == name);
            let mut name = column.name.clone();
            if taken(&name, &lists) || name == crate::value::status::LIST {
                name = format!("{}·{name}", proposal.name);
            }
            lists.push(List {
                name,
                words,
                ledger,
                column: &column.name,
            });
        }
    }
    lists
}

/// The key of a clause of a ledger.
fn clause(ledger: usize) -> String {
    format!("B{}", ledger + 1)
}

/// Lines of `[clauses]`.
pub(super) fn clauses(proposals: &[Proposal]) -> String {
    let line = |(at, proposal): (usize, &Proposal)| {
        let text = quoted(&format!("方案中的位置：{}", proposal.name));
        format!(
            "{} = {text}    # 待定：条款{0}，这张台账依据方案的哪一条\n",
            clause(at)
        )
    };
    proposals.iter().enumerate().map(line).collect()
}

/// All of ledgers.toml below its head.
pub(super) fn ledgers(proposals: &[Proposal]) -> String {
    let lists = lists(proposals);
    let mut text = String::new();
    if !lists.is_empty() {
        text += "\n# 只能从几个词里选的：词是照台账里出现的列的\nlists = [\n";
        for list in &lists {
            let words: Vec<String> = list.words.iter().map(|word| quoted(word)).collect();
            let _ = writeln!(
                text,
                "  {{ name = {}, clause = \"{}\", values = [{}] }},    # 待定：词齐不齐",
                quoted(&list.name),
                clause(list.ledger),
                words.join(", ")
            );
        }
        text += "]\n";
    }
    for (at, proposal) in proposals.iter().enumerate() {
        text += &ledger(at, proposal, &lists);
    }
    text
}

/// Which files a ledger was seen in, and how many rows it has.
fn seen(proposal: &Proposal) -> String {
    let named = proposal.files.iter().take(FILES).map(|file| format!("“{file}”"));
    let mut files = named.collect::<Vec<_>>().join("、");
    if proposal.files.len() > FILES {
        let _ = write!(files, "等{}个文件", proposal.files.len());
    }
    let rows = match proposal.rows {
        0 => "是空表，各列填什么看不出".to_owned(),
        rows => format!("共{rows}行"),
    };
    remark(&format!("照{files}看出来的，{rows}"))
}

fn ledger(at: usize, proposal: &Proposal, lists: &[List<'_>]) -> String {
    let mut text = format!(
        "\n# ---- {}\n[[ledgers]]\nname = {}    # 待定：名称对不对，各列逐一核对\nclause = \"{}\"\n",
        seen(proposal),
        quoted(&proposal.name),
        clause(at)
    );
    match &proposal.key {
        Some(key) => {
            let _ = writeln!(
                text,
                "key = [{}]    # 待定：凭它认出一件事对不对（{}行各不相同）",
                quoted(key),
                proposal.rows
            );
        }
        None if proposal.date.is_some() => {}
        None => text += "# 待定：凭哪一列认出一件事，写成 key = [\"列名\"]\n",
    }
    let roles = [
        ("date", &proposal.date, "记一次活动的日期"),
        ("opened", &proposal.opened, "看着是提出、交办的日期"),
        ("closed", &proposal.closed, "看列名是办结的日期"),
        ("lead", &proposal.lead, "看列名是牵头的单位"),
        ("support", &proposal.support, "看列名是配合的单位"),
    ];
    for (key, column, why) in roles {
        if let Some(column) = column {
            let _ = writeln!(text, "{key} = {}    # {why}", quoted(column));
        }
    }
    text += "columns = [\n";
    for guess in &proposal.columns {
        let list = lists
            .iter()
            .find(|list| list.ledger == at && list.column == guess.name);
        text += &column(guess, list.map(|list| &*list.name));
    }
    text += "]\n";
    if let Some((due, met)) = &proposal.deadline {
        let _ = writeln!(
            text,
            "deadlines = [{{ name = \"办结\", due = {}, met = {} }}]    # 待定：时限这样算对不对",
            quoted(due),
            quoted(met)
        );
    }
    text
}

fn column(guess: &Guess, list: Option<&str>) -> String {
    let mut text = format!("  {{ name = {}", quoted(&guess.name));
    match &guess.holds {
        Holds::Type(Some(word)) => {
            let _ = write!(text, ", type = \"{word}\"");
        }
        Holds::Type(None) => {}
        Holds::Status => {
            let _ = write!(text, ", list = \"{}\"", crate::value::status::LIST);
        }
        Holds::List(_) => {
            let _ = write!(text, ", list = {}", quoted(list.unwrap_or(&guess.name)));
        }
    }
    if let Some(unit) = &guess.unit {
        let _ = write!(text, ", unit = {}", quoted(unit));
    }
    for (key, holds) in [
        ("required = true", guess.required),
        ("min = 0", guess.not_negative),
        ("standing = true", guess.standing),
    ] {
        if holds {
            let _ = write!(text, ", {key}");
        }
    }
    let _ = match &guess.left {
        None => writeln!(text, " }},    # {}", remark(&guess.why)),
        Some(left) => writeln!(text, " }},    # 待定：{}（{}）", remark(left), remark(&guess.why)),
    };
    text
}

/// Indicators of deadlines, their lines in the score table, and the points of the submission.
pub(super) fn scoring(proposals: &[Proposal]) -> (String, String, usize) {
    let due: Vec<(usize, &Proposal)> = proposals
        .iter()
        .enumerate()
        .filter(|(_, proposal)| proposal.deadline.is_some())
        .take(DEADLINES)
        .collect();
    let each = OF_DEADLINES / due.len().max(1);
    let (mut indicators, mut lines) = (String::new(), String::new());
    for (at, proposal) in &due {
        let name = quoted(&format!("{}按期办结率", proposal.name));
        let _ = write!(
            indicators,
            "\n[[indicators]]\nname = {name}\nclause = \"{}\"\nparts = [{{ ledger = {}, deadlines = [\"办结\"] }}]    # 按期办结的 ÷ 本期到期的\n",
            clause(*at),
            quoted(&proposal.name)
        );
        let _ = writeln!(
            lines,
            "  {{ indicator = {name}, points = {each} }},    # 待定：几分"
        );
    }
    (indicators, lines, 100 - each * due.len())
}

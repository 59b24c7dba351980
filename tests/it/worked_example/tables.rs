//! Tables of markdown → files as units and the office send them.

use chrono::NaiveDate;
use kaoping::campaign::model::{Campaign, Column, ColumnKind, Keeper, Ledger, Life};
use kaoping::submission::FoundFile;
use std::collections::BTreeMap;

/// The rows of a section: column → cell. `行` is the row of the sheet.
pub(super) type Rows = Vec<BTreeMap<String, String>>;

/// All tables of the document by heading.
pub(super) fn read(text: &str) -> BTreeMap<String, Rows> {
    let mut tables: BTreeMap<String, Rows> = BTreeMap::new();
    let mut name = String::new();
    let mut header: Vec<String> = Vec::new();
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            (name, header) = (heading.to_owned(), Vec::new());
        } else if line.starts_with("|---") {
        } else if let Some(cells) = line.strip_prefix('|') {
            let cells = cells.trim_end().trim_end_matches('|').split('|');
            let cells: Vec<String> = cells.map(|cell| cell.trim().to_owned()).collect();
            if header.is_empty() {
                header = cells;
            } else {
                let row = header.iter().cloned().zip(cells).collect();
                tables.entry(name.clone()).or_default().push(row);
            }
        }
    }
    tables
}

/// `06-10` → `2022-06-10`; anything else as it stands.
fn dated(cell: &str) -> String {
    let parts: Vec<&str> = cell.split('-').collect();
    match parts[..] {
        [month, day] if month.len() == 2 && day.len() == 2 && month.parse::<u32>().is_ok() => {
            format!("2022-{cell}")
        }
        _ => cell.to_owned(),
    }
}

/// The inbox: for every unit each ledger asked of it as one file, also where it is empty. `leave_out`: (unit,
/// ledger) that never came.
pub(super) fn inbox(
    campaign: &Campaign,
    period: &str,
    tables: &BTreeMap<String, Rows>,
    leave_out: &[(&str, &str)],
) -> Vec<FoundFile> {
    let mut files = Vec::new();
    for unit in &campaign.roster.units {
        for ledger in campaign
            .ledgers
            .iter()
            .filter(|ledger| ledger.keeper != Keeper::Office)
        {
            let Keeper::Units(set) = ledger.keeper else {
                continue;
            };
            let asked = campaign.sets[set]
                .units()
                .iter()
                .any(|id| campaign.roster.units[*id].name == unit.name);
            if !asked
                || leave_out.contains(&(&unit.name, &ledger.name))
                || leave_out.contains(&(&unit.name, "全部"))
            {
                continue;
            }
            let none = Vec::new();
            let rows = tables.get(&*ledger.name).unwrap_or(&none);
            let own = rows
                .iter()
                .filter(|row| row.get("填报").is_some_and(|by| **by == *unit.name));
            let text = sheet(campaign, ledger, Some(&unit.name), &own.collect::<Vec<_>>());
            files.push(file(
                period,
                &format!("inbox/{period}/{}/{}.csv", unit.name, ledger.name),
                text,
            ));
        }
    }
    files
}

/// The registers: those the campaign declares, and those with fixed columns.
pub(super) fn registers(
    campaign: &Campaign,
    period: &str,
    tables: &BTreeMap<String, Rows>,
) -> Vec<FoundFile> {
    let mut files = Vec::new();
    for (name, rows) in tables {
        let declared = campaign.ledgers.iter().find(|ledger| *ledger.name == **name);
        let text = match declared {
            Some(ledger) if ledger.keeper == Keeper::Office => {
                sheet(campaign, ledger, None, &rows.iter().collect::<Vec<_>>())
            }
            Some(_) => continue,
            None => fixed(name, rows),
        };
        files.push(file(period, &format!("registers/{period}/{name}.csv"), text));
    }
    files
}

fn file(period: &str, path: &str, text: String) -> FoundFile {
    FoundFile::new(path, &period.into(), text.into_bytes())
}

/// Title, unit, header in row 4, rows where the document says.
fn sheet(
    campaign: &Campaign,
    ledger: &Ledger,
    unit: Option<&str>,
    rows: &[&BTreeMap<String, String>],
) -> String {
    let mut lines = vec![
        ledger.name.to_string(),
        unit.map_or(String::new(), |unit| format!("填报单位：{unit}")),
    ];
    lines.push(String::new());
    let names: Vec<&str> = ledger.columns.iter().map(|column| &*column.name).collect();
    lines.push(names.join(","));
    for row in rows {
        place(&mut lines, row);
        let cells = ledger
            .columns
            .iter()
            .map(|column| cell(campaign, ledger, column, unit, row));
        lines.push(cells.map(quoted).collect::<Vec<_>>().join(","));
    }
    lines.join("\n") + "\n"
}

/// Blank lines up to the row of the document.
fn place(lines: &mut Vec<String>, row: &BTreeMap<String, String>) {
    let at: usize = row["行"].parse().expect("every row has a number");
    while lines.len() + 1 < at {
        lines.push(String::new());
    }
}

fn quoted(cell: String) -> String {
    if cell.contains(',') {
        format!("\"{cell}\"")
    } else {
        cell
    }
}

/// What the document shows; else something valid where the column must be filled.
fn cell(
    campaign: &Campaign,
    ledger: &Ledger,
    column: &Column,
    unit: Option<&str>,
    row: &BTreeMap<String, String>,
) -> String {
    let head = || {
        let people = campaign.roster.people.iter();
        let of_unit = people.filter(|person| Some(&*campaign.roster.units[person.unit].name) == unit);
        of_unit
            .map(|person| person.name.to_string())
            .next()
            .unwrap_or_else(|| "王一".into())
    };
    match (row.get(&*column.name).map(String::as_str), &column.kind) {
        (Some("略"), ColumnKind::People) => head(),
        (Some("略"), _) => "另附方案".into(),
        (Some(shown), _) => dated(shown),
        (None, ColumnKind::Choice(list)) if campaign.lists[*list].states => state(campaign, ledger, row),
        (None, _) if !column.required => String::new(),
        (None, ColumnKind::Choice(list)) => campaign.lists[*list].values[0].to_string(),
        (None, ColumnKind::People) if column.set.is_some() => "王一".into(),
        (None, ColumnKind::People) => head(),
        (None, ColumnKind::Integer | ColumnKind::Decimal) => column.min.unwrap_or_default().to_string(),
        (None, ColumnKind::Date) => "2022-04-02".into(),
        (None, ColumnKind::Bool) => "是".into(),
        (None, ColumnKind::Units) => unit.unwrap_or("局党委").into(),
        (None, _) => format!("{}第{}行内容", column.name, row["行"]),
    }
}

fn state(campaign: &Campaign, ledger: &Ledger, row: &BTreeMap<String, String>) -> String {
    let closed = match ledger.life {
        Life::Item {
            closed: Some(closed), ..
        } => row.get(&*campaign.ledgers[closed.ledger].columns[closed.column].name),
        _ => None,
    };
    let done = closed.is_some_and(|closed| !closed.is_empty());
    if done {
        "已销号".into()
    } else {
        "推进中".into()
    }
}

fn fixed(name: &str, rows: &Rows) -> String {
    let mut names: Vec<&String> = rows[0].keys().filter(|name| *name != "行").collect();
    names.sort_by_key(|name| (*name != "单位", (*name).clone()));
    let header: Vec<&str> = names.iter().map(|name| name.as_str()).collect();
    let mut lines = vec![name.to_owned(), String::new(), String::new(), header.join(",")];
    for row in rows {
        place(&mut lines, row);
        lines.push(
            names
                .iter()
                .map(|name| quoted(dated(&row[*name])))
                .collect::<Vec<_>>()
                .join(","),
        );
    }
    lines.join("\n") + "\n"
}

/// `03-01` of 2022.
pub(super) fn day(text: &str) -> NaiveDate {
    format!("2022-{text}").parse().expect("a day")
}

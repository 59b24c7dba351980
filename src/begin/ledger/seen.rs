//! Ledgers as they were filled in: sheets with what looks like a header, read by the reader that a run reads them with.

use crate::finding::Findings;
use crate::fold::{clean, fold};
use crate::lexicon::{LEDGER_ENDS, Label, NO_LEDGER, UNITS, header_word};
use crate::register::Fixed;
use crate::submission::STAMP;
use crate::table::{self, ColumnSpec, HeaderSpec, Names, Table, TableCell, likely_header, likely_labels};
use crate::workbook::{RawBook, RawSheet};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Least number of columns of a ledger.
const FEWEST: usize = 2;
/// Most characters of the name of a ledger or a unit.
const LONGEST: usize = 30;
/// Most characters of the name of a column.
const LONGEST_LABEL: usize = 60;

/// A ledger, of one file or of several.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    /// What it is called.
    pub name: String,
    /// Names of the files it was seen in.
    pub files: Vec<String>,
    /// Units that sent it, as far as they are told.
    pub senders: Vec<String>,
    /// Its columns.
    pub columns: Vec<SeenColumn>,
}

/// A column with all its cells.
#[derive(Clone, Debug)]
pub(super) struct SeenColumn {
    /// Its label without marks and brackets.
    pub name: String,
    /// Unit of measure in the brackets of its label.
    pub unit: Option<String>,
    /// A cell for each row; none where it is empty.
    pub cells: Vec<Option<TableCell>>,
}

impl Seen {
    /// Number of rows.
    pub(super) fn rows(&self) -> usize {
        self.columns.first().map_or(0, |column| column.cells.len())
    }

    /// Names of its columns as they are compared.
    fn labels(&self) -> BTreeSet<String> {
        self.columns.iter().map(|column| fold(&column.name)).collect()
    }

    /// Whether another table is the same ledger: with the same columns, or of the same name with half of them.
    fn is_same(&self, other: &Seen) -> bool {
        let (own, others) = (self.labels(), other.labels());
        let shared = own.intersection(&others).count();
        let half = shared * 2 >= own.len().min(others.len());
        own == others || (fold(&self.name) == fold(&other.name) && half)
    }

    /// Takes over the rows of the same ledger from elsewhere, and columns that only stand there.
    fn join(&mut self, other: Seen) {
        let (own, more) = (self.rows(), other.rows());
        for column in other.columns {
            let wanted = fold(&column.name);
            match self.columns.iter_mut().find(|known| fold(&known.name) == wanted) {
                Some(known) => known.cells.extend(column.cells),
                None => self.columns.push(SeenColumn {
                    cells: std::iter::repeat_n(None, own).chain(column.cells).collect(),
                    ..column
                }),
            }
        }
        for column in &mut self.columns {
            column.cells.resize(own + more, None);
        }
        for (known, told) in [(&mut self.files, other.files), (&mut self.senders, other.senders)] {
            let new: Vec<String> = told.into_iter().filter(|one| !known.contains(one)).collect();
            known.extend(new);
        }
    }
}

/// The ledgers of all books; those of several units or months are one. Registers that every campaign has are left
/// out: no definition writes them.
pub(super) fn ledgers(books: Vec<RawBook>) -> Vec<Seen> {
    let mut all: Vec<Seen> = Vec::new();
    for mut seen in books.into_iter().flat_map(of_book) {
        if is_fixed(&seen.name) {
            continue;
        }
        if let Some(known) = all.iter_mut().find(|known| known.is_same(&seen)) {
            known.join(seen);
            continue;
        }
        let plain = seen.name.clone();
        let mut number = 2;
        while all.iter().any(|known| fold(&known.name) == fold(&seen.name)) {
            seen.name = format!("{plain}（{number}）");
            number += 1;
        }
        all.push(seen);
    }
    all
}

fn is_fixed(name: &str) -> bool {
    let wanted = fold(name);
    let mut fixed = Fixed::ALL.iter().flat_map(|fixed| fixed.spec(0).names);
    fixed.any(|name| fold(&name) == wanted)
}

fn of_book(mut book: RawBook) -> Vec<Seen> {
    let stem = book.file.rsplit('/').next().unwrap_or(&book.file);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem).to_owned();
    let stamp = book.properties.get(STAMP).cloned();
    let file = book.file.rsplit('/').next().unwrap_or(&book.file).to_owned();
    let mut specs: Vec<HeaderSpec> = Vec::new();
    let mut titles: BTreeMap<Arc<str>, String> = BTreeMap::new();
    for sheet in book.sheets.iter().filter(|sheet| is_ledger(sheet)) {
        let columns = columns(sheet);
        let known = specs.iter().any(|spec: &HeaderSpec| spec.columns == columns);
        if columns.len() >= FEWEST && !known {
            specs.push(HeaderSpec {
                id: specs.len(),
                columns,
                ..HeaderSpec::default()
            });
        }
        titles.insert(sheet.name.clone(), title(sheet));
    }
    let names = Names::new(specs.clone());
    let (tables, _) = table::find(&mut book, &names, &mut Findings::new());
    let seen = tables.iter().map(|table| {
        let title = titles.get(&table.sheet).map_or("", String::as_str);
        let name = name(&table.sheet, title, &stem);
        let sender = sender(table, &name, &stem, stamp.as_deref());
        // A file may be called after who sends it and what.
        let own = sender.as_deref().and_then(|sender| name.strip_prefix(sender));
        let own = own.filter(|own| own.chars().count() > 1).map(str::to_owned);
        Seen {
            senders: sender.into_iter().collect(),
            files: vec![file.clone()],
            columns: filled(&specs[table.spec], table),
            name: own.unwrap_or(name),
        }
    });
    seen.filter(|seen| !seen.columns.is_empty()).collect()
}

/// The first row with nothing but one text, above the header.
fn title(sheet: &RawSheet) -> String {
    let top = likely_header(sheet).map_or(0, |(top, _)| top);
    let mut above = sheet
        .rows
        .iter()
        .filter(|row| row.row < top && row.cells.len() == 1);
    above
        .next()
        .and_then(|row| row.cells.first())
        .map_or_else(String::new, |cell| cell.shown())
}

fn is_ledger(sheet: &RawSheet) -> bool {
    let name = fold(&sheet.name);
    !sheet.hidden && !NO_LEDGER.iter().any(|word| name.contains(word))
}

/// Columns of what looks like the header of a sheet, without those that every ledger has.
fn columns(sheet: &RawSheet) -> Vec<ColumnSpec> {
    let Some(header) = likely_header(sheet) else {
        return Vec::new();
    };
    let mut names: Vec<Arc<str>> = Vec::new();
    let labels: Vec<String> = likely_labels(sheet, header).into_values().collect();
    for label in &labels {
        let (bare, _) = parts(label);
        let twins = labels.iter().filter(|other| parts(other).0 == bare).count();
        let name = if twins > 1 { starless(label) } else { bare };
        let is_new = !names.iter().any(|known| fold(known) == fold(&name));
        if header_word(&fold(&name)).is_none()
            && is_new
            && (1..=LONGEST_LABEL).contains(&name.chars().count())
        {
            names.push(name.into());
        }
    }
    let column = |name: Arc<str>| ColumnSpec {
        names: vec![name],
        ..ColumnSpec::default()
    };
    names.into_iter().map(column).collect()
}

/// A label without the mark of a required column.
fn starless(label: &str) -> String {
    let joined: String = clean(label).split_whitespace().collect();
    joined.trim_matches(['*', '＊']).to_owned()
}

/// A label without what stands in brackets behind it, and the unit of measure if that is one.
fn parts(label: &str) -> (String, Option<String>) {
    let label = starless(label);
    match label.split_once(['（', '(']) {
        Some((bare, inside)) if !bare.is_empty() => {
            let inside = fold(inside);
            let inside = inside.trim_end_matches(')');
            let unit = UNITS
                .iter()
                .find(|unit| **unit == inside.trim_start_matches("单位:"));
            (
                bare.trim_matches(['*', '＊']).to_owned(),
                unit.map(ToString::to_string),
            )
        }
        _ => (label, None),
    }
}

/// The columns of a table with their cells.
fn filled(spec: &HeaderSpec, table: &Table) -> Vec<SeenColumn> {
    let columns = spec.columns.iter().zip(&table.columns).enumerate();
    columns
        .filter_map(|(at, (column, found))| {
            let found = found.as_ref()?;
            let cells = table.rows.iter().map(|row| row.cells.get(at).cloned().flatten());
            Some(SeenColumn {
                name: column.names.first()?.to_string(),
                unit: parts(&found.name).1,
                cells: cells.collect(),
            })
        })
        .collect()
}

/// What the ledger is called: by its tab, its title, the name of the file.
fn name(tab: &str, title: &str, stem: &str) -> String {
    let (tab, title) = (bare(tab), bare(title));
    let behind = title.rsplit(['”', '"', '》']).next().unwrap_or(&title).to_owned();
    let is_name = |name: &&String| {
        let chars = name.chars().count();
        (2..=LONGEST).contains(&chars) && !name.is_ascii() && !is_of_program(name)
    };
    [tab, behind, bare(stem)]
        .iter()
        .find(is_name)
        .cloned()
        .unwrap_or_else(|| "台账".to_owned())
}

/// Names that programs give to sheets, and months.
fn is_of_program(name: &str) -> bool {
    let digits = |rest: &str| rest.chars().all(|c| c.is_ascii_digit());
    ["工作表", "表"]
        .iter()
        .any(|start| name.strip_prefix(start).is_some_and(digits))
        || name
            .trim_end_matches(['月', '季', '度', '年', '第', '一', '二', '三', '四'])
            .chars()
            .all(|c| c.is_ascii_digit())
}

/// A text without brackets and what stands in them.
fn bare(text: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::new();
    for c in clean(text).chars() {
        match c {
            '（' | '(' | '〔' | '[' | '【' => depth += 1,
            '）' | ')' | '〕' | ']' | '】' => depth = depth.saturating_sub(1),
            c if depth == 0 && !c.is_whitespace() => kept.push(c),
            _ => {}
        }
    }
    kept
}

/// Who sent it: by the line above the table, the mark of a form, the name of the file before that of the ledger.
fn sender(table: &Table, name: &str, stem: &str, stamp: Option<&str>) -> Option<String> {
    let told = table
        .meta
        .iter()
        .filter(|meta| meta.meaning.is_some_and(Label::surely_of_sender));
    let told = told.map(|meta| clean(&meta.shown())).next();
    let of_file = || {
        let stem = bare(stem);
        let ends = LEDGER_ENDS.iter().filter(|end| end.chars().count() > 1);
        let mut cuts = std::iter::once(name).chain(ends.copied());
        cuts.find_map(|cut| {
            let (before, _) = stem.split_once(cut)?;
            Some(before.to_owned())
        })
    };
    let sender = told.or_else(|| stamp.map(str::to_owned)).or_else(of_file)?;
    let chars = sender.chars().count();
    let plain = sender
        .chars()
        .all(|c| c.is_alphanumeric() || "（）()·".contains(c));
    (plain && (2..=LONGEST).contains(&chars)).then_some(sender)
}

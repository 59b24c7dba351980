//! One file: bytes → workbook → tables. Pure, so that files can be read side by side.

use super::{FoundFile, Unread};
use crate::campaign::model::{Campaign, Column, ColumnKind, Keeper, Ledger};
use crate::finding::{Finding, Findings, Kind, Level, Place};
use crate::register::Fixed;
use crate::table::{self, ColumnSpec, HeaderSpec, Table};
use crate::workbook::{self, RawBook};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A file with the tables found in it.
#[derive(Clone, Debug, Default)]
pub struct ReadFile {
    /// Path below the campaign folder, with `/`.
    pub path: Arc<str>,
    /// Id of the period whose folder it lies in.
    pub period: Arc<str>,
    /// Size.
    pub bytes: u64,
    /// SHA-256 in hex.
    pub sha256: String,
    /// Whether its content could be read as a workbook.
    pub readable: bool,
    /// Left aside before reading: a lock file, a link.
    pub aside: bool,
    /// Why it could not be read, in one sentence.
    pub problem: String,
    /// Custom document properties.
    pub properties: BTreeMap<String, String>,
    /// Tables of known ledgers and registers; [`Table::spec`] as in [`specs`].
    pub tables: Vec<Table>,
}

/// What is looked for: every ledger by its id, and behind them the registers with fixed columns.
pub fn specs(campaign: &Campaign) -> Vec<HeaderSpec> {
    let ledgers = campaign
        .ledgers
        .iter()
        .enumerate()
        .map(|(id, ledger)| spec(id, ledger));
    let first = campaign.ledgers.len();
    ledgers
        .chain(
            Fixed::ALL
                .iter()
                .enumerate()
                .map(|(at, fixed)| fixed.spec(first + at)),
        )
        .collect()
}

/// Ledgers of units cannot stand among the office's registers, and are not looked for there.
fn specs_for(campaign: &Campaign, path: &str) -> Vec<HeaderSpec> {
    let office = path.starts_with("registers/");
    let kept = |spec: &HeaderSpec| match campaign.ledgers.get(spec.id) {
        Some(ledger) => !office || ledger.keeper == Keeper::Office,
        None => true,
    };
    specs(campaign).into_iter().filter(kept).collect()
}

fn spec(id: usize, ledger: &Ledger) -> HeaderSpec {
    HeaderSpec {
        id,
        names: [&ledger.name]
            .into_iter()
            .chain(&ledger.aliases)
            .cloned()
            .collect(),
        columns: ledger.columns.iter().map(column_spec).collect(),
    }
}

fn column_spec(column: &Column) -> ColumnSpec {
    ColumnSpec {
        names: [&column.name]
            .into_iter()
            .chain(&column.aliases)
            .cloned()
            .collect(),
        required: column.required,
        amount: matches!(column.kind, ColumnKind::Integer | ColumnKind::Decimal),
    }
}

/// Finds the tables of a file. Everything that stands in the way is a finding.
pub fn read_file(campaign: &Campaign, found: FoundFile, findings: &mut Findings) -> ReadFile {
    let mut file = ReadFile {
        path: found.path.clone(),
        period: found.period.clone(),
        bytes: found.bytes.len() as u64,
        sha256: hex(&found.bytes),
        ..ReadFile::default()
    };
    if let Some(unread) = found.unread {
        return not_read(file, unread, findings);
    }
    let mut own = Findings::new();
    match workbook::read(&found.path, &found.bytes, &mut own) {
        Some(book) => {
            file.tables = tables(campaign, &book, &mut own);
            file.readable = true;
            file.properties = book.properties;
        }
        None => file.problem = own.as_slice().first().map(|f| f.message()).unwrap_or_default(),
    }
    findings.append(own);
    file
}

fn tables(campaign: &Campaign, book: &RawBook, findings: &mut Findings) -> Vec<Table> {
    let tables = table::find(book, &specs_for(campaign, &book.file), findings);
    // A sheet that may be a ledger was told of already; covers and explanations alone are not what was asked for.
    let told = |finding: &Finding| finding.level != Level::Note && finding.code().name().starts_with('T');
    if tables.is_empty() && !findings.as_slice().iter().any(told) {
        findings.add(Kind::NoLedgerFound {}, Place::file(&book.file));
    }
    tables
}

fn not_read(mut file: ReadFile, unread: Unread, findings: &mut Findings) -> ReadFile {
    let kind = match unread {
        Unread::Lock => Kind::LockFile {},
        Unread::Link => Kind::LinkNotFollowed {},
        Unread::TooLarge(size) => Kind::FileNotRead {
            why: format!("有{}兆字节，太大了", size >> 20),
        },
        Unread::Denied => Kind::FileNotRead {
            why: "系统不允许打开，可能正被别的程序占用".into(),
        },
    };
    file.aside = matches!(unread, Unread::Lock | Unread::Link);
    file.problem = kind.message();
    findings.add(kind, Place::file(&file.path));
    file
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes)
        .iter()
        .fold(String::with_capacity(64), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

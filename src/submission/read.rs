//! One file: from bytes to a workbook to tables. Depends on nothing else, so that files can be read side by side.

use super::{DEEPEST, FoundFile, Unread, bytes_of};
use crate::campaign::model::{Campaign, Column, ColumnKind, Keeper, Ledger, LedgerId, UnitId};
use crate::digest::sha256;
use crate::finding::{Finding, Findings, Kind, Level, Place};
use crate::fold::fold;
use crate::record::Origin;
use crate::register::Fixed;
use crate::table::{self, ColumnSpec, HeaderSpec, Meta, Table, Unclaimed};
use crate::workbook::{self, ChildReader, RawBook};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// A file with the tables found in it.
#[derive(Clone, Debug, Default)]
pub struct ReadFile {
    /// Path below the campaign folder, with `/`.
    pub path: Arc<str>,
    /// Folder of the campaign it is in.
    pub origin: Origin,
    /// Id of the period whose folder it is in.
    pub period: Arc<str>,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 in hex.
    pub sha256: String,
    /// Whether its content could be read as a workbook.
    pub readable: bool,
    /// Whether it was not opened: a lock file, a link.
    pub aside: bool,
    /// Why it could not be read, in one sentence; empty = it was read.
    pub problem: String,
    /// Unit that was named with the file (on the command line); none = the file has to tell.
    pub given: Option<UnitId>,
    /// Custom document properties.
    pub properties: BTreeMap<String, String>,
    /// Labels with values on visible sheets that hold no ledger, by sheet: a cover may state whose file it is.
    pub covers: Vec<(Arc<str>, Vec<Meta>)>,
    /// Tables of known ledgers and registers; [`Table::spec`] as in [`specs`].
    pub tables: Vec<Table>,
    /// Visible sheets with rows that no ledger claims, and the ledgers they may be.
    pub unclaimed: Vec<Unclaimed>,
}

/// What is looked for in files: every ledger by its id, then the registers that every campaign has.
pub fn specs(campaign: &Campaign) -> Vec<HeaderSpec> {
    let ledgers = campaign
        .ledgers
        .with_ids()
        .map(|(id, ledger)| spec(campaign, id.0, ledger));
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

/// What is looked for in files, prepared once for all files.
#[derive(Debug)]
pub struct Sought {
    sent: table::Names,
    kept: table::Names,
}

impl Sought {
    /// Ledgers of units cannot stand among the office's registers, and are not looked for there.
    pub fn new(campaign: &Campaign) -> Self {
        let office = |spec: &HeaderSpec| match campaign.ledgers.get(LedgerId(spec.id)) {
            Some(ledger) => ledger.keeper == Keeper::Office,
            None => true,
        };
        let kept = specs(campaign).into_iter().filter(office);
        Sought {
            sent: table::Names::new(specs(campaign)),
            kept: table::Names::new(kept.collect()),
        }
    }

    fn within(&self, origin: Origin) -> &table::Names {
        match origin {
            Origin::Register => &self.kept,
            Origin::Inbox | Origin::Seal | Origin::Owed | Origin::Elsewhere => &self.sent,
        }
    }
}

fn spec(campaign: &Campaign, id: usize, ledger: &Ledger) -> HeaderSpec {
    HeaderSpec {
        id,
        office: ledger.keeper == Keeper::Office,
        ledger: Some(LedgerId(id)),
        names: [&ledger.name]
            .into_iter()
            .chain(&ledger.aliases)
            .cloned()
            .collect(),
        columns: ledger
            .columns
            .iter()
            .map(|column| column_spec(campaign, column))
            .collect(),
    }
}

fn column_spec(campaign: &Campaign, column: &Column) -> ColumnSpec {
    let choices: Vec<String> = match &column.kind {
        ColumnKind::Bool => ["是", "否"].map(fold).to_vec(),
        ColumnKind::Choice(list) => campaign.lists[*list]
            .values
            .iter()
            .map(|value| fold(value))
            .collect(),
        ColumnKind::Measure => campaign
            .measures
            .iter()
            .map(|measure| fold(&measure.name))
            .collect(),
        ColumnKind::Units => {
            let units = campaign.roster.units.iter();
            units.map(|unit| fold(&unit.name)).collect()
        }
        _ => Vec::new(),
    };
    ColumnSpec {
        names: [&column.name]
            .into_iter()
            .chain(&column.aliases)
            .cloned()
            .collect(),
        required: column.required,
        amount: matches!(column.kind, ColumnKind::Integer | ColumnKind::Decimal),
        choices,
    }
}

/// A file whose bytes are in memory.
#[derive(Debug)]
pub struct LoadedFile {
    file: ReadFile,
    bytes: Result<Vec<u8>, Unread>,
    guessed: bool,
}

impl LoadedFile {
    /// Loads the bytes, unless they are in memory already.
    pub fn of(found: FoundFile) -> LoadedFile {
        let bytes = bytes_of(found.content);
        let file = ReadFile {
            path: found.path,
            origin: found.origin,
            period: found.period,
            given: found.given,
            bytes: bytes.as_ref().map_or(0, |bytes| bytes.len() as u64),
            sha256: bytes.as_ref().map(|bytes| sha256(bytes)).unwrap_or_default(),
            ..ReadFile::default()
        };
        LoadedFile {
            file,
            bytes,
            guessed: found.guessed,
        }
    }

    /// Bytes of memory that reading it may take beside its own bytes.
    pub fn room(&self) -> u64 {
        self.bytes.as_ref().map_or(0, |bytes| workbook::room(bytes))
    }

    /// Finds the tables. Whatever prevents that is a finding, even a panic of this program: the other files go on.
    pub fn read(self, sought: &Sought, legacy: &ChildReader, findings: &mut Findings) -> ReadFile {
        let LoadedFile {
            mut file,
            bytes,
            guessed,
        } = self;
        if guessed {
            findings.add(Kind::NameUnreadable {}, Place::file(&file.path));
        }
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(unread) => return not_read(file, unread, findings),
        };
        let mut own = Findings::new();
        let book = catch_unwind(AssertUnwindSafe(|| {
            let mut book = workbook::read(&file.path, &bytes, legacy, &mut own)?;
            let misnamed = workbook::is_text_named_workbook(&file.path, &bytes);
            drop(bytes);
            let (tables, unclaimed) = tables(sought.within(file.origin), &mut book, &mut own);
            if misnamed && tables.is_empty() && unclaimed.is_empty() {
                own = refused_text(&file.path);
                return None;
            }
            let covers = table::covers(&book, &tables);
            Some((tables, unclaimed, covers, book.properties))
        }));
        match book {
            Ok(Some((tables, unclaimed, covers, properties))) => {
                (file.tables, file.unclaimed) = (tables, unclaimed);
                (file.covers, file.properties) = (covers, properties);
                file.readable = true;
            }
            Ok(None) => file.problem = own.as_slice().last().map(|f| f.message()).unwrap_or_default(),
            Err(_) => {
                let kind = Kind::ReaderFailed {};
                file.problem = kind.message();
                own = Findings::new();
                own.add(kind, Place::file(&file.path));
            }
        }
        findings.append(own);
        file
    }
}

/// Loads and reads a file.
pub fn read_file(
    campaign: &Campaign,
    found: FoundFile,
    legacy: &ChildReader,
    findings: &mut Findings,
) -> ReadFile {
    LoadedFile::of(found).read(&Sought::new(campaign), legacy, findings)
}

fn tables(names: &table::Names, book: &mut RawBook, findings: &mut Findings) -> (Vec<Table>, Vec<Unclaimed>) {
    let (tables, unclaimed) = table::find(book, names, findings);
    // Findings about sheets that may be ledgers come first; covers and explanations alone are reported only if there
    // are none.
    let told = |finding: &Finding| finding.level != Level::Note && finding.code().is_layout();
    if tables.is_empty() && !findings.as_slice().iter().any(told) {
        findings.add(Kind::NoLedgerFound {}, Place::file(&book.file));
    }
    (tables, unclaimed)
}

/// A text in which there is no ledger, under the name of a workbook: what should have been sent is not known.
fn refused_text(file: &Arc<str>) -> Findings {
    let mut findings = Findings::new();
    let kind = Kind::NotAWorkbook {
        kind: "文字".into()
    };
    findings.add(kind, Place::file(file));
    findings
}

fn not_read(mut file: ReadFile, unread: Unread, findings: &mut Findings) -> ReadFile {
    let kind = unread.kind();
    file.aside = unread.is_aside();
    file.problem = kind.message();
    findings.add(kind, Place::file(&file.path));
    file
}

impl Unread {
    /// Whether it is no file that somebody sent; then it says nothing about what its unit sent.
    fn is_aside(self) -> bool {
        !matches!(
            self,
            Unread::TooLarge(_) | Unread::Denied | Unread::TooDeep | Unread::Unpacked | Unread::Spoiler
        )
    }

    /// The kind of finding it becomes.
    pub fn kind(self) -> Kind {
        match self {
            Unread::Lock => Kind::LockFile {},
            Unread::Link => Kind::LinkNotFollowed {},
            Unread::BrokenLink => Kind::BrokenLink {},
            Unread::Special(kind) => Kind::SpecialFile { kind: kind.into() },
            Unread::TooDeep => Kind::FolderTooDeep {
                limit: DEEPEST.to_string(),
            },
            Unread::Hidden => Kind::HiddenFile {},
            Unread::FolderLikeFile => Kind::FolderLikeFile {},
            Unread::Unpacked => Kind::UnpackedWorkbook {},
            Unread::Spoiler => Kind::ReaderFailed {},
            Unread::TooLarge(size) => Kind::FileNotRead {
                why: format!("有{}兆字节，太大了", size >> 20),
            },
            Unread::Denied => Kind::FileNotRead {
                why: "系统不允许打开，可能正被别的程序占用".into(),
            },
        }
    }
}

//! What goes wrong in real ledgers, one small function each, listed in slices; every defect is written down with what
//! should become of it.

mod columns;
mod dates;
mod names;
mod numbers;
mod rows;

use super::chance::Chance;
use super::sheet::{Sheet, letters};
use super::world::World;
use crate::book::{Cell, Value as Shown};
use crate::campaign::model::{Column, ColumnId};
use crate::value::Value;

/// A defect and what should become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defect {
    /// Path below the folder.
    pub file: String,
    /// Sheet; empty where it is the file itself.
    pub sheet: String,
    /// Cell or row; empty where it is the sheet or the file.
    pub cell: String,
    /// Kind of defect.
    pub kind: String,
    /// The cell as written.
    pub stands: String,
    /// Expected value or finding.
    pub expected: String,
}

/// Where a defect was put and what should become of it.
pub(super) struct Mark {
    /// Index of the line; none for the header.
    line: Option<usize>,
    /// Index of the head; none for the whole row.
    head: Option<usize>,
    stands: String,
    expected: String,
}

/// What a spoiler may look at.
pub(super) struct Scene<'w> {
    pub world: &'w World<'w>,
    pub period: usize,
}

/// What is written instead of a value, with what should become of it.
type Writer = fn(&Scene<'_>, &Column, &Value, &mut Chance) -> Option<(Cell, String)>;
/// What is done to a sheet.
type Spoiler = fn(&Scene<'_>, &mut Sheet, &mut Chance) -> Option<Mark>;

/// A kind of defect with the function that makes it.
enum Trouble {
    Cell(&'static str, Writer),
    Sheet(&'static str, Spoiler),
}

fn troubles() -> Vec<Trouble> {
    let cells = [dates::WRITERS, numbers::WRITERS, names::WRITERS];
    let cells = cells
        .into_iter()
        .flatten()
        .map(|(name, writer)| Trouble::Cell(name, *writer));
    let sheets = [rows::SPOILERS, columns::SPOILERS].into_iter().flatten();
    cells
        .chain(sheets.map(|(name, spoiler)| Trouble::Sheet(name, *spoiler)))
        .collect()
}

/// Chooses kinds of defects in turn, so that each is used.
pub(super) struct Dirt {
    troubles: Vec<Trouble>,
}

impl Dirt {
    pub(super) fn new(chance: &mut Chance) -> Self {
        let mut troubles = troubles();
        chance.shuffle(&mut troubles);
        Dirt { troubles }
    }

    /// Puts the next trouble that fits into a sheet. What moves rows and columns comes before anything else.
    pub(super) fn spoil(
        &mut self,
        scene: &Scene<'_>,
        sheet: &mut Sheet,
        first: bool,
        chance: &mut Chance,
    ) -> Option<Defect> {
        for at in 0..self.troubles.len() {
            let (name, mark) = match &self.troubles[at] {
                Trouble::Cell(name, writer) => (*name, cell(scene, sheet, *writer, chance)),
                Trouble::Sheet(name, spoiler) if first => (*name, spoiler(scene, sheet, chance)),
                Trouble::Sheet(..) => continue,
            };
            if let Some(mark) = mark {
                // What fitted goes to the end; what did not stays in front.
                let used = self.troubles.remove(at);
                self.troubles.push(used);
                return Some(defect(sheet, name, &mark));
            }
        }
        None
    }
}

fn defect(sheet: &Sheet, kind: &str, mark: &Mark) -> Defect {
    let row = mark
        .line
        .map_or(sheet.row_of_header(), |line| sheet.row_number(line));
    Defect {
        file: String::new(),
        sheet: sheet.name.clone(),
        cell: mark
            .head
            .map_or(format!("第{row}行"), |head| format!("{}{row}", letters(head))),
        kind: kind.to_owned(),
        stands: mark.stands.clone(),
        expected: mark.expected.clone(),
    }
}

/// Writes one cell otherwise: any where the writer knows how.
fn cell(scene: &Scene<'_>, sheet: &mut Sheet, writer: Writer, chance: &mut Chance) -> Option<Mark> {
    let mut places: Vec<(usize, usize, ColumnId)> = Vec::new();
    for line in sheet.data().into_iter().take(60) {
        places.extend(
            sheet
                .heads
                .iter()
                .enumerate()
                .filter_map(|(at, head)| Some((line, at, head.column?))),
        );
    }
    chance.shuffle(&mut places);
    let columns = &scene.world.campaign.ledgers[sheet.ledger].columns;
    for (line, head, column) in places {
        let Some(row) = sheet.row(line) else { continue };
        if row.spoiled || row.cells[head].is_none() {
            continue;
        }
        if let Some((cell, expected)) = writer(scene, &columns[column], &row.values[column], chance) {
            let stands = plain(&cell);
            row.cells[head] = Some(cell);
            row.spoiled = true;
            return Some(Mark {
                line: Some(line),
                head: Some(head),
                stands,
                expected,
            });
        }
    }
    None
}

/// What a cell shows.
fn plain(cell: &Cell) -> String {
    match &cell.value {
        Shown::Empty => "（空白）".into(),
        value => value.plain(),
    }
}

//! Reads one to four rows of labels into one list of labels per column, labels of groups first.

use crate::lexicon::HeaderWord;
use crate::table::grid::Grid;
use crate::table::label::{Label, unit_of};
use crate::table::names::Names;
use std::collections::BTreeMap;

/// The rows of a header as columns of labels.
#[derive(Clone, Debug)]
pub(in crate::table) struct Block {
    pub(in crate::table) top: u32,
    pub(in crate::table) bottom: u32,
    /// Columns by ascending number.
    pub(in crate::table) columns: Vec<Column>,
    /// A title that runs down the left side.
    pub(in crate::table) side: Option<String>,
}

/// A column of a header.
#[derive(Clone, Debug)]
pub(in crate::table) struct Column {
    pub(in crate::table) col: u32,
    /// Its labels from the top down; a label merged over several rows occurs once.
    pub(in crate::table) labels: Vec<Label>,
    /// Last column that its lowest label is merged over.
    pub(in crate::table) right: u32,
}

/// Least number of characters of a group label that may complete a label below it: 单位 of 责任单位 completes 牵头.
const SHORTEST_PART: usize = 2;
/// Most characters of a group label of which parts are tried.
const LONGEST_GROUP: usize = 12;

impl Column {
    /// Names by which this column may be known, the most specific first.
    pub(in crate::table) fn keys(&self) -> Vec<String> {
        let mut naming = self.labels.iter().rev().filter(|label| !label.only_unit);
        let Some(last) = naming.next() else {
            return Vec::new();
        };
        let mut keys = Vec::new();
        for group in naming {
            for own in &last.keys {
                join(group.bare(), own, &mut keys);
            }
        }
        keys.extend(last.keys.iter().cloned());
        keys
    }

    /// Printed name: label of the group and own label.
    pub(in crate::table) fn printed(&self) -> String {
        let printed: Vec<&str> = self.labels.iter().map(|label| label.printed.as_str()).collect();
        printed.join("·")
    }

    /// Unit given in the labels; the lowest label is asked first.
    pub(in crate::table) fn unit(&self) -> Option<String> {
        self.labels.iter().rev().find_map(|label| label.unit.clone())
    }

    /// Meaning of the lowest of its labels that has one that every table may have.
    pub(in crate::table) fn word(&self) -> Option<HeaderWord> {
        self.labels.iter().rev().find_map(Label::word)
    }

    /// Whether the topmost label is 序号.
    fn begins_with_serial(&self) -> bool {
        self.labels.first().and_then(Label::word) == Some(HeaderWord::Serial)
    }
}

/// A group label and a label below it, in either order, and the label completed by a part of the group's.
fn join(group: &str, own: &str, keys: &mut Vec<String>) {
    keys.push(format!("{group}{own}"));
    keys.push(format!("{own}{group}"));
    let chars: Vec<char> = group.chars().collect();
    if chars.len() > LONGEST_GROUP {
        return;
    }
    for length in (SHORTEST_PART..chars.len()).rev() {
        keys.push(
            own.chars()
                .chain(chars[chars.len() - length..].iter().copied())
                .collect(),
        );
        keys.push(own.chars().chain(chars[..length].iter().copied()).collect());
        keys.push(chars[..length].iter().copied().chain(own.chars()).collect());
    }
}

impl Block {
    /// The rows from `top` on, as a header; none when they cannot be one: when a merged label reaches further
    /// down, or when the first row does not label anything.
    pub(super) fn new(
        grid: &Grid,
        names: &Names,
        top: u32,
        height: u32,
        cols: Option<(u32, u32)>,
    ) -> Option<Self> {
        let bottom = top + height - 1;
        let within = |col: u32| cols.is_none_or(|(left, right)| left <= col && col <= right);
        let mut own: BTreeMap<u32, Vec<(u32, Label)>> = BTreeMap::new();
        for row in top..=bottom {
            for (col, label) in grid.labels(row).iter().filter(|(col, _)| within(*col)) {
                own.entry(*col).or_default().push((row, label.clone()));
            }
        }
        let side = side_title(grid, names, &own, bottom);
        if let Some((col, _)) = side {
            own.remove(&col);
        }
        let reaches = |(col, labels): (&u32, &Vec<(u32, Label)>)| {
            let lowest = lowest(grid, *col, labels, bottom);
            lowest > bottom && lowest < top + 6
        };
        if own.iter().any(reaches) {
            return None;
        }
        let columns = own
            .keys()
            .map(|col| column(grid, &own, *col, (top, bottom)))
            .collect();
        Some(Block {
            top,
            bottom,
            columns,
            side: side.map(|(_, title)| title),
        })
    }

    /// First and last column of the block.
    pub(in crate::table) fn cols(&self) -> (u32, u32) {
        let first = self.columns.first().map_or(1, |column| column.col);
        (first, self.columns.last().map_or(first, |column| column.col))
    }

    /// Runs of columns that may be tables of their own: parted by a blank column, or by a second 序号.
    pub(super) fn segments(&self) -> Vec<(u32, u32)> {
        let mut segments: Vec<(u32, u32)> = Vec::new();
        for column in &self.columns {
            match segments.last_mut() {
                Some((_, right)) if column.col == *right + 1 && !column.begins_with_serial() => {
                    *right = column.col;
                }
                _ => segments.push((column.col, column.col)),
            }
        }
        segments
    }

    /// Takes in the next row if it holds nothing but units of the columns.
    pub(super) fn take_units(&mut self, grid: &Grid) {
        let labels = grid.labels(self.bottom + 1);
        let cells = grid.row(self.bottom + 1).map_or(0, |row| row.cells.len());
        let unit = |label: &Label| {
            label
                .unit
                .clone()
                .filter(|_| label.only_unit)
                .or_else(|| unit_of(label.bare()))
        };
        let is_unit = |(col, label): &(u32, Label)| {
            unit(label).is_some() && self.columns.iter().any(|column| column.col == *col)
        };
        if labels.is_empty() || labels.len() != cells || !labels.iter().all(is_unit) {
            return;
        }
        for (col, label) in labels.iter() {
            for column in self.columns.iter_mut().filter(|column| column.col == *col) {
                column.labels.push(Label {
                    unit: unit(label),
                    only_unit: true,
                    ..label.clone()
                });
            }
        }
        self.bottom += 1;
    }

    /// Takes in the next row if it holds nothing but labels for the columns of a group, even if no spec knows them.
    pub(super) fn take_sub_labels(&mut self, grid: &Grid, names: &Names) {
        let next = self.bottom + 1;
        let labels = grid.labels(next);
        let cells = grid.row(next).map_or(0, |row| row.cells.len());
        if labels.is_empty() || labels.len() != cells || self.top != self.bottom {
            return;
        }
        let grouped = |col: u32| {
            let group = self.columns.iter().rev().find(|column| column.col <= col);
            group.is_some_and(|group| {
                let merged = grid.area(self.top, group.col);
                let right = merged.map_or(group.col, |area| area.right);
                right > group.col && col <= right
            })
        };
        let short = |label: &Label| label.printed.chars().count() <= 12;
        if labels.iter().all(|(col, label)| grouped(*col) && short(label)) {
            let cols = self.cols();
            if let Some(block) = Block::new(
                grid,
                names,
                self.top,
                2,
                Some((cols.0, cols.1.max(labels[labels.len() - 1].0))),
            ) {
                *self = block;
            }
        }
    }
}

/// Last row that the labels of a column are merged over.
fn lowest(grid: &Grid, col: u32, labels: &[(u32, Label)], bottom: u32) -> u32 {
    let merged = labels.iter().filter_map(|(row, _)| grid.area(*row, col));
    merged.map(|area| area.bottom).max().unwrap_or(bottom)
}

/// A label left of all others that no ledger knows and that alone is merged further down: the column and the words.
fn side_title(
    grid: &Grid,
    names: &Names,
    own: &BTreeMap<u32, Vec<(u32, Label)>>,
    bottom: u32,
) -> Option<(u32, String)> {
    let (first, labels) = own.first_key_value()?;
    let [(_, label)] = &labels[..] else {
        return None;
    };
    let deep = |(col, labels): (&u32, &Vec<(u32, Label)>)| lowest(grid, *col, labels, bottom) > bottom;
    let alone = own.len() > 2 && deep((first, labels)) && !own.iter().skip(1).any(deep);
    let known = label.keys.iter().any(|key| names.knows(key));
    (alone && !known).then(|| (*first, label.printed.clone()))
}

fn column(
    grid: &Grid,
    own: &BTreeMap<u32, Vec<(u32, Label)>>,
    col: u32,
    (top, bottom): (u32, u32),
) -> Column {
    let mut labels: Vec<Label> = Vec::new();
    for row in top..=bottom {
        let here = own[&col].iter().find(|(r, _)| *r == row).map(|(_, label)| label);
        match here.or_else(|| group_of(grid, own, row, col, (top, bottom))) {
            Some(label) if labels.last() != Some(label) => labels.push(label.clone()),
            _ => {}
        }
    }
    let merged = own[&col].last().and_then(|(row, _)| grid.area(*row, col));
    Column {
        col,
        labels,
        right: merged.map_or(col, |area| area.right),
    }
}

/// The label of the group a cell without label stands in: merged over it, or, where no area is known, the label to
/// its left that has a label below itself.
fn group_of<'a>(
    grid: &Grid,
    own: &'a BTreeMap<u32, Vec<(u32, Label)>>,
    row: u32,
    col: u32,
    (top, bottom): (u32, u32),
) -> Option<&'a Label> {
    let label_at = |row: u32, col: u32| {
        own.get(&col)?
            .iter()
            .find(|(r, _)| *r == row)
            .map(|(_, label)| label)
    };
    if let Some(area) = grid.area(row, col) {
        return label_at(area.top, area.left);
    }
    let reaches_here = |above: u32| grid.area(above, col).is_some_and(|area| area.bottom >= row);
    if row == bottom || (top..row).any(reaches_here) {
        return None;
    }
    let (left, _) = own
        .range(..col)
        .rev()
        .find(|(_, labels)| labels.iter().any(|(r, _)| *r == row))?;
    let has_sub_label = own[left].iter().any(|(r, _)| *r > row);
    let is_merged = grid.area(row, *left).is_some();
    let below_here = own[&col].iter().any(|(r, _)| *r > row);
    (has_sub_label && below_here && !is_merged)
        .then(|| label_at(row, *left))
        .flatten()
}

//! One to four rows of labels → one list of labels per column, group labels first.

use crate::table::grid::Grid;
use crate::table::label::Label;
use crate::table::names::is_everywhere;
use std::collections::BTreeMap;

/// The rows of a header.
#[derive(Clone, Debug)]
pub(in crate::table) struct Block {
    pub(in crate::table) top: u32,
    pub(in crate::table) bottom: u32,
    /// By ascending column.
    pub(in crate::table) columns: Vec<Column>,
}

/// A column of a header.
#[derive(Clone, Debug)]
pub(in crate::table) struct Column {
    pub(in crate::table) col: u32,
    /// From the top down; a label merged over the rows occurs once.
    pub(in crate::table) labels: Vec<Label>,
}

/// The shortest part of a group label that completes a label below it: 单位 of 责任单位 completes 牵头.
const SHORTEST_PART: usize = 2;

impl Column {
    /// The names this column may be known by, the most telling first.
    pub(in crate::table) fn keys(&self) -> Vec<String> {
        let Some((last, groups)) = self.labels.split_last() else {
            return Vec::new();
        };
        let mut keys = Vec::new();
        for group in groups.iter().rev() {
            for own in &last.keys {
                join(group.bare(), own, &mut keys);
            }
        }
        keys.extend(last.keys.iter().cloned());
        keys
    }

    /// As printed: group label and own label.
    pub(in crate::table) fn printed(&self) -> String {
        let printed: Vec<&str> = self.labels.iter().map(|label| label.printed.as_str()).collect();
        printed.join("·")
    }

    /// The unit the header gives, the lowest label first.
    pub(in crate::table) fn unit(&self) -> Option<String> {
        self.labels.iter().rev().find_map(|label| label.unit.clone())
    }

    /// The label in the first row it has one.
    fn first_key(&self) -> &str {
        self.labels.first().map_or("", Label::bare)
    }
}

/// A group label and a label below it, in either order, and the label completed by a part of the group's.
fn join(group: &str, own: &str, keys: &mut Vec<String>) {
    keys.push(format!("{group}{own}"));
    keys.push(format!("{own}{group}"));
    let chars: Vec<char> = group.chars().collect();
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
    pub(super) fn new(grid: &Grid, top: u32, height: u32, cols: Option<(u32, u32)>) -> Option<Self> {
        let bottom = top + height - 1;
        let within = |col: u32| cols.is_none_or(|(left, right)| left <= col && col <= right);
        let mut own: BTreeMap<u32, Vec<(u32, Label)>> = BTreeMap::new();
        for row in top..=bottom {
            for (col, label) in grid.labels(row).iter().filter(|(col, _)| within(*col)) {
                own.entry(*col).or_default().push((row, label.clone()));
            }
        }
        let lowest = |(col, labels): (&u32, &Vec<(u32, Label)>)| {
            let merged = labels.iter().filter_map(|(row, _)| grid.area(*row, *col));
            merged.map(|area| area.bottom).max().unwrap_or(bottom)
        };
        if own.iter().map(lowest).any(|row| row > bottom && row < top + 6) {
            return None;
        }
        let columns = own
            .keys()
            .map(|col| column(grid, &own, *col, (top, bottom)))
            .collect();
        Some(Block { top, bottom, columns })
    }

    /// First and last column.
    pub(in crate::table) fn cols(&self) -> (u32, u32) {
        let first = self.columns.first().map_or(1, |column| column.col);
        (first, self.columns.last().map_or(first, |column| column.col))
    }

    /// Runs of columns that may be tables of their own: parted by a blank column, or by a second 序号.
    pub(super) fn segments(&self) -> Vec<(u32, u32)> {
        let mut segments: Vec<(u32, u32)> = Vec::new();
        for column in &self.columns {
            match segments.last_mut() {
                Some((_, right)) if column.col == *right + 1 && !is_everywhere_first(column) => {
                    *right = column.col;
                }
                _ => segments.push((column.col, column.col)),
            }
        }
        segments
    }

    /// Takes the next row in when it labels the columns of a group and nothing else, though no spec knows them.
    pub(super) fn take_sub_labels(&mut self, grid: &Grid) {
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
                self.top,
                2,
                Some((cols.0, cols.1.max(labels[labels.len() - 1].0))),
            ) {
                *self = block;
            }
        }
    }
}

fn is_everywhere_first(column: &Column) -> bool {
    is_everywhere(column.first_key()) && column.first_key() != "备注"
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
    Column { col, labels }
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
        let starts_here = area.top == row && area.top >= top;
        return starts_here.then(|| label_at(area.top, area.left)).flatten();
    }
    if row == bottom {
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

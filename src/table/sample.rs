//! Rows that came with the form and are no data (`decisions` 62): examples below a line or on a sheet that says so,
//! and rows with nothing but what a drop-down was set to.

use super::model::{HeaderSpec, SkipReason, Table};
use super::rows::{Class, Row};
use crate::fold::fold;
use crate::lexicon::{SAMPLE_SHEETS, SAMPLES_ABOVE, SAMPLES_BELOW, SAMPLES_NAMED};
use crate::workbook::{RawCell, RawValue};

/// Most characters of a line that says where the examples are.
const LONGEST: usize = 30;

/// A line that says where the examples are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    /// The rows below it: 以下为示例.
    Below,
    /// The rows above it: 以上为示例.
    Above,
}

/// The whole of the name of a sheet of examples; 抽样表 is none.
const SHEET: &str = "样表";

/// What a row says about examples; none where it is no such line.
fn line(row: &Row) -> Option<Line> {
    match row.cells {
        [only] if row.filled == 0 => match &only.value {
            RawValue::Text(text) => line_of(text),
            _ => None,
        },
        _ => None,
    }
}

/// The same of a text.
fn line_of(text: &str) -> Option<Line> {
    if text.len() > 4 * LONGEST || text.chars().count() > LONGEST {
        return None;
    }
    let folded = fold(text);
    let bare = folded.trim_matches(['(', ')', ':', '。', '*', '※']);
    if SAMPLES_NAMED.contains(&bare) {
        return Some(Line::Below);
    }
    let at = |words: &[&str]| words.iter().filter_map(|word| folded.find(word)).min();
    let named = at(SAMPLES_NAMED)?;
    let is_before = |words: &[&str]| at(words).filter(|at| *at < named);
    match (is_before(SAMPLES_ABOVE), is_before(SAMPLES_BELOW)) {
        (Some(above), below) if below.is_none_or(|below| below < above) => Some(Line::Above),
        (_, Some(_)) => Some(Line::Below),
        _ if bare.ends_with("如下") => Some(Line::Below),
        _ => None,
    }
}

/// Whether a title or a tab says that the table is an example, apart from the names of the ledger.
fn is_sample_sheet(spec: &HeaderSpec, text: &str) -> bool {
    let names = spec
        .names
        .iter()
        .map(|name| fold(name))
        .filter(|name| !name.is_empty());
    let rest = names.fold(fold(text), |rest, name| rest.replace(&name, " "));
    rest == SHEET || SAMPLE_SHEETS.iter().any(|word| rest.contains(word))
}

/// Rows left out as examples.
#[derive(Default)]
pub(super) struct Samples {
    /// Whether the whole table is one.
    pub(super) of_table: bool,
    /// What says so, and the row it stands in; the first of several.
    pub(super) said: Option<(u32, String)>,
    /// Number of rows left out.
    pub(super) count: usize,
    below: bool,
    last: u32,
}

impl Samples {
    /// Whether a table is an example as a whole, by its title or its tab, or begins with one, by a line above its
    /// header.
    pub(super) fn new(spec: &HeaderSpec, table: &Table) -> Samples {
        let mut samples = Samples::default();
        let (lines, title): (Vec<&str>, Vec<&str>) = table
            .title
            .split(' ')
            .partition(|part| line_of(part) == Some(Line::Below));
        if let Some(line) = lines.first() {
            samples.begin(table.header.1, line);
        }
        let mut says = title.into_iter().chain([&*table.sheet]);
        if let Some(text) = says.find(|text| is_sample_sheet(spec, text)) {
            samples.of_table = true;
            samples.said = Some((table.header.1, text.to_owned()));
        }
        samples
    }

    /// Takes in a line that says where the examples are. Rows above it turn out to be none of the data.
    pub(super) fn is_line(&mut self, row: &Row, table: &mut Table) -> bool {
        let Some(line) = line(row) else { return false };
        let (at, text) = (row.raw.row, row.cells[0].value.shown());
        self.begin(at, &text);
        if line == Line::Above {
            self.below = false;
            let above = std::mem::take(&mut table.rows);
            self.count += above.len();
            let skipped = above.into_iter().map(|row| (row.row, SkipReason::Sample));
            table.skipped.extend(skipped);
        }
        table.skipped.push((at, SkipReason::Sample));
        true
    }

    /// The rows from here on are examples, up to the first blank row.
    fn begin(&mut self, row: u32, text: &str) {
        self.said.get_or_insert((row, text.trim().to_owned()));
        self.below = true;
        self.last = row;
    }

    /// Whether a row that looks like data, or says that there is nothing, is an example. Rows are asked about from the
    /// top down.
    pub(super) fn holds(&mut self, row: &Row, class: &Class) -> bool {
        self.below &= row.raw.row <= self.last + 1;
        self.last = row.raw.row;
        let is_one = (self.of_table || self.below) && matches!(class, Class::Data | Class::Nil { .. });
        self.count += usize::from(is_one && *class == Class::Data);
        is_one
    }
}

/// Whether a row holds nothing but its serial number and words of drop-downs, while the form asks for more.
pub(super) fn is_preset(
    spec: &HeaderSpec,
    cols: &[Option<(u32, u32)>],
    number: Option<u32>,
    row: &Row,
) -> bool {
    let asks_more = spec
        .columns
        .iter()
        .zip(cols)
        .any(|(column, col)| col.is_some() && column.choices.is_empty());
    let is_choice = |cell: &RawCell| {
        let over = |col: &Option<(u32, u32)>| col.is_some_and(|(from, to)| (from..=to).contains(&cell.col));
        let column = cols.iter().position(over).map(|at| &spec.columns[at]);
        match &cell.value {
            RawValue::Text(text) => column.is_some_and(|column| column.choices.contains(&fold(text))),
            RawValue::Bool(_) => column.is_some_and(|column| !column.choices.is_empty()),
            _ => false,
        }
    };
    let mut said = row
        .cells
        .iter()
        .filter(|cell| Some(cell.col) != number)
        .peekable();
    asks_more && row.filled == 0 && said.peek().is_some() && said.all(is_choice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_say_where_the_examples_are() {
        let below = [
            "以下为示例",
            "（以下为填写示例，请勿删除）",
            "示例：",
            "填写示例如下",
            "下列是样例",
        ];
        for text in below {
            assert_eq!(line_of(text), Some(Line::Below), "{text}");
        }
        for text in ["以上为示例，请从下一行填起", "以上是范例"] {
            assert_eq!(line_of(text), Some(Line::Above), "{text}");
        }
        for text in ["以下空白", "示范点建设", "以案为例开展警示教育", "一、示例类"] {
            assert_eq!(line_of(text), None, "{text}");
        }
    }

    #[test]
    fn sheets_of_examples_are_told_by_their_names_and_not_by_the_ledgers() {
        let spec = HeaderSpec {
            names: vec!["示例点位台账".into()],
            ..HeaderSpec::default()
        };
        for text in ["填写样表", "集体学习台账（填写样表，供参考）", "示例", "样例2"]
        {
            assert!(is_sample_sheet(&spec, text), "{text}");
        }
        for text in ["示例点位台账（2022年第二季度）", "模板", "填报说明", "抽样表"] {
            assert!(!is_sample_sheet(&spec, text), "{text}");
        }
    }
}

//! The check form (抽查表): the rows that were drawn, in the columns of the register that takes the filled form.

use super::{REMARKS, SERIAL, column, title};
use crate::book::{Book, Cell, Column as PageColumn, Page, Paper, Row};
use crate::campaign::model::{Campaign, Period, SampleRegister, Sampling};
use crate::number::fixed;
use crate::sampling::{Sample, SampledRow};
use crate::submission::SAMPLE_SEED;

/// The form; none where the campaign names no register for it.
pub fn check_form(
    campaign: &Campaign,
    sampling: &Sampling,
    period: &Period,
    sample: &Sample,
) -> Option<Book> {
    let register = sampling.register.as_ref()?;
    let ledger = &campaign.ledgers[register.ledger];
    let mut page = Page::new(&*ledger.name)
        .title(title(campaign, &ledger.name, period))
        .meta(
            format!("填报单位：{}", campaign.head.office),
            format!("抽查种子：{}", sample.seed),
        )
        .column(PageColumn::new(SERIAL));
    let given = [
        Some(register.number),
        Some(register.unit),
        register.of,
        register.row,
        register.said,
    ];
    for (at, own) in ledger.columns.with_ids() {
        let column = column(campaign, own);
        page = page.column(match given.contains(&Some(at)) {
            true if register.said == Some(at) => column.exactly(48),
            true => column.width(16),
            // Room for a hand to write in.
            false => column.exactly(12),
        });
    }
    let drawn = sample.rows.iter().enumerate();
    page = page
        .column(PageColumn::new(REMARKS).exactly(24))
        .rows(drawn.map(|(at, row)| line(ledger.columns.len(), register, at, row)))
        .note(note(campaign, sampling, sample))
        .paper(Paper::A4Wide)
        .freeze_columns(2);
    let mut book = Book::new(format!("{}（{}）", ledger.name, period.title))
        .dated(period.as_of)
        .property(SAMPLE_SEED, &*sample.seed);
    book.push(page);
    Some(book)
}

fn line(columns: usize, register: &SampleRegister, at: usize, row: &SampledRow) -> Row {
    let mut cells = vec![Cell::empty(); columns];
    cells[register.number.0] = Cell::text(&*row.number);
    cells[register.unit.0] = Cell::text(&*row.unit);
    let told = [
        (register.of, &*row.ledger),
        (register.row, &*row.row),
        (register.said, &*row.said),
    ];
    for (column, words) in told {
        if let Some(column) = column {
            cells[column.0] = Cell::text(words);
        }
    }
    let mut line = vec![Cell::serial(at)];
    line.extend(cells);
    let points = row
        .points
        .map(|points| format!("（靠自报{}分）", fixed(points, 2)));
    line.push(Cell::text(format!("{}{}", row.place, points.unwrap_or_default())));
    Row::from(line)
}

fn note(campaign: &Campaign, sampling: &Sampling, sample: &Sample) -> String {
    let order = match sample.weighted {
        true => {
            "抽的是靠单位自报得分的行，每行不足1分的排一次，每满1分排一次，\
             各次按“种子、单位、台账、编号、重复序号、第几次”的SHA-256由小到大排，一行以最前的一次为准"
        }
        false => "各行按“种子、单位、台账、编号、重复序号”的SHA-256由小到大排",
    };
    format!(
        "填表说明：逐行核实后填写其余各列，没有核实的行删去；填好放进registers里本期的文件夹。抽取办法（{}）：{}，从{}行中抽出{}行；\
         {order}，取前{}行，用同样的种子任何时候都抽出同样的行。",
        campaign.cite(sampling.clause),
        sampling.by.words(),
        sample.of,
        sample.rows.len(),
        sampling.rows,
    )
}

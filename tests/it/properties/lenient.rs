//! Alterations in a unit's favour, by the office or by doing in time what was late: none of them may lower a mark.

use super::folder::{File, Folder, Mark};
use super::gain::bytes;
use super::sheets::{Book, cell};
use chrono::{Days, NaiveDate};
use kaoping::campaign::model::{
    Campaign, Deadline, DueFrom, FieldRef, Hop, Ledger, LedgerId, Part, UnitId, What as Counted,
};
use kaoping::record::{Field, Record};
use kaoping::value::{Due, Value};
use kaoping::workbook::{NumberFormat, RawValue};

/// An alteration in a unit's favour.
pub(super) struct Favour {
    pub(super) unit: UnitId,
    /// For the message of a property that does not hold.
    pub(super) told: String,
    what: What,
}

enum What {
    /// One more file in the registers of the period.
    Entry(File),
    /// Cells of a file are set to a day.
    Met {
        file: String,
        sheet: String,
        cells: Vec<(u32, u32)>,
        day: NaiveDate,
    },
}

impl Favour {
    /// The file that is altered; empty where one is added.
    pub(super) fn file(&self) -> &str {
        match &self.what {
            What::Entry(_) => "",
            What::Met { file, .. } => file,
        }
    }
}

/// Exemptions, clarifications, extensions and days in time for every item of a unit.
pub(super) fn favours(folder: &Folder) -> Vec<Favour> {
    let checked = folder.check(&folder.files);
    let mut favours = Vec::new();
    for (id, ledger) in folder.campaign.ledgers.with_ids() {
        for record in checked.records.of(id) {
            let (Some(unit), Some(key), true) = (record.sender, &record.key, record.was_sent()) else {
                continue;
            };
            for indicator in charging(&folder.campaign, id) {
                favours.push(clarification(folder, (unit, id, key), indicator));
            }
            for deadline in &ledger.deadlines {
                favours.push(exemption(folder, (unit, id, key), deadline));
                let due = due(record, id, deadline);
                let put_off = due.filter(|due| is_charged_here(folder, *due));
                favours.extend(put_off.map(|due| extension(folder, (unit, id, key), deadline, due)));
                favours.extend(
                    due.and_then(|due| met(record, ledger, (unit, deadline), (due, folder.period().as_of))),
                );
            }
        }
    }
    favours
}

/// Printed names of the indicators that count rows of a ledger.
fn charging(campaign: &Campaign, id: LedgerId) -> impl Iterator<Item = &str> {
    let counts = move |part: &Part| match &part.what {
        Counted::Deadlines { ledger, .. }
        | Counted::Good { ledger, .. }
        | Counted::Ratio { ledger, .. }
        | Counted::Rows { ledger }
        | Counted::Findings { ledger, .. } => *ledger == id,
        _ => false,
    };
    let indicators = campaign.indicators.iter();
    let found = indicators.filter(move |indicator| indicator.parts.iter().any(counts));
    found.map(|indicator| &*indicator.name)
}

/// A clarification of what an indicator charges for a row, granted.
fn clarification(folder: &Folder, (unit, ledger, key): (UnitId, LedgerId, &str), indicator: &str) -> Favour {
    let (campaign, period) = (&folder.campaign, folder.period());
    let (name, ledger) = (&campaign.roster.units[unit].name, &campaign.ledgers[ledger].name);
    let heads = "类型,台账,编号,所指,单位,姓名,认定结论,文号,批准人,时间";
    let row = format!(
        "澄清,{ledger},{key},{indicator},{name},,成立,澄清〔2022〕3号,王主任,{}",
        period.span.to
    );
    Favour {
        unit,
        told: format!("clarification {row}"),
        what: entry(folder, ("容错澄清", heads), &row),
    }
}

fn own(field: &FieldRef, ledger: LedgerId) -> bool {
    field.hop == Hop::Own && field.ledger == ledger
}

/// Whether the charge for a limit is known to this period: by its day, or by the seal of the period of that day.
/// Otherwise an extension moves a charge here from a period that nothing is known of.
fn is_charged_here(folder: &Folder, due: NaiveDate) -> bool {
    let sealed = folder.history.periods.iter();
    let since = sealed
        .map(|sealed| sealed.from)
        .chain([folder.period().span.from])
        .min();
    since.is_some_and(|since| due >= since)
}

/// The day a deadline falls on, where a cell of the row says it.
fn due(record: &Record, ledger: LedgerId, deadline: &Deadline) -> Option<NaiveDate> {
    let DueFrom::Column(field) = &deadline.due else {
        return None;
    };
    if !own(field, ledger) {
        return None;
    }
    match record.value(field.column) {
        Value::Date(day) | Value::Due(Due::On(day)) => Some(*day),
        _ => None,
    }
}

fn entry(folder: &Folder, (register, heads): (&str, &str), row: &str) -> What {
    let text = format!("{register}\n{heads}\n{row}\n");
    What::Entry((
        format!("registers/{}/{register}补.csv", folder.id),
        text.into_bytes(),
    ))
}

fn exemption(folder: &Folder, (unit, ledger, key): (UnitId, LedgerId, &str), deadline: &Deadline) -> Favour {
    let (campaign, period) = (&folder.campaign, folder.period());
    let (name, ledger) = (&campaign.roster.units[unit].name, &campaign.ledgers[ledger].name);
    let heads = "类型,台账,编号,所指,单位,姓名,认定结论,文号,批准人,时间";
    let row = format!(
        "容错,{ledger},{key},{},{name},,成立,容错〔2022〕9号,王主任,{}",
        deadline.name, period.span.to
    );
    Favour {
        unit,
        told: format!("exemption {row}"),
        what: entry(folder, ("容错澄清", heads), &row),
    }
}

fn extension(
    folder: &Folder,
    (unit, ledger, key): (UnitId, LedgerId, &str),
    deadline: &Deadline,
    due: NaiveDate,
) -> Favour {
    let ledger = &folder.campaign.ledgers[ledger].name;
    let heads = "台账,编号,期限,新时限,批准人,批准时间,文号";
    let row = format!(
        "{ledger},{key},{},{},王主任,{},延〔2022〕9号",
        deadline.name,
        due + Days::new(60),
        due - Days::new(10)
    );
    Favour {
        unit,
        told: format!("extension {row}"),
        what: entry(folder, ("延期批准", heads), &row),
    }
}

/// The day on which an overdue item was met becomes the day it was due. What is written to be done later by other limits
/// of the row was done with it: an item is not closed before it is done. A blank day that would ask for further cells is
/// left as it is.
fn met(
    record: &Record,
    ledger: &Ledger,
    (unit, deadline): (UnitId, &Deadline),
    (due, as_of): (NaiveDate, NaiveDate),
) -> Option<Favour> {
    let id = record.ledger;
    let cell = |deadline: &Deadline| own(&deadline.met, id).then(|| &record.fields[deadline.met.column]);
    let is_later = |value: &Value| matches!(value, Value::Date(day) if *day > due);
    let asks_more = ledger.columns.iter().any(|column| {
        let mut conditions = column.required_when.iter();
        conditions.any(|condition| own(&condition.field, id) && condition.field.column == deadline.met.column)
    });
    let is_blank = |field: &Field| field.value == Value::Missing && !asks_more;
    let field = cell(deadline).filter(|field| is_blank(field) || is_later(&field.value))?;
    let with_it = ledger.deadlines.iter().filter_map(cell);
    let cells = with_it
        .filter(|other| is_later(&other.value))
        .chain([field])
        .map(|field| (record.row, field.col))
        .collect();
    (due <= as_of && field.col > 0).then(|| Favour {
        unit,
        told: format!(
            "{} [{}] row {}: {} met on {due}",
            record.file, record.sheet, record.row, deadline.name
        ),
        what: What::Met {
            file: record.file.to_string(),
            sheet: record.sheet.to_string(),
            cells,
            day: due,
        },
    })
}

/// The files of the folder with the alteration.
pub(super) fn favoured(folder: &Folder, favour: &Favour) -> Vec<File> {
    let mut files = folder.files.clone();
    match &favour.what {
        What::Entry(entry) => files.push(entry.clone()),
        What::Met {
            file,
            sheet,
            cells,
            day,
        } => {
            let mut book = Book::read(file, bytes(folder, file));
            for at in cells {
                let dated = cell(
                    at.1,
                    RawValue::Number(super::dates::serial_of(*day)),
                    NumberFormat::Date,
                );
                book.sheet(sheet).cells.insert(*at, dated);
            }
            files.retain(|(path, _)| path != file);
            files.push((file.clone(), book.write()));
        }
    }
    files
}

/// What a unit lost, as a message; none where no mark fell.
pub(super) fn lost(unit: UnitId, before: &[Mark], after: &[Mark]) -> Option<String> {
    let (one, other) = (&before[unit.0], &after[unit.0]);
    let is_lower = match (one.total, other.total) {
        (Some(_), None) => true,
        (None, _) => false,
        (Some(one), Some(other)) => other < one,
    };
    is_lower.then(|| super::differences(&before[unit.0..=unit.0], &after[unit.0..=unit.0]).join("; "))
}

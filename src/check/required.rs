//! Cells that have to be filled, always or when something holds, and how complete each ledger is.

use super::flaw::{Flaw, Weight};
use super::{Context, when};
use crate::campaign::model::{Campaign, Column, ColumnId, ColumnKind, Condition, LedgerId, UnitId, What};
use crate::finding::Kind;
use crate::record::{BlankCell, Completeness, Field, Record};
use crate::rows::Subject;
use crate::value::nil::with_reason;
use crate::value::{Value, due};
use std::collections::{BTreeMap, BTreeSet};

/// Whether a cell must be filled, and because of what.
enum Duty {
    None,
    Always,
    When,
}

fn duty<'a>(context: &Context<'a>, record: &'a Record, column: ColumnId) -> Duty {
    let definition = &context.campaign.ledgers[record.ledger].columns[column];
    if definition.required {
        return Duty::Always;
    }
    let subject = record.sender.map_or(Subject::Code(0), Subject::Unit);
    let conditions = &definition.required_when;
    if !conditions.is_empty() && context.rows.holds(context.rows.row(record), conditions, subject) {
        return Duty::When;
    }
    Duty::None
}

/// Whether the cell of a column that must be filled holds no answer; 无 and its reason are none where an indicator
/// charges what is lacking.
fn is_blank(
    charged: &Charged,
    (ledger, column): (LedgerId, ColumnId),
    kind: &ColumnKind,
    field: &Field,
) -> bool {
    let lacking = match (&field.value, kind) {
        (Value::Text(text), ColumnKind::Text) => with_reason(text),
        (value, _) => *value == Value::Nil,
    };
    field.is_blank(kind) || (lacking && charged.contains(&(ledger, column)))
}

/// Columns of which an indicator charges what is found there.
type Charged = BTreeSet<(LedgerId, ColumnId)>;

fn charged(campaign: &Campaign) -> Charged {
    let parts = campaign.indicators.iter().flat_map(|indicator| &indicator.parts);
    let columns = parts.filter_map(|part| match &part.what {
        What::Findings { ledger, columns } => Some(columns.iter().map(|column| (*ledger, *column))),
        _ => None,
    });
    columns.flatten().collect()
}

/// What to write where a cell says that there is nothing.
fn instead(campaign: &Campaign, charged: bool, column: &Column) -> String {
    let words = match &column.kind {
        _ if charged => "补填这一格；这一列计分，写“无”的按没有填计",
        ColumnKind::DocNumber => "补填这一格；确实没有的，写成“无（原因）”",
        ColumnKind::Due => return format!("可以写：{}", due::forms(column.standing)),
        ColumnKind::Date => "写成2022-06-30这样的日期",
        ColumnKind::Month => "写成2022-06这样的月份",
        ColumnKind::Integer | ColumnKind::Decimal => "填数字，没有发生的填0",
        ColumnKind::Percent => "写成80%这样，没有的填0%",
        ColumnKind::People => "写姓名",
        ColumnKind::Units => "写单位的名称",
        ColumnKind::Choice(list) => {
            return format!("从这些里选一个填：{}", campaign.lists[*list].values.join("、"));
        }
        _ => "补填这一格",
    };
    words.into()
}

pub(super) fn check(context: &Context<'_>) -> Vec<Flaw> {
    let charged = charged(context.campaign);
    let mut flaws = Vec::new();
    for (id, ledger) in context.campaign.ledgers.with_ids() {
        for (at, record) in context.records.of(id).iter().enumerate() {
            for (column, definition) in ledger.columns.with_ids() {
                let field = &record.fields[column];
                if !is_blank(&charged, (id, column), &definition.kind, field) {
                    continue;
                }
                let duty = duty(context, record, column);
                let name = definition.name.to_string();
                let kind = match duty {
                    Duty::None => continue,
                    _ if field.value != Value::Missing => Kind::RequiredNothing {
                        column: name,
                        text: field.shown.to_string(),
                        instead: instead(context.campaign, charged.contains(&(id, column)), definition),
                    },
                    Duty::Always => Kind::RequiredBlank { column: name },
                    Duty::When => {
                        let when = when::words(context.campaign, &definition.required_when);
                        Kind::RequiredWhenBlank { column: name, when }
                    }
                };
                let conditions = match duty {
                    Duty::When => &definition.required_when[..],
                    Duty::Always | Duty::None => &[],
                };
                let flaw = quoting_conditions(Flaw::new(id, at, Some(column), kind), conditions);
                // A column that the sheet does not have was told once, at the header.
                let gone = field.col == 0;
                flaws.push(if gone { flaw.weighing(Weight::Silent) } else { flaw });
            }
        }
    }
    flaws
}

/// Cells that must be blank under conditions that hold: closed out, though it was not found in order.
pub(super) fn blank(context: &Context<'_>) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for (id, ledger) in context.campaign.ledgers.with_ids() {
        let ruled = ledger
            .columns
            .with_ids()
            .filter(|(_, column)| !column.empty_when.is_empty());
        for (column, definition) in ruled {
            for (at, record) in context.records.of(id).iter().enumerate() {
                let subject = record.sender.map_or(Subject::Code(0), Subject::Unit);
                let row = context.rows.row(record);
                if matches!(record.value(column), Value::Missing | Value::Nil)
                    || !context.rows.holds(row, &definition.empty_when, subject)
                {
                    continue;
                }
                let kind = Kind::FilledThough {
                    column: definition.name.to_string(),
                    when: when::words(context.campaign, &definition.empty_when),
                };
                let flaw = Flaw::new(id, at, Some(column), kind);
                flaws.push(quoting_conditions(flaw, &definition.empty_when));
            }
        }
    }
    flaws
}

/// A flaw that names the columns of conditions.
fn quoting_conditions(flaw: Flaw, conditions: &[Condition]) -> Flaw {
    let fields = conditions.iter().map(|condition| condition.field);
    fields.fold(flaw, |flaw, field| flaw.quoting(field.ledger, field.column))
}

/// Required and blank cells of each unit's ledgers, by unit and ledger.
pub(super) fn completeness(context: &Context<'_>) -> Vec<Completeness> {
    let charged = charged(context.campaign);
    let mut cells: BTreeMap<(UnitId, LedgerId), Completeness> = BTreeMap::new();
    for (id, ledger) in context.campaign.ledgers.with_ids() {
        for record in context.records.of(id) {
            let Some(unit) = record.sender else { continue };
            let whole = cells.entry((unit, id)).or_insert_with(|| Completeness {
                unit,
                ledger: id,
                required: 0,
                blank: Vec::new(),
            });
            for (column, definition) in ledger.columns.with_ids() {
                if matches!(duty(context, record, column), Duty::None) {
                    continue;
                }
                whole.required += 1;
                if is_blank(&charged, (id, column), &definition.kind, &record.fields[column]) {
                    whole.blank.push(BlankCell {
                        column,
                        place: record.cell(column),
                    });
                }
            }
        }
    }
    cells.into_values().collect()
}

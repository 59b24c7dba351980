//! Units that a row of another unit names as lead or support: the row makes a case for them only where the office's
//! register, their own ledger or a seal confirms it (`decisions` 46). Else it stays its sender's.

use super::Context;
use super::flaw::{Flaw, Weight};
use super::left_out::was_named;
use crate::campaign::model::{ColumnId, ColumnKind, Keeper, LedgerId, UnitId};
use crate::finding::{Kind, Place};
use crate::fold::fold;
use crate::record::Record;
use crate::rows::Role;
use crate::value::Value;

/// The units that lead and support a row.
pub(super) type Roles = (Vec<UnitId>, Vec<UnitId>);

/// What confirms that a unit has a part in a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Confirmed {
    /// A register of the office, or the seal of an earlier period.
    Office,
    /// A row of the unit's own, about the same item.
    OwnLedger,
    /// Nothing.
    Not,
}

/// The units that answer for a row, and what is to be told to its sender and to those it names without more.
pub(super) fn roles(context: &Context<'_>, at: usize, record: &Record) -> (Roles, Vec<Flaw>) {
    let (leads, supports) = context.rows.units_named(record);
    let Some(sender) = record.sender else {
        return ((leads, supports), Vec::new());
    };
    let mut flaws = Vec::new();
    let mut by_own = false;
    let mut keep = |units: &[UnitId], role: Role| -> Vec<UnitId> {
        let mut kept = Vec::new();
        for unit in units {
            let confirmed = match *unit == sender {
                true => Confirmed::Office,
                false => confirmed(context, record, sender, (*unit, role)),
            };
            by_own |= confirmed == Confirmed::OwnLedger && role == Role::Lead;
            match confirmed {
                Confirmed::Not => flaws.extend(told(context, at, record, (sender, *unit), role)),
                Confirmed::Office | Confirmed::OwnLedger => kept.push(*unit),
            }
        }
        kept
    };
    let mut leading = keep(&leads, Role::Lead);
    let mut supporting = keep(&supports, Role::Support);
    if leading.is_empty() {
        leading.push(sender);
    }
    // Nobody drops out of an item by leaving the own name out of the own row.
    if by_own && !leading.contains(&sender) && !supporting.contains(&sender) {
        supporting.push(sender);
    }
    supporting.retain(|unit| !leading.contains(unit));
    ((leading, supporting), flaws)
}

fn confirmed(
    context: &Context<'_>,
    record: &Record,
    sender: UnitId,
    (unit, role): (UnitId, Role),
) -> Confirmed {
    if in_register(context, record, unit, role) || in_seal(context, record, sender, (unit, role)) {
        return Confirmed::Office;
    }
    match in_own_ledger(context, record, sender, unit) {
        true => Confirmed::OwnLedger,
        false => Confirmed::Not,
    }
}

/// Whether a row of the office that this one refers to names the unit in the role, or as its lead.
fn in_register(context: &Context<'_>, record: &Record, unit: UnitId, role: Role) -> bool {
    let ledger = &context.campaign.ledgers[record.ledger];
    ledger.columns.with_ids().any(|(at, column)| {
        let (ColumnKind::Reference { ledger: to, .. }, Value::Text(text)) = (&column.kind, record.value(at))
        else {
            return false;
        };
        let found = context.rows.find(*to, &fold(text), record.sender);
        let row = found.map(|found| context.rows.row(found));
        let told = row.into_iter().flat_map(|row| [row.own, row.base]).flatten();
        let of_office = |row: &&Record| context.campaign.ledgers[row.ledger].keeper == Keeper::Office;
        told.filter(of_office).any(|row| {
            let (leads, supports) = context.rows.units_named(row);
            leads.contains(&unit) || (role == Role::Support && supports.contains(&unit))
        })
    })
}

/// Whether a row of the unit itself is about the same item: the same key and leads, and either the sender named in it
/// too, or a key that points at what the unit does not have itself. Two units may number different items alike.
fn in_own_ledger(context: &Context<'_>, record: &Record, sender: UnitId, unit: UnitId) -> bool {
    let sorted = |mut units: Vec<UnitId>| {
        units.sort_unstable();
        units
    };
    let leads = sorted(context.rows.units_named(record).0);
    let sent = context.rows.sent(record.ledger, unit).iter();
    let mut of_key = sent.filter(|own| own.key.is_some() && own.key == record.key);
    of_key.any(|own| {
        let (its_leads, its_supports) = context.rows.units_named(own);
        let names_sender = its_leads.contains(&sender) || its_supports.contains(&sender);
        (names_sender || points_elsewhere(context, own, unit)) && sorted(its_leads) == leads
    })
}

/// Whether the key of a row points at rows of another ledger of which none is the unit's own.
fn points_elsewhere(context: &Context<'_>, own: &Record, unit: UnitId) -> bool {
    let ledger = &context.campaign.ledgers[own.ledger];
    ledger.key.iter().any(|at| {
        let (ColumnKind::Reference { ledger: to, .. }, Value::Text(text)) =
            (&ledger.columns[*at].kind, own.value(*at))
        else {
            return false;
        };
        let found = context.rows.find(*to, &fold(text), Some(unit));
        found.is_some_and(|found| found.sender != Some(unit))
    })
}

/// Whether a sealed period held the unit answerable for this very item, by the sender's row.
fn in_seal(context: &Context<'_>, record: &Record, sender: UnitId, (unit, role): (UnitId, Role)) -> bool {
    let campaign = context.campaign;
    let ledger = &*campaign.ledgers[record.ledger].name;
    let name = &*campaign.roster.units[unit].name;
    let Some(key) = record.key.as_deref() else {
        return false;
    };
    let open = context.history.open_since(ledger, name, key).is_some();
    open && was_named(
        campaign,
        context.history,
        (record.ledger, key),
        (sender, unit),
        role,
    )
}

/// The finding for the sender, and the one for the unit that it names.
fn told(
    context: &Context<'_>,
    at: usize,
    record: &Record,
    (sender, unit): (UnitId, UnitId),
    role: Role,
) -> [Flaw; 2] {
    let units = &context.campaign.roster.units;
    let column = named_in(context, record.ledger, role);
    let key = context.rows.record_label(record);
    let to_sender = Kind::PartnerUnconfirmed {
        key: key.clone(),
        unit: units[unit].name.to_string(),
        role: role.word().into(),
    };
    let to_named = Kind::NamedByAnother {
        key,
        sender: units[sender].name.to_string(),
        role: role.word().into(),
    };
    let flaw = |kind| Flaw::new(record.ledger, at, column, kind).weighing(Weight::Remark);
    [
        flaw(to_sender),
        flaw(to_named).for_unit(unit, own_place(context, record.ledger, unit), record),
    ]
}

/// Where a unit's own rows of a ledger stand; else the folder of the period.
pub(super) fn own_place(context: &Context<'_>, ledger: LedgerId, unit: UnitId) -> Place {
    match context.rows.sent(ledger, unit).iter().find(|own| own.was_sent()) {
        Some(own) => Place::sheet(&own.file, &own.sheet),
        None => Place::file(&format!("inbox/{}", context.period.id).into()),
    }
}

fn named_in(context: &Context<'_>, ledger: LedgerId, role: Role) -> Option<ColumnId> {
    let ledger = &context.campaign.ledgers[ledger];
    let field = match role {
        Role::Lead => ledger.lead,
        Role::Support => ledger.support,
    };
    field.map(|field| field.column)
}

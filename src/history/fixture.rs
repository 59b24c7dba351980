//! A sealed period for tests of what reads seals.

use super::{SCHEMA, Sealed};

/// A seal of a period in which nothing happened. Days are written yyyy-mm-dd.
pub(crate) fn sealed(id: &str, from: &str, to: &str) -> Sealed {
    let day = |text: &str| text.parse().expect("a day");
    Sealed {
        schema: SCHEMA,
        campaign: "活动".into(),
        period: id.into(),
        title: id.into(),
        from: day(from),
        to: day(to),
        as_of: day(to),
        decision: None,
        reopened: Vec::new(),
        definition: Vec::new(),
        rules: Vec::new(),
        inputs: Vec::new(),
        units: Vec::new(),
        sums: Vec::new(),
        open: Vec::new(),
        rows: Vec::new(),
        events: Vec::new(),
    }
}

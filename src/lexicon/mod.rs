//! The generic words of ledgers: what tables are labelled with whatever their subject, each written once.
//!
//! All words are written as [`fold`](crate::fold) gives them; callers fold what they compare. Where other rooms need
//! to know what a word means, it has an enum ([`Label`], [`HeaderWord`]) that the tables carry along; the plain lists
//! are for the room that reads the layout.

mod header;
mod label;
mod nothing;
mod row;
mod sheet;

pub(crate) use header::{HeaderWord, UNITS, header_word};
pub(crate) use label::{LABELS, Label, label, stands_above};
pub(crate) use nothing::{DITTO, NIL, NIL_STARTS, NIL_SUBJECTS, TIMES_OF_NIL, ZERO};
pub(crate) use row::{
    CODES, INSTRUCTIONS, LEADING_TOTALS, LETTERS, PARTS, RATES, SAMPLE, SAMPLES, SAMPLES_ABOVE,
    SAMPLES_BELOW, SAMPLES_NAMED, SEALS, SEALS_AFTER_A_NAME, SIGNING, SUBTOTAL, SUMS, TITLES,
    UNCHECKED_TOTALS, WRITTEN_AS,
};
pub(crate) use sheet::{LEDGER_ENDS, NO_LEDGER, NOTES, PAGE_ENDS, SAMPLE_SHEETS};

#[cfg(test)]
mod tests;

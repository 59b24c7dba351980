//! The styles of a book: which kind of number format each has.

use super::format_code;
use super::raw::NumberFormat;
use super::shown::Shown;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Kind of number format by number of style.
#[derive(Default)]
pub(super) struct Formats {
    own: BTreeMap<u32, Format>,
    used: Vec<u32>,
    kinds: Vec<Format>,
}

/// The kind of a format, and what it shows in the place of a number; none where that is the number.
type Format = (NumberFormat, Option<Arc<Shown>>);

/// Styles of a book; Excel allows 64,000.
const MOST: usize = 100_000;

impl Formats {
    /// A format that the file spells out; it goes before the built-in one of the same number.
    pub(super) fn define(&mut self, id: u32, code: &str) {
        let shown = Shown::of_code(code).map(Arc::new);
        self.own.insert(id, (format_code::kind(code), shown));
    }

    /// The next style, which shows numbers in this format.
    pub(super) fn style(&mut self, id: u32) {
        if self.used.len() < MOST {
            self.used.push(id);
        }
    }

    /// Replaces format numbers by kinds, once all that says them was read.
    pub(super) fn settle(&mut self) {
        let kind = |id: &u32| self.own.get(id).cloned().unwrap_or_else(|| (built_in(*id), None));
        self.kinds = self.used.iter().map(kind).collect();
    }

    /// The kind of a style; General when there is no such style.
    pub(super) fn kind(&self, style: usize) -> NumberFormat {
        self.kinds.get(style).map(|(kind, _)| *kind).unwrap_or_default()
    }

    /// What a style shows in the place of a number; none where that is the number.
    pub(super) fn shown(&self, style: usize) -> Option<&Shown> {
        self.kinds.get(style)?.1.as_deref()
    }
}

/// Formats a file does not spell out. 27–36 and 50–58 are dates in Chinese, Japanese and Korean programs.
fn built_in(id: u32) -> NumberFormat {
    match id {
        9 | 10 => NumberFormat::Percent,
        14..=22 | 27..=36 | 45..=47 | 50..=58 => NumberFormat::Date,
        49 => NumberFormat::Text,
        _ => NumberFormat::General,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_spelled_out_goes_before_what_is_built_in() {
        let mut formats = Formats::default();
        formats.define(50, "0.00");
        formats.define(165, "0%");
        [0, 9, 14, 31, 49, 50, 165, 200]
            .iter()
            .for_each(|id| formats.style(*id));
        formats.settle();
        let kinds: Vec<NumberFormat> = (0..9).map(|style| formats.kind(style)).collect();
        use NumberFormat::{Date, General, Percent, Text};
        assert_eq!(
            kinds,
            [
                General, Percent, Date, Date, Text, General, Percent, General, General
            ]
        );
    }
}

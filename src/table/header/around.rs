//! Texts around a header that may name its ledger.

use crate::table::names::Names;

/// For each spec, the length of its longest name in a text; 0 for none. Looked up once per text.
#[derive(Clone, Debug)]
pub(in crate::table) struct Named(Vec<usize>);

impl Named {
    /// Looks up the names in a folded text.
    pub(in crate::table) fn in_text(names: &Names, folded: &str) -> Self {
        let of = |spec| {
            if folded.is_empty() {
                0
            } else {
                names.named_in(spec, folded)
            }
        };
        Named((0..names.specs.len()).map(of).collect())
    }
}

/// Texts around a header, with the names found in them.
pub(in crate::table) struct Around<'a> {
    /// Names in the rows above, back to the table before.
    pub(in crate::table) above: Named,
    /// Names in the name of the sheet.
    pub(in crate::table) sheet: &'a Named,
    /// Names in the name of the file.
    pub(in crate::table) file: &'a Named,
}

impl Around<'_> {
    /// Score of a spec for being named above the table, on the tab or in the file name; a longer name scores more.
    pub(super) fn worth(&self, spec: usize) -> usize {
        let worth = |named: &Named, worth: usize| match named.0[spec] {
            0 => 0,
            length => worth + 10 * length,
        };
        let above = worth(&self.above, 1000);
        above.max(worth(self.sheet, 800)).max(worth(self.file, 400))
    }

    /// Whether the text above the table or the tab contains a name of the spec.
    pub(super) fn titles(&self, spec: usize) -> bool {
        self.above.0[spec] > 0 || self.sheet.0[spec] > 0
    }
}

//! The parts beside the sheets: the workbook, the styles and the table of texts.

use super::record::{
    CELL_STYLES, CELL_STYLES_END, FORMAT, Record, SHEET, STYLE, STYLES_END, TEXT, TEXTS_END, WORKBOOK_END,
    WORKBOOK_PROPERTIES,
};
use super::text::{decode, text, units};
use crate::workbook::formats::Formats;
use crate::workbook::limits::Limits;
use crate::workbook::little_endian::{u16_at, u32_at};
use crate::workbook::shared_texts::{Fits, SharedTexts};
use crate::workbook::xml::links::Listed;
use crate::workbook::xml::scan::Broken;
use std::ops::ControlFlow;

/// What the workbook part says.
#[derive(Default)]
pub(super) struct Workbook {
    pub(super) sheets: Vec<Listed>,
    /// Whether dates count from 1904.
    pub(super) is_1904: bool,
}

/// Sheets that are listed at most; far more than are read.
const MOST: usize = 20_000;

impl Workbook {
    /// Breaks at the end of the part.
    pub(super) fn take(&mut self, record: Record) -> ControlFlow<Option<Broken>> {
        let body = record.body;
        match record.kind {
            WORKBOOK_END => return ControlFlow::Break(None),
            WORKBOOK_PROPERTIES => self.is_1904 = u32_at(body, 0).is_some_and(|flags| flags & 1 == 1),
            SHEET if self.sheets.len() < MOST => match listed(body) {
                Some(sheet) => self.sheets.push(sheet),
                None => return ControlFlow::Break(Some(Broken::Form)),
            },
            _ => {}
        }
        ControlFlow::Continue(())
    }
}

/// A sheet in the list: its state, a number, its link, its name.
fn listed(body: &[u8]) -> Option<Listed> {
    const LINK: usize = 8;
    /// Count of the characters of a link that is none.
    const NO_LINK: u32 = u32::MAX;
    let state = u32_at(body, 0)?;
    let (link, name) = match u32_at(body, LINK)? {
        NO_LINK => (String::new(), LINK + 4),
        _ => (text(body, LINK)?, units(body, LINK)?.1),
    };
    let name = text(body, name)?;
    Some(Listed {
        name: name.chars().filter(|c| !c.is_control()).collect(),
        hidden: state != 0,
        link,
    })
}

/// The styles while they are read.
#[derive(Default)]
pub(super) struct Styles {
    pub(super) formats: Formats,
    /// Number of records that are too short for what they should say.
    pub(super) bad: usize,
    in_cell_styles: bool,
}

impl Styles {
    /// Breaks at the end of the part.
    pub(super) fn take(&mut self, record: Record) -> ControlFlow<Option<Broken>> {
        let body = record.body;
        match record.kind {
            STYLES_END => return ControlFlow::Break(None),
            CELL_STYLES => self.in_cell_styles = true,
            CELL_STYLES_END => self.in_cell_styles = false,
            FORMAT => match (u16_at(body, 0), text(body, 2)) {
                (Some(id), Some(code)) => self.formats.define(id.into(), &code),
                _ => self.bad += 1,
            },
            // One that breaks off counts as well, since cells name a style by its number.
            STYLE if self.in_cell_styles => {
                let id = u16_at(body, 2);
                self.bad += usize::from(id.is_none());
                self.formats.style(id.unwrap_or_default().into());
            }
            _ => {}
        }
        ControlFlow::Continue(())
    }
}

/// The table of texts while it is read.
pub(super) struct Texts<'l> {
    limits: &'l Limits,
    pub(super) texts: SharedTexts,
    /// Whether the table was read to its end.
    pub(super) fits: Fits,
}

impl<'l> Texts<'l> {
    pub(super) fn new(limits: &'l Limits) -> Self {
        Texts {
            limits,
            texts: SharedTexts::default(),
            fits: Fits::All,
        }
    }

    /// Breaks at the end of the part. The number of texts it declares is ignored.
    pub(super) fn take(&mut self, record: Record) -> ControlFlow<Option<Broken>> {
        let is_end = record.kind == TEXTS_END;
        if !is_end && record.kind != TEXT {
            return ControlFlow::Continue(());
        }
        match self.texts.is_full(self.limits) {
            Some(Fits::Bytes) => self.fits = Fits::Bytes,
            Some(full) if !is_end => self.fits = full,
            _ if is_end => {}
            // Behind a byte of flags; readings and fonts follow. After one that breaks off the numbers of all others
            // would be wrong.
            _ => match units(record.body, 1) {
                Some((units, _)) => {
                    decode(units, self.texts.arena());
                    self.texts.end();
                    return ControlFlow::Continue(());
                }
                None => return ControlFlow::Break(Some(Broken::Form)),
            },
        }
        ControlFlow::Break(None)
    }
}

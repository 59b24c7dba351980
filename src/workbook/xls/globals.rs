//! The globals of a book: its sheets, texts, styles, epoch and code page.

use super::page::{self, Page};
use super::pieces::Pieces;
use super::record::{BOF, BOUNDSHEET, DATEMODE, EOF, FILEPASS, FONT, FORMAT, Record, Records, SST, XF};
use super::text::{self, Room, Spelling, TextReader};
use crate::workbook::formats::Formats;
use crate::workbook::limits::Limits;
use crate::workbook::little_endian::{u16_at, u32_at};
use crate::workbook::shared_texts::{Fits, SharedTexts};

/// What the globals say.
pub(super) struct Globals {
    /// Whether the book is one of Excel 97 or later. What its sheets say of themselves does not count.
    pub(super) is_biff8: bool,
    /// Whether the stream begins with globals, and not with the only sheet.
    pub(super) has_sheets: bool,
    /// Whether dates count from 1904.
    pub(super) is_1904: bool,
    /// Whether the book is encrypted; then nothing else is known.
    pub(super) is_encrypted: bool,
    /// Whether the stream ends within the globals.
    pub(super) is_cut: bool,
    pub(super) sheets: Vec<Listed>,
    pub(super) formats: Formats,
    pub(super) texts: SharedTexts,
    /// Whether the table of texts was read to its end.
    pub(super) fits: Fits,
    /// Room for reading texts, and whether some had characters that could not be read.
    pub(super) reader: TextReader,
    page: Option<Page>,
    /// Character set of each font.
    fonts: Vec<u8>,
    /// Font of each style.
    style_fonts: Vec<u16>,
}

/// A sheet in the list of the book.
pub(super) struct Listed {
    /// Where its records are said to begin.
    pub(super) at: u32,
    pub(super) name: String,
    pub(super) hidden: bool,
    /// Whether it is a worksheet, and no chart or macro.
    pub(super) has_cells: bool,
}

/// Type of a [`BOF`] that begins globals.
const GLOBALS: u16 = 5;
const BIFF8: u16 = 0x0600;
/// Sheets that are listed at most; far more than are read.
const MOST: usize = 20_000;

impl Globals {
    /// Reads what stands before the sheets. None where the stream does not begin as those of Excel 5 and later do.
    pub(super) fn read(stream: &[u8], limits: &Limits) -> Option<Globals> {
        let mut records = Records::new(stream);
        let begin = records.next().filter(|record| record.kind == BOF)?;
        let is_biff8 = u16_at(begin.body, 0)? == BIFF8;
        let mut globals = Globals {
            is_biff8,
            has_sheets: u16_at(begin.body, 2)? == GLOBALS,
            is_1904: false,
            is_encrypted: false,
            is_cut: false,
            sheets: Vec::new(),
            formats: Formats::default(),
            texts: SharedTexts::default(),
            fits: Fits::All,
            reader: TextReader::default(),
            page: (!is_biff8).then(|| page::of_book(stream)),
            fonts: Vec::new(),
            style_fonts: Vec::new(),
        };
        while let Some(record) = records.next() {
            match record.kind {
                EOF => break,
                // The globals have no end. A sheet without globals has its styles among its cells and charts.
                BOF if globals.has_sheets => break,
                FILEPASS => {
                    globals.is_encrypted = true;
                    break;
                }
                SST if is_biff8 => globals.texts(&record, &records, limits),
                _ => globals.take(&record, &records).unwrap_or_default(),
            }
        }
        globals.is_cut = records.cut;
        globals.formats.settle();
        Some(globals)
    }

    /// None where the record is too short for what it should say.
    fn take(&mut self, record: &Record, behind: &Records) -> Option<()> {
        let body = record.body;
        match record.kind {
            DATEMODE => self.is_1904 = u16_at(body, 0)? == 1,
            FONT => self.fonts.push(body.get(12).copied().unwrap_or_default()),
            // One that breaks off counts as well, since cells name a style by its number.
            XF => {
                self.style_fonts.push(u16_at(body, 0).unwrap_or_default());
                self.formats.style(u16_at(body, 2).unwrap_or_default().into());
            }
            FORMAT => {
                let id = u16_at(body, 0)?.into();
                let code = self.named(body, 2, if self.is_biff8 { 2 } else { 1 }, behind)?;
                self.formats.define(id, &code);
            }
            // Of one that breaks off at least the sheet is known to be there.
            BOUNDSHEET if self.sheets.len() < MOST => {
                let name = self.named(body, 6, 1, behind).unwrap_or_default();
                self.sheets.push(Listed {
                    at: u32_at(body, 0).unwrap_or_default(),
                    name: name.chars().filter(|c| !c.is_control()).collect(),
                    hidden: body.get(4).is_some_and(|state| state & 3 != 0),
                    has_cells: body.get(5).is_none_or(|kind| *kind == 0),
                });
            }
            _ => {}
        }
        Some(())
    }

    /// A text in a record, behind a count of one or two bytes.
    fn named(&mut self, body: &[u8], at: usize, width: usize, behind: &Records) -> Option<String> {
        let count = match width {
            1 => u16::from(*body.get(at)?),
            _ => u16_at(body, at)?,
        };
        let mut pieces = Pieces::new(body.get(at + width..)?, behind);
        let spelling = self.page.map_or(Spelling::Unicode, Spelling::Bytes);
        self.reader.read(&mut pieces, count, spelling).map(str::to_owned)
    }

    /// Reads the table of texts. How many it declares is ignored.
    fn texts(&mut self, record: &Record, behind: &Records, limits: &Limits) {
        const COUNTS: u64 = 8;
        let mut pieces = Pieces::new(record.body, behind);
        let mut room = Room::default();
        if pieces.skip(COUNTS).is_none() {
            return;
        }
        self.texts.arena().reserve(record.body.len());
        loop {
            let full = self.texts.is_full(limits);
            if pieces.is_empty() && full != Some(Fits::Bytes) {
                return;
            }
            if let Some(full) = full {
                self.fits = full;
                return;
            }
            let arena = self.texts.arena();
            let count = pieces.u16();
            let read = count.and_then(|count| text::unicode(&mut pieces, count, &mut room, arena));
            if read.is_none() {
                return;
            }
            self.texts.end();
        }
    }

    /// How a cell with this style spells its text.
    pub(super) fn spelling(&self, style: u16) -> Spelling {
        let Some(page) = self.page else {
            return Spelling::Unicode;
        };
        let font = self.style_fonts.get(usize::from(style)).copied().unwrap_or(0);
        // There is no font 4: the next in the file has the number 5.
        let font = usize::from(font) - usize::from(font > 4);
        let set = self.fonts.get(font).copied().unwrap_or_default();
        Spelling::Bytes(page::of_character_set(set).unwrap_or(page))
    }
}

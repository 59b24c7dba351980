//! What the child says to the process that started it: frames, each a length and a message. A book goes over row by
//! row, so that neither side holds it twice.

use crate::finding::{Finding, Kind, Place};
use crate::workbook::raw::{Area, RawBook, RawRow, RawSheet};
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};
use std::sync::Arc;

/// First frame of every answer.
pub(super) const HELLO: &str = "kaoping-book-1";

/// A message between the child and the process that started it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Message {
    /// An answer begins; the text is [`HELLO`].
    Hello(String),
    /// Name and value of a custom document property.
    Property(String, String),
    /// A sheet begins.
    Sheet {
        /// Name on the tab.
        name: Arc<str>,
        /// Whether the tab is hidden in Excel.
        hidden: bool,
    },
    /// The next row of the sheet.
    Row(RawRow),
    /// Merged areas and hidden columns of the sheet, after its rows.
    Areas {
        /// Merged areas.
        merges: Vec<Area>,
        /// Numbers of hidden columns, from 1.
        hidden_columns: Vec<u32>,
    },
    /// A finding about the file.
    Found(Told),
    /// The file was refused, for this reason.
    Refused(Told),
    /// The answer is complete.
    End,
}

/// A finding on its way; the process that started the child adds the path of the file.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Told {
    code: String,
    facts: Vec<String>,
    sheet: Option<Arc<str>>,
    row: Option<u32>,
    col: Option<u32>,
}

impl Told {
    pub(super) fn kind(kind: &Kind) -> Told {
        Told {
            code: kind.code().name().into(),
            facts: kind.facts(),
            sheet: None,
            row: None,
            col: None,
        }
    }

    pub(super) fn finding(finding: &Finding) -> Told {
        Told {
            sheet: finding.place.sheet.clone(),
            row: finding.place.row,
            col: finding.place.col,
            ..Told::kind(&finding.kind)
        }
    }

    /// The kind of finding; none where no kind has this code.
    pub(super) fn into_kind(self) -> Option<Kind> {
        Kind::of(&self.code, self.facts)
    }

    pub(super) fn into_finding(self, file: &Arc<str>) -> Option<Finding> {
        let place = Place {
            sheet: self.sheet.clone(),
            row: self.row,
            col: self.col,
            ..Place::file(file)
        };
        Some(Finding::new(self.into_kind()?, place))
    }
}

/// Writes messages as frames.
pub(super) struct Out<W> {
    to: W,
    frame: Vec<u8>,
}

impl<W: Write> Out<W> {
    pub(super) fn new(to: W) -> Self {
        Out {
            to,
            frame: Vec::new(),
        }
    }

    pub(super) fn say(&mut self, message: &Message) -> io::Result<()> {
        self.frame.clear();
        let frame = std::mem::take(&mut self.frame);
        self.frame = postcard::to_extend(message, frame).map_err(io::Error::other)?;
        let length = u32::try_from(self.frame.len()).map_err(io::Error::other)?;
        self.to.write_all(&length.to_le_bytes())?;
        self.to.write_all(&self.frame)
    }

    /// Writes a workbook, row by row.
    pub(super) fn book(&mut self, book: RawBook) -> io::Result<()> {
        for (name, value) in book.properties {
            self.say(&Message::Property(name, value))?;
        }
        for sheet in book.sheets {
            let RawSheet {
                name,
                hidden,
                rows,
                merges,
                hidden_columns,
            } = sheet;
            self.say(&Message::Sheet { name, hidden })?;
            for row in rows {
                self.say(&Message::Row(row))?;
            }
            self.say(&Message::Areas {
                merges,
                hidden_columns,
            })?;
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> io::Result<()> {
        self.say(&Message::End)?;
        self.to.flush()
    }
}

/// Reads the next message. Bytes that are no message are an error; memory is reserved for bytes received, not for a
/// length only announced.
pub(super) fn hear(from: &mut impl Read, frame: &mut Vec<u8>) -> io::Result<Message> {
    let mut length = [0; 4];
    from.read_exact(&mut length)?;
    let length = u64::from(u32::from_le_bytes(length));
    frame.clear();
    if from.by_ref().take(length).read_to_end(frame)? as u64 != length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    postcard::from_bytes(frame).map_err(|_| io::ErrorKind::InvalidData.into())
}

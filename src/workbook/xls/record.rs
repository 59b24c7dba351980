//! Records of a workbook stream: each a number, a length, and a body.

/// Begins the globals, a sheet, or a chart in a sheet.
pub(super) const BOF: u16 = 0x0809;
/// Ends what the last [`BOF`] began.
pub(super) const EOF: u16 = 0x000a;
/// More of the record before.
pub(super) const CONTINUE: u16 = 0x003c;

// Globals.
pub(super) const CODEPAGE: u16 = 0x0042;
pub(super) const DATEMODE: u16 = 0x0022;
pub(super) const FILEPASS: u16 = 0x002f;
pub(super) const FONT: u16 = 0x0031;
pub(super) const FORMAT: u16 = 0x041e;
pub(super) const XF: u16 = 0x00e0;
pub(super) const BOUNDSHEET: u16 = 0x0085;
pub(super) const SST: u16 = 0x00fc;

// Cells.
pub(super) const LABELSST: u16 = 0x00fd;
pub(super) const LABEL: u16 = 0x0204;
pub(super) const RSTRING: u16 = 0x00d6;
pub(super) const NUMBER: u16 = 0x0203;
pub(super) const RK: u16 = 0x027e;
pub(super) const MULRK: u16 = 0x00bd;
pub(super) const BOOLERR: u16 = 0x0205;
/// A formula; older programs and some newer ones use the other two numbers.
pub(super) const FORMULA: u16 = 0x0006;
pub(super) const FORMULA_3: u16 = 0x0206;
pub(super) const FORMULA_4: u16 = 0x0406;
/// The text that the formula before gives.
pub(super) const STRING: u16 = 0x0207;

// The sheet around its cells.
pub(super) const ROW: u16 = 0x0208;
pub(super) const DEFAULTROWHEIGHT: u16 = 0x0225;
pub(super) const COLINFO: u16 = 0x007d;
pub(super) const MERGEDCELLS: u16 = 0x00e5;

/// A record; the body is shorter than it says where the stream ends within it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record<'a> {
    /// Where the record begins in the stream.
    pub(super) at: usize,
    pub(super) kind: u16,
    pub(super) body: &'a [u8],
}

/// The records of a stream, one after another.
#[derive(Clone)]
pub(super) struct Records<'a> {
    stream: &'a [u8],
    at: usize,
    /// Whether the stream ended within a record.
    pub(super) cut: bool,
}

impl<'a> Records<'a> {
    pub(super) fn new(stream: &'a [u8]) -> Self {
        Records {
            stream,
            at: 0,
            cut: false,
        }
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let at = self.at;
        let rest = self.stream.get(at..).unwrap_or_default();
        let Some(([kind, kind_high, length, length_high], rest)) = rest.split_first_chunk() else {
            self.cut |= !rest.is_empty();
            return None;
        };
        let kind = u16::from_le_bytes([*kind, *kind_high]);
        let length = usize::from(u16::from_le_bytes([*length, *length_high]));
        self.cut |= rest.len() < length;
        let body = rest.get(..length).unwrap_or(rest);
        self.at = at + 4 + body.len();
        Some(Record { at, kind, body })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_that_ends_within_a_record_is_cut() {
        let stream = [0x0a, 0, 0, 0, 0xff, 0, 3, 0, 1, 2, 3];
        let read = |length: usize| {
            let mut records = Records::new(&stream[..length]);
            let bodies: Vec<usize> = records.by_ref().map(|record| record.body.len()).collect();
            (bodies, records.cut)
        };
        assert_eq!(read(0), (vec![], false));
        assert_eq!(read(4), (vec![0], false));
        assert_eq!(read(6), (vec![0], true));
        assert_eq!(read(10), (vec![0, 2], true));
        assert_eq!(read(11), (vec![0, 3], false));
    }
}

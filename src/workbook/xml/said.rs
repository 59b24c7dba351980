//! What went wrong with a part, as findings.

use super::visit::{Problem, Visit};
use crate::finding::{Findings, Kind, Place};
use crate::workbook::limits::Limits;

/// Says what cost single characters or bytes of a part, not what ended it.
pub(in crate::workbook) fn of_visit(visit: &Visit, part: &str, place: &Place, findings: &mut Findings) {
    if visit.checksum_differs {
        let part = part.into();
        findings.add(Kind::ChecksumDiffers { part }, place.clone());
    }
    if let Some(encoding) = visit.lossy {
        let encoding = encoding.into();
        findings.add(Kind::BadEncoding { encoding }, place.clone());
    }
    if visit.strays > 0 {
        let (part, count) = (part.into(), visit.strays.to_string());
        findings.add(Kind::StrayMarks { part, count }, place.clone());
    }
}

/// Why the rest of a sheet was not read.
pub(in crate::workbook) fn of_sheet(problem: Problem, part: &str, limits: &Limits) -> Kind {
    of_size(problem, part, limits).unwrap_or_else(|| Kind::SheetUnreadable {
        problem: problem.words().into(),
    })
}

/// Why the rest of another part was not read.
pub(in crate::workbook) fn of_part(problem: Problem, part: &str, limits: &Limits) -> Kind {
    of_size(problem, part, limits).unwrap_or_else(|| Kind::PartUnreadable {
        part: part.into(),
        problem: problem.words().into(),
    })
}

/// The limit that a part goes beyond; none where it is not its size.
pub(in crate::workbook) fn of_size(problem: Problem, part: &str, limits: &Limits) -> Option<Kind> {
    let megabytes = |bytes: u64| format!("{}MB", bytes >> 20);
    let (what, limit) = match problem {
        Problem::PartTooLarge(bytes) => (format!("{part}展开后有{}", megabytes(bytes)), limits.part_bytes),
        Problem::TooLong => (
            format!("{part}里有一处内容太长，到此没有再读"),
            limits.piece_bytes as u64,
        ),
        Problem::FileTooLarge => ("文件展开后的内容太多，到此没有再读".into(), limits.inflated_bytes),
        _ => return None,
    };
    let limit = megabytes(limit);
    Some(Kind::TooLarge { what, limit })
}

//! The styles part: which kind of number format each style has.

use crate::workbook::formats::Formats;
use crate::workbook::xml::scan::{Broken, Scanner};
use crate::workbook::xml::tag::Tag;

/// Reads the part.
pub(super) fn read(formats: &mut Formats, scanner: &mut Scanner) -> Result<(), Broken> {
    scanner.child()?;
    while let Some(tag) = scanner.child()? {
        match tag.name {
            "numFmts" => each(formats, scanner, &tag, number_format)?,
            "cellXfs" => each(formats, scanner, &tag, style)?,
            _ => scanner.skip(&tag)?,
        }
    }
    Ok(())
}

fn each(
    formats: &mut Formats,
    scanner: &mut Scanner,
    tag: &Tag,
    take: fn(&mut Formats, &Tag) -> Result<(), Broken>,
) -> Result<(), Broken> {
    if tag.closed {
        return Ok(());
    }
    while let Some(inner) = scanner.child()? {
        take(formats, &inner)?;
        scanner.skip(&inner)?;
    }
    Ok(())
}

fn number_format(formats: &mut Formats, tag: &Tag) -> Result<(), Broken> {
    if let (Some(id), Some(code)) = (number(tag)?, tag.attribute("formatCode")?) {
        formats.define(id, &code);
    }
    Ok(())
}

fn style(formats: &mut Formats, tag: &Tag) -> Result<(), Broken> {
    if tag.name == "xf" {
        formats.style(number(tag)?.unwrap_or(0));
    }
    Ok(())
}

fn number(tag: &Tag) -> Result<Option<u32>, Broken> {
    Ok(tag.attribute("numFmtId")?.and_then(|id| id.trim().parse().ok()))
}

//! What stands in a cell: the paragraphs of its own text, and what only lies beside it.

use super::cell::count;
use super::level::Level;
use super::text::Paragraphs;
use crate::workbook::xml::scan::Broken;
use crate::workbook::xml::tag::Tag;

/// Elements within a paragraph whose text is not that of the cell: notes, drawings, readings of characters.
const BESIDE: [&str; 28] = [
    "annotation",
    "annotation-end",
    "caption",
    "change",
    "change-end",
    "change-start",
    "circle",
    "connector",
    "control",
    "custom-shape",
    "desc",
    "ellipse",
    "event-listeners",
    "frame",
    "g",
    "image",
    "line",
    "measure",
    "note",
    "object",
    "page-thumbnail",
    "path",
    "polygon",
    "polyline",
    "rect",
    "regular-polygon",
    "ruby-text",
    "script",
];

/// Enters an element within a cell.
pub(super) fn enter(level: Level, tag: &Tag, shown: &mut Paragraphs) -> Result<Level, Broken> {
    let in_paragraph = matches!(level, Level::Paragraph | Level::Inline);
    match tag.name {
        "p" | "h" if !in_paragraph => {
            shown.start();
            return Ok(Level::Paragraph);
        }
        "list" | "list-item" | "list-header" if !in_paragraph => return Ok(Level::List),
        _ if !in_paragraph => {}
        "s" => shown.blanks(tag.attribute("c")?.map_or(1, |blanks| count(&blanks))),
        "tab" => shown.mark('\t'),
        "line-break" => shown.mark('\n'),
        name if BESIDE.contains(&name) => {}
        _ => return Ok(Level::Inline),
    }
    Ok(Level::Skipped)
}

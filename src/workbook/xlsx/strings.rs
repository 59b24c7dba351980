//! The part with the table of texts, and what stands in the elements of a text.

use super::escape::unescape;
use crate::workbook::limits::Limits;
use crate::workbook::shared_texts::{Fits, SharedTexts};
use crate::workbook::xml::scan::{Broken, Scanner};
use crate::workbook::xml::tag::Tag;
use std::borrow::Cow;

/// The table while it is read.
#[derive(Default)]
pub(super) struct Strings {
    /// Whether the root element was opened; it stays open from one piece of the part to the next.
    begun: bool,
    pub(super) texts: SharedTexts,
}

impl Strings {
    /// Reads the part. The number of texts it declares is ignored.
    pub(super) fn read(&mut self, scanner: &mut Scanner, limits: &Limits) -> Result<Fits, Broken> {
        if !self.begun {
            scanner.child()?;
            self.begun = true;
        }
        loop {
            scanner.pause()?;
            let full = self.texts.is_full(limits);
            if full == Some(Fits::Bytes) {
                return Ok(Fits::Bytes);
            }
            if full.is_none()
                && let Some(text) = scanner.plain_text()
            {
                self.texts.arena().push_str(&unescape(Cow::Borrowed(text)));
                self.texts.end();
                continue;
            }
            let Some(tag) = scanner.child()? else {
                return Ok(Fits::All);
            };
            if tag.name != "si" {
                scanner.skip(&tag)?;
                continue;
            }
            if let Some(full) = full {
                return Ok(full);
            }
            // A text that breaks off is not kept, so that the ones before it keep their numbers.
            let done = rich(scanner, &tag, |piece| self.texts.arena().push_str(piece));
            if done.is_err() {
                self.texts.drop_last();
            }
            done?;
            self.texts.end();
        }
    }
}

/// The text of `<si>` or `<is>`: its runs joined, readings of Chinese characters (`rPh`) left out.
pub(super) fn rich(scanner: &mut Scanner, tag: &Tag, mut take: impl FnMut(&str)) -> Result<(), Broken> {
    if tag.closed {
        return Ok(());
    }
    while let Some(inner) = scanner.child()? {
        match inner.name {
            "t" => take(&text(scanner, &inner)?),
            "r" if !inner.closed => {
                while let Some(inner) = scanner.child()? {
                    match inner.name {
                        "t" => take(&text(scanner, &inner)?),
                        _ => scanner.skip(&inner)?,
                    }
                }
            }
            _ => scanner.skip(&inner)?,
        }
    }
    Ok(())
}

/// The characters of an element that holds text. Blanks at its ends are kept only with `xml:space="preserve"`.
pub(super) fn text<'a>(scanner: &mut Scanner<'a>, tag: &Tag<'a>) -> Result<Cow<'a, str>, Broken> {
    let text = scanner.content(tag)?;
    let ends = [text.as_bytes().first(), text.as_bytes().last()];
    let loose = ends.iter().flatten().any(|byte| byte.is_ascii_whitespace());
    if loose && tag.attribute("space")?.as_deref() != Some("preserve") {
        let trimmed = text.trim_matches(|c: char| c.is_ascii_whitespace());
        return Ok(unescape(Cow::Owned(trimmed.to_string())));
    }
    Ok(unescape(text))
}

//! Tags of the sheets: tables, and the groups, columns and rows in them.

use super::{MOST, Reader};
use crate::workbook::gather::Gather;
use crate::workbook::ods::cell::count;
use crate::workbook::ods::level::Level;
use crate::workbook::ods::sheet::{Row, Sheet};
use crate::workbook::ods::styles::Family;
use crate::workbook::tabs::Tab;
use crate::workbook::xml::entity;
use crate::workbook::xml::scan::Broken;
use crate::workbook::xml::tag::Tag;
use std::borrow::Cow;

impl Reader<'_> {
    /// A sheet; of two with one name the first is read, and not more than the limit. One that keeps cells of another
    /// file is none.
    pub(super) fn enter_table(&mut self, tag: &Tag) -> Result<Level, Broken> {
        let style = tag.attribute("style-name")?.unwrap_or_default();
        let name = tag.attribute("name")?.filter(|name| !name.is_empty());
        let name = name.map_or_else(|| format!("Sheet{}", self.read.tabs.len() + 1), Cow::into_owned);
        if style == "ta_extref" || name.starts_with("'file:") && name.contains("#$") {
            return Ok(Level::Skipped);
        }
        let is_read =
            self.read.tabs.len() < self.limits.sheets && !self.read.tabs.iter().any(|tab| tab.name == name);
        let hidden = self.styles.hides(Family::Table, &style);
        if let Some(budget) = self.budget.take_if(|_| is_read) {
            self.sheet = Some(Sheet::new(Gather::new(self.file, &name, hidden, budget)));
        }
        if self.read.tabs.len() < MOST {
            self.read.tabs.push(Tab {
                name,
                hidden,
                part: String::new(),
            });
        }
        Ok(if is_read { Level::Table } else { Level::Skipped })
    }

    pub(super) fn enter_rows(&mut self, level: Level, tag: &Tag) -> Result<Level, Broken> {
        let not_displayed = |tag: &Tag| Ok(tag.attribute("display")?.is_some_and(|shown| shown == "false"));
        match (level, tag.name) {
            (
                Level::Table | Level::Columns(_),
                "table-columns" | "table-column-group" | "table-header-columns",
            ) => not_displayed(tag).map(Level::Columns),
            (Level::Table | Level::Rows(_), "table-rows" | "table-row-group" | "table-header-rows") => {
                not_displayed(tag).map(Level::Rows)
            }
            (Level::Table | Level::Columns(_), "table-column") => {
                let in_hidden = self.open.contains(&Level::Columns(true));
                let column = self.line(tag, Family::Column)?;
                if let Some(sheet) = &mut self.sheet {
                    let hidden = column.hidden || in_hidden;
                    sheet
                        .columns
                        .add(column.repeat, hidden, column.format.unwrap_or_default());
                }
                Ok(Level::Skipped)
            }
            (Level::Table | Level::Rows(_), "table-row") => {
                let in_hidden = self.open.contains(&Level::Rows(true));
                let mut row = self.line(tag, Family::Row)?;
                row.hidden |= in_hidden;
                match self.sheet.as_mut().filter(|sheet| !sheet.is_full()) {
                    Some(sheet) => sheet.start_row(row),
                    None => return Ok(Level::Skipped),
                }
                Ok(Level::Row)
            }
            _ => Ok(Level::Skipped),
        }
    }

    /// Attributes of a row or column.
    fn line(&mut self, tag: &Tag, family: Family) -> Result<Row, Broken> {
        let mut line = Row {
            repeat: 1,
            ..Row::default()
        };
        for attribute in tag.attributes() {
            match attribute? {
                ("number-rows-repeated" | "number-columns-repeated", value) => line.repeat = count(value),
                ("visibility", value) => line.hidden |= matches!(value, "collapse" | "filter"),
                ("style-name", value) => line.hidden |= self.styles.hides(family, &entity::resolve(value).0),
                ("default-cell-style-name", value) => {
                    line.format = Some(self.styles.format(&entity::resolve(value).0));
                }
                _ => {}
            }
        }
        Ok(line)
    }
}

//! The links from one part of the package to another, the list of their types, and the sheets a workbook links to.

use super::package::{Package, normal};
use crate::workbook::tabs::Tab;
use std::collections::BTreeMap;

/// Name of the part that lists content types.
const CONTENT_TYPES: &str = "[content_types].xml";

/// A link from one part to another.
pub(in crate::workbook) struct Link {
    pub(in crate::workbook) id: String,
    /// Last word of its type: `worksheet`, `sharedStrings`…
    pub(in crate::workbook) kind: String,
    /// Normal name of the part.
    pub(in crate::workbook) target: String,
}

/// The links of a part, or of the package itself (an empty name).
pub(in crate::workbook) fn links(package: &mut Package, of: &str) -> Option<Vec<Link>> {
    let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
    let name = normal(folder, &format!("_rels/{file}.rels"));
    let mut links = Vec::new();
    let visit = package.visit(&name, None, |scanner| {
        scanner.child()?;
        while let Some(tag) = scanner.child()? {
            let (id, kind) = (tag.attribute("Id")?, tag.attribute("Type")?);
            if let (Some(id), Some(kind), Some(target)) = (id, kind, tag.attribute("Target")?) {
                links.push(Link {
                    id: id.into_owned(),
                    kind: kind.rsplit('/').next().unwrap_or_default().to_string(),
                    target: normal(folder, &target),
                });
            }
            scanner.skip(&tag)?;
        }
        Ok(())
    });
    (visit.problem.is_none() || !links.is_empty()).then_some(links)
}

/// The part whose content type ends in a given way.
pub(in crate::workbook) fn of_type(package: &mut Package, ending: &str) -> Option<String> {
    let mut found = None;
    package.visit(CONTENT_TYPES, None, |scanner| {
        scanner.child()?;
        while let Some(tag) = scanner.child()? {
            let (part, kind) = (tag.attribute("PartName")?, tag.attribute("ContentType")?);
            if let (Some(part), true) = (part, kind.is_some_and(|kind| kind.ends_with(ending))) {
                found.get_or_insert(normal("", &part));
            }
            scanner.skip(&tag)?;
        }
        Ok(())
    });
    found.filter(|name| package.has(name))
}

/// The part that the first link of one of these kinds leads to.
pub(in crate::workbook) fn target<'a>(links: &'a [Link], kinds: &[&str]) -> Option<&'a str> {
    let link = links.iter().find(|link| kinds.contains(&link.kind.as_str()))?;
    Some(&link.target)
}

/// A sheet in the list of a workbook.
pub(in crate::workbook) struct Listed {
    pub(in crate::workbook) name: String,
    pub(in crate::workbook) hidden: bool,
    /// Id of the link that leads to its part.
    pub(in crate::workbook) link: String,
}

/// What sheets without a table of cells are linked as; the last words of their types.
const OTHER_SHEETS: [&str; 6] = [
    "chartsheet",
    "dialogsheet",
    "macrosheet",
    "vbamodule",
    "vbaproject",
    "module",
];

/// The worksheets of the list, with their parts; charts, macro sheets and modules of a program are none.
pub(in crate::workbook) fn worksheets(listed: Vec<Listed>, links: &[Link]) -> Vec<Tab> {
    let by_id: BTreeMap<&str, &Link> = links.iter().rev().map(|link| (&*link.id, link)).collect();
    let tab = |sheet: Listed| {
        let link = by_id.get(&*sheet.link);
        let kind = link.map_or("worksheet", |link| &link.kind).to_lowercase();
        let other = OTHER_SHEETS.iter().any(|other| kind.ends_with(other));
        (!other).then(|| Tab {
            name: sheet.name,
            hidden: sheet.hidden,
            part: link.map(|link| link.target.clone()).unwrap_or_default(),
        })
    };
    listed.into_iter().filter_map(tab).collect()
}

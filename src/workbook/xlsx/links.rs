//! The links from one part of the package to another, and the list of their types.

use crate::workbook::xml::package::{Package, normal};

/// Name of the part that lists content types.
const CONTENT_TYPES: &str = "[content_types].xml";

/// A link from one part to another.
pub(super) struct Link {
    pub(super) id: String,
    /// Last word of its type: `worksheet`, `sharedStrings`…
    pub(super) kind: String,
    /// Normal name of the part.
    pub(super) target: String,
}

/// The links of a part, or of the package itself (an empty name).
pub(super) fn links(package: &mut Package, of: &str) -> Option<Vec<Link>> {
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
pub(super) fn of_type(package: &mut Package, ending: &str) -> Option<String> {
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

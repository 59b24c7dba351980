//! XML parts of a zip package, inflated and scanned piece by piece: what the readers of xlsx and ods rest on.

pub(super) mod encoding;
pub(super) mod entity;
pub(super) mod feed;
pub(super) mod package;
pub(super) mod said;
pub(super) mod scan;
pub(super) mod tag;
pub(super) mod visit;

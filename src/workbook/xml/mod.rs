//! A zip package, its parts inflated piece by piece, and XML scanned as it comes: what the readers of xlsx, ods and xlsb
//! rest on.

pub(super) mod encoding;
pub(super) mod entity;
pub(super) mod feed;
pub(super) mod links;
pub(super) mod package;
pub(super) mod said;
pub(super) mod scan;
pub(super) mod tag;
pub(super) mod visit;

//! The campaign as the engine sees it: everything resolved, nothing looked up by name.
//!
//! `definition` (as written) → `resolve` (all mistakes at once) → [`model`].

pub mod model;
pub mod names;

//! Q: scoring.

/// Adds its kinds to those before and hands all on.
macro_rules! kinds_score {
    ($($before:tt)*) => { catalog! { $($before)*

    } };
}

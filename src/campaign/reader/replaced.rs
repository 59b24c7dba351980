//! Keys of former versions of the definition, and what is written instead.

const REPLACED: &[(&str, &str)] = &[
    (
        "quarters",
        "改写results = \"季\"；缺的一季计0分的，再写missing = \"计零\"",
    ),
    (
        "year_table",
        "改写tables = [{ period = \"年\", table = \"这张评分表的名称\" }]",
    ),
];

/// What to write instead of a key that is no longer known.
pub(super) fn replaced(key: &str) -> Option<&'static str> {
    let mut known = REPLACED.iter();
    known.find(|(old, _)| *old == key).map(|(_, remedy)| *remedy)
}

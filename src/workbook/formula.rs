//! Formulas whose result is missing, by the function they begin with.

/// Functions that give a number or an error, nothing else.
const NUMERIC: [&str; 12] = [
    "SUM",
    "SUMIF",
    "SUMPRODUCT",
    "SUBTOTAL",
    "COUNT",
    "COUNTA",
    "COUNTIF",
    "AVERAGE",
    "ROUND",
    "MAX",
    "MIN",
    "TODAY",
];

/// Whether a formula starts with a function whose result is a number: whatever is done to that, the outcome is no
/// empty text. Some programs write an empty text where they have computed nothing; for other formulas (`IF(A1="","",…)`)
/// it may be the result.
pub(super) fn gives_a_number(formula: &str) -> bool {
    let name = formula.trim_start().split_once('(').map(|(name, _)| name);
    name.is_some_and(|name| NUMERIC.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_text_is_a_result_where_the_formula_can_give_one() {
        for formula in [
            "IF(A1=\"\",\"\",SUM(A1))",
            "A1",
            "VLOOKUP(A1,B1:C9,2)",
            "SUMMARY",
            "",
            "SUM",
        ] {
            assert!(!gives_a_number(formula), "{formula}");
        }
        for formula in ["SUM(D4:D5)", " COUNTIF(A1:A9,1)/2"] {
            assert!(gives_a_number(formula), "{formula}");
        }
    }
}

//! A veto that makes the total 0.

use super::quarter::{Quarter, mark, unit};
use kaoping::report::why;
use rust_decimal::Decimal;

#[test]
fn a_zeroed_total_stands_last_and_its_marks_stay_visible() {
    let veto = "[[vetoes]]\nname = \"瞒报\"\nclause = \"L06\"\neffects = [\"总分计零\"]\n\n[[adjustments]]";
    let register = "一票否决\n单位,情形,文号,批准人,时间\n东街社区,瞒报,街办1号,石刚,2022-06-01\n";
    // 西街 missed two ledgers and 短板整改, 东街 everything right: 100, but for the veto.
    let quarter = Quarter::good()
        .change("scoring.toml", "[[adjustments]]", veto)
        .unsent("西街/整改")
        .unsent("西街/宣传");
    let before = quarter.clone().run().outcome;
    assert_eq!(unit(&before, "东街").place, Some(1));
    let outcome = quarter
        .put("registers/2022Q2/一票否决.csv", register)
        .run()
        .outcome;
    let (east, west) = (unit(&outcome, "东街"), unit(&outcome, "西街"));
    assert_eq!(
        (east.figures.scaled, east.figures.total),
        (100.into(), Decimal::ZERO)
    );
    assert_eq!((east.place, west.place), (Some(2), Some(1)));
    assert_eq!(mark(&outcome, "东街", "短板整改"), "20");
    let told = why(&outcome, east, None);
    assert!(
        told.contains("一票否决：瞒报（街办1号），总分计零，名次排在最后"),
        "{told}"
    );
}

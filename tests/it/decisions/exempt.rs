//! An exemption from the black list, through a whole run.

use super::quarter::{Quarter, unit};
use kaoping::verdict::Board;

/// The list 西街社区 is on, and why, when it is last and below the line, with a decision entered in a period.
fn decided(period: &str, verdict: &str) -> (Option<Board>, Vec<String>) {
    let outcome = Quarter::good()
        .unsent("西街/整改")
        .unsent("西街/宣传")
        .unsent("西街/经费")
        .change(
            "scoring.toml",
            "[scoring]",
            "[exemptions]\nclause = \"L06\"\npartial = 50\n\n[scoring]",
        )
        .put(
            &format!("registers/{period}/容错澄清.csv"),
            &format!("容错澄清\n类型,所指,单位,认定结论,文号,时间,批准人\n容错,黑榜,西街社区,{verdict},容1号,2022-06-20,石刚\n"),
        )
        .run()
        .outcome;
    let west = unit(&outcome, "西街");
    assert!(
        west.figures.total < 60.into(),
        "below the line: {}",
        west.figures.total
    );
    (west.board, west.board_words())
}

#[test]
fn an_exemption_that_is_granted_keeps_off_the_black_list() {
    let (board, words) = decided("2022Q2", "成立");
    assert_eq!(board, None);
    assert!(
        words.len() == 1 && words[0].ends_with("容错澄清成立（容1号，石刚批准），不列入黑榜"),
        "{words:?}"
    );
}

#[test]
fn an_exemption_that_is_refused_or_of_another_period_does_not() {
    for (period, verdict) in [("2022Q2", "不成立"), ("2022Q2", "部分成立"), ("2022Q1", "成立")] {
        let (board, words) = decided(period, verdict);
        assert_eq!(board, Some(Board::Black), "{period} {verdict}: {words:?}");
    }
}

//! Two offices of the second stage, recomputed by hand from what they sent and what the registers hold.

use super::sample::second_stage;
use kaoping::calc::round as marks;
use kaoping::outcome::UnitResult;
use rust_decimal::Decimal;

/// A line and its mark as whole numbers: `points × good ÷ due`, several where the line has several parts.
type Line = (&'static str, &'static [(i64, i64, i64)]);

fn unit(name: &str) -> &'static UnitResult {
    let mut units = second_stage().outcome.units.iter();
    units.find(|unit| &*unit.unit == name).expect("an office")
}

fn sum(parts: &[(i64, i64, i64)]) -> Decimal {
    let part = |(points, good, due): &(i64, i64, i64)| {
        Decimal::from(*points) * Decimal::from(*good) / Decimal::from(*due)
    };
    marks(parts.iter().map(part).sum())
}

fn check(name: &str, lines: &[Line]) -> Decimal {
    let unit = unit(name);
    let mut total = Decimal::ZERO;
    for (indicator, parts) in lines {
        let line = unit
            .lines
            .iter()
            .find(|line| &*line.indicator == *indicator)
            .expect("in the table");
        assert_eq!(line.mark, Some(sum(parts)), "{name} {indicator}");
        total += sum(parts);
    }
    let marked = unit.lines.iter().filter(|line| line.mark.is_some());
    assert_eq!(marked.count(), lines.len(), "{name}: other lines have marks");
    assert_eq!(unit.figures.marks, total, "{name}");
    total
}

#[test]
fn an_institution() {
    let total = check(
        "造价总站",
        &[
            ("三张清单", &[(6, 1, 1)]),
            // Three in scope, three trained: 5. Three meetings, one without a first topic: 3 − 0.5.
            ("理论武装", &[(5, 3, 3), (1, 25, 10)]),
            // 19 of 23 Tuesdays (04-12, 05-24, 06-21, 07-12 are missing), ten of ten topics, 11 of 15 tests passed
            // (54, 53, 55, 48 did not).
            ("业务培训", &[(4, 19, 23), (3, 10, 10), (2, 11, 15)]),
            ("调查研究", &[(3, 1, 1), (3, 1, 1)]),
            // Limits 02-07, 03-22, 05-16; closed 01-11, 02-21, 05-05. Hazards are not asked of it.
            ("统筹发展和安全", &[(6, 3, 3)]),
            // Projects are not asked of it; one petition in February breaks one of three zeros.
            ("服务群众", &[(6, 2, 3)]),
            // In tenths, a supporting unit's case being 6. 2021-44: 方案办结 02-08 kept, 清零 02-06 closed 02-08: 10 of 20.
            // 2022-25 (support): 一月办结 02-07, 清零 02-06 kept: 12 of 12. 2022-101 (support, as the lead): 24 of 24.
            // 2022-107: 七天办结 05-25 met 05-26: 30 of 40. 2022-108: 40 of 40. Together 116 of 136; nothing hung up.
            ("两个维护专项治理", &[(10, 116, 136)]),
            ("不担当不作为专项治理", &[(5, 2, 2), (2, 1, 1)]),
            // Meetings 25 ≤ 27, documents 33 ≤ 35, inspections 21 ≤ 25.
            ("形式主义官僚主义专项治理", &[(6, 3, 3)]),
            ("干部培养锻炼", &[(4, 2, 2)]),
            ("例会挂牌落实", &[(2, 1, 1), (2, 2, 2)]),
            ("抽查真实率", &[(4, 3, 3)]),
            ("报送质量", &[(4, 1, 1)]),
        ],
    );
    // 6 + 7.5 + 7.77 + 6 + 6 + 4 + 8.53 + 7 + 6 + 4 + 4 + 4 + 4; 80 points apply; criticised by the province: −3.
    assert_eq!(total, "74.80".parse().expect("a number"));
    let unit = unit("造价总站");
    assert_eq!(unit.figures.scaled, "93.50".parse().expect("a number"));
    assert_eq!(unit.figures.total, "90.50".parse().expect("a number"));
}

#[test]
fn an_office() {
    let total = check(
        "住房保障处",
        &[
            ("三张清单", &[(6, 1, 1)]),
            // Eleven of twelve trained (周新林 in no session); all three meetings (03-02, 06-07, 06-16) had a first topic.
            ("理论武装", &[(5, 11, 12), (3, 1, 1)]),
            // Tuesdays of February to July: 3 + 5 + 3 + 4 + 4 + 4. Tests of February to July: 1 + 3 + 1 + 2 + 3 + 2,
            // the lowest mark 75.
            ("业务培训", &[(4, 23, 23), (3, 10, 10), (2, 12, 12)]),
            ("调查研究", &[(3, 1, 1), (3, 1, 1)]),
            // Limits 04-18, 05-30; closed 04-13, 05-05.
            ("统筹发展和安全", &[(6, 2, 2)]),
            // Limits 03-01, 03-25, 03-31; done 02-16, 03-23, 03-24.
            ("服务群众", &[(3, 3, 3), (3, 3, 3)]),
            // In tenths, a supporting unit's case being 6. 2022-5 (support): 七天办结 02-02 undone, and 清零, which follows
            // it, due with it and closed on 02-04: 0 of 12. 2022-21: 三天反馈,
            // 七天办结 02-06, 清零 02-13 kept: 30 of 30. 2022-97 (support): 24 of 24. 2022-83 (support): 清零 06-07 undone:
            // 18 of 24. 2022-85: 40 of 40. 2022-86: 清零 08-01 is not due: 30 of 30. Together 142 of 160.
            // Hung up and closed out, late or not: 2022-5 (6), 2022-97 (6) and 2022-85 (10).
            ("两个维护专项治理", &[(7, 142, 160), (3, 22, 22)]),
            ("不担当不作为专项治理", &[(5, 4, 4), (2, 1, 1)]),
            // 29 ≤ 33, 25 ≤ 27, 35 ≤ 38.
            ("形式主义官僚主义专项治理", &[(6, 3, 3)]),
            ("干部培养锻炼", &[(4, 3, 3)]),
            ("例会挂牌落实", &[(2, 2, 2), (2, 2, 2)]),
            ("抽查真实率", &[(4, 3, 3)]),
            // Of ten tenths of 4 points: in time 4 − 0, complete 2, accurate 3 with one cause of 0.08 of 1.2 points, regular 1.
            ("报送质量", &[(1, 392, 100)]),
        ],
    );
    // 6 + 7.58 + 9 + 6 + 6 + 6 + 9.21 + 7 + 6 + 4 + 4 + 4 + 3.92; of 80 points.
    assert_eq!(total, "78.71".parse().expect("a number"));
    let unit = unit("住房保障处");
    assert_eq!(unit.figures.applicable, Decimal::from(80));
    assert_eq!(unit.figures.total, "98.39".parse().expect("a number"));
}

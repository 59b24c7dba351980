//! Why a part has nothing to count: `没有应办，不涉及（登记簿）`.

use crate::campaign::model::{Earlier, PeriodKind};
use crate::measure::{Absent, KnownFrom};

/// As a line tells it.
pub(super) fn absent(absent: &Absent) -> String {
    match absent {
        Absent::NothingDue(known_from) => format!("没有应办，不涉及（{}）", source(known_from)),
        Absent::NoLedgerDue => "本期没有要求报送的台账，不涉及".into(),
        Absent::AllMissing => "全部台账缺报，得 0".into(),
        Absent::LedgerMissing(ledger) => format!("{ledger}缺报，得 0"),
        Absent::LedgerUnreadable(ledger) => format!("{ledger}未能读取，得 0"),
        Absent::LedgerEmpty(ledger) => format!("{ledger}没有内容，得 0"),
        Absent::NilAwaiting(ledger) => format!("{ledger}零报告，待核定，暂按 0 分"),
        Absent::PlanUnread(column, rows) => format!(
            "{}的“{column}”读不出来，登记簿和已封存的结果里也没有，待核定，暂按 0 分",
            rows.join("、")
        ),
        Absent::RegisterUnread(register) => format!("{register}有登记错误，应办多少无法认定，待核定"),
        Absent::NoRowOfUnit(register) => format!("{register}没有登记本单位，待核定"),
        Absent::NoVotes(rating) => format!("{rating}还没有评议票，待办公室评议"),
        Absent::OnlyAbstentions(rating) => format!("{rating}的票都是弃权，不涉及"),
        Absent::NotAssessed => "还没有核定得分，待办公室核定".into(),
        Absent::NoSealedPeriod(kind) => format!("没有本单位参加的已封存的{}", period_kind(*kind)),
        Absent::OthersUnknown => "要和别的单位比，办公室汇总后才知道".into(),
        Absent::LeadUnread => "牵头单位的台账没有读出来，待定，暂不计".into(),
    }
}

fn period_kind(kind: PeriodKind) -> &'static str {
    match kind {
        PeriodKind::Month => "月份",
        PeriodKind::Quarter => "季度",
        PeriodKind::HalfYear => "半年",
        PeriodKind::Stage => "阶段",
        PeriodKind::Year => "年度",
    }
}

/// From what it is known that nothing was due.
pub(super) fn source(known_from: &KnownFrom) -> String {
    match known_from {
        KnownFrom::Register => "登记簿".into(),
        KnownFrom::Ledger => "台账中没有应办事项".into(),
        KnownFrom::NotAsked => "不要求报送".into(),
        KnownFrom::ConfirmedNil => "零报告已核定".into(),
        KnownFrom::Roster => "花名册".into(),
        KnownFrom::RosterBlank(column) => format!("花名册的“{column}”空着或者是 0"),
        KnownFrom::NoEarlier(Earlier::Previous) => "上期没有封存这个数，或者数法改过".into(),
        KnownFrom::NoEarlier(Earlier::LastYear) => "去年同期没有封存这个数，或者数法改过".into(),
        KnownFrom::EarlierIsZero(Earlier::Previous) => "上期是 0，算不出增幅".into(),
        KnownFrom::EarlierIsZero(Earlier::LastYear) => "去年同期是 0，算不出增幅".into(),
        KnownFrom::SumIsZero(column) => format!("{column}合计为 0"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn why_nothing_is_counted_names_its_source() {
        let sum = Absent::NothingDue(KnownFrom::SumIsZero("计划投资".into()));
        assert_eq!(absent(&sum), "没有应办，不涉及（计划投资合计为 0）");
        assert_eq!(
            absent(&Absent::LedgerMissing("信访台账".into())),
            "信访台账缺报，得 0"
        );
    }

    #[test]
    fn every_reason_has_its_words() {
        let ledger = || "信访台账".into();
        let nothing_due = |known_from: KnownFrom| Absent::NothingDue(known_from);
        let table = [
            (nothing_due(KnownFrom::Register), "没有应办，不涉及（登记簿）"),
            (
                nothing_due(KnownFrom::Ledger),
                "没有应办，不涉及（台账中没有应办事项）",
            ),
            (nothing_due(KnownFrom::NotAsked), "没有应办，不涉及（不要求报送）"),
            (
                nothing_due(KnownFrom::ConfirmedNil),
                "没有应办，不涉及（零报告已核定）",
            ),
            (nothing_due(KnownFrom::Roster), "没有应办，不涉及（花名册）"),
            (Absent::NoLedgerDue, "本期没有要求报送的台账，不涉及"),
            (Absent::AllMissing, "全部台账缺报，得 0"),
            (Absent::LedgerUnreadable(ledger()), "信访台账未能读取，得 0"),
            (Absent::LedgerEmpty(ledger()), "信访台账没有内容，得 0"),
            (Absent::NilAwaiting(ledger()), "信访台账零报告，待核定，暂按 0 分"),
            (
                Absent::PlanUnread("计划投资".into(), vec!["甲项目".into(), "乙项目".into()]),
                "甲项目、乙项目的“计划投资”读不出来，登记簿和已封存的结果里也没有，待核定，暂按 0 分",
            ),
            (
                Absent::RegisterUnread(ledger()),
                "信访台账有登记错误，应办多少无法认定，待核定",
            ),
            (
                Absent::NoVotes("民主评议".into()),
                "民主评议还没有评议票，待办公室评议",
            ),
            (
                nothing_due(KnownFrom::NoEarlier(Earlier::LastYear)),
                "没有应办，不涉及（去年同期没有封存这个数，或者数法改过）",
            ),
            (Absent::OthersUnknown, "要和别的单位比，办公室汇总后才知道"),
            (Absent::NotAssessed, "还没有核定得分，待办公室核定"),
            (
                Absent::NoSealedPeriod(PeriodKind::Quarter),
                "没有本单位参加的已封存的季度",
            ),
        ];
        for (fact, words) in table {
            assert_eq!(absent(&fact), words);
        }
    }
}

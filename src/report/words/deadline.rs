//! What became of a time limit: `逾期办结 12天`.

use crate::calendar::DayUnit;
use crate::deadline::{Judged, State};
use crate::items::OpenItem;
use std::sync::Arc;

/// Words for a number of days: `3天`, `3个工作日`.
pub(super) fn days(number: u32, unit: DayUnit) -> String {
    match unit {
        DayUnit::Working => format!("{number}个工作日"),
        DayUnit::Natural | DayUnit::Month => format!("{number}天"),
    }
}

/// Words for a term: `5日`, `5个工作日`, `5个月`.
pub(crate) fn term(number: u32, unit: DayUnit) -> String {
    match unit {
        DayUnit::Natural => format!("{number}日"),
        DayUnit::Working => format!("{number}个工作日"),
        DayUnit::Month => format!("{number}个月"),
    }
}

/// Words for a state alone.
pub(crate) fn state(state: State) -> &'static str {
    match state {
        State::OnTime => "按期",
        State::LateDone => "逾期办结",
        State::Overdue => "逾期未办",
        State::Pending => "未到期",
        State::Unknown => "无法认定",
        State::DoneUntimed => "办结，是否按期无法认定",
        State::Standing => "长期坚持",
        State::NoLimit => "没有时限",
    }
}

/// Words for a state, with the lateness in the unit of the limit.
pub(crate) fn judged(judged: &Judged) -> String {
    let words = match judged.state {
        State::Overdue if judged.due_today => "到期当天仍未办".to_owned(),
        State::Unknown if judged.late > 0 => format!("{}，按逾期{}计", state(judged.state), late(judged)),
        late_state @ (State::LateDone | State::Overdue) => format!("{} {}", state(late_state), late(judged)),
        other => state(other).to_owned(),
    };
    words + unpublished(judged.provisional)
}

/// Words behind a last day in time that may still move (`decisions` 80).
pub(crate) fn unpublished(provisional: bool) -> &'static str {
    match provisional {
        true => "（放假安排未公布）",
        false => "",
    }
}

fn late(judged: &Judged) -> String {
    match judged.late {
        0 => format!("不足{}", days(1, judged.unit)),
        late => days(late, judged.unit),
    }
}

/// Words for time limits, each with its state: `办结：按期`.
pub(crate) fn deadlines(deadlines: &[(Arc<str>, Judged)]) -> Vec<String> {
    let words = deadlines
        .iter()
        .map(|(name, became)| format!("{name}：{}", judged(became)));
    words.collect()
}

impl OpenItem {
    /// Words for how long it is overdue, or how long it has left.
    pub fn state_words(&self) -> String {
        match (self.judged.state, self.judged.left) {
            (State::Overdue, _) if !self.judged.due_today => {
                let moves = unpublished(self.judged.provisional);
                format!("逾期 {}{moves}", late(&self.judged))
            }
            (State::Pending, Some(left)) => {
                format!("还有 {left}天{}", unpublished(self.judged.provisional))
            }
            _ => judged(&self.judged),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(state: State, late: u32, unit: DayUnit) -> String {
        judged(&Judged {
            state,
            late,
            unit,
            due_today: false,
            provisional: false,
            left: None,
        })
    }

    #[test]
    fn lateness_is_told_in_the_unit_of_the_limit() {
        assert_eq!(told(State::LateDone, 12, DayUnit::Natural), "逾期办结 12天");
        assert_eq!(told(State::Overdue, 3, DayUnit::Working), "逾期未办 3个工作日");
        assert_eq!(
            told(State::LateDone, 0, DayUnit::Working),
            "逾期办结 不足1个工作日"
        );
        assert_eq!(told(State::Standing, 0, DayUnit::Natural), "长期坚持");
    }

    #[test]
    fn an_item_due_on_the_day_is_not_days_late() {
        let today = Judged {
            state: State::Overdue,
            late: 0,
            unit: DayUnit::Natural,
            due_today: true,
            provisional: false,
            left: Some(0),
        };
        assert_eq!(judged(&today), "到期当天仍未办");
    }
}

//! Results of earlier periods: the groups must run periods of that kind, as many as there are weights for.

use super::super::definition::part::Part as Written;
use super::super::model::{Campaign, Group, Period, PeriodKind, Results};
use super::{Resolver, number};

/// How the results of earlier periods enter a part.
pub(super) fn results(of: PeriodKind, written: &Written) -> Results {
    let weights = written.weights.iter().flatten();
    Results {
        of,
        weights: weights.map(|weight| weight.value).collect(),
        missing_is_zero: number(written.missing.as_ref()).unwrap_or_default(),
        best: number(written.best.as_ref()),
    }
}

/// A period in which a group is ranked by a table that takes results, and how many periods it can take them of.
struct Taking<'a> {
    group: &'a Group,
    period: &'a Period,
    parts: usize,
}

impl Resolver<'_> {
    /// Reports results that no period has, and keys beside them that do not go with the number of periods.
    pub(super) fn results_can_be_had(&self, campaign: &Campaign) {
        for (id, indicator) in self.def.scoring.indicators.with_ids() {
            for part in &indicator.parts {
                let Some(of) = part.results.as_ref().map(|of| of.value) else {
                    continue;
                };
                self.weights_and_best(part);
                let takes = |group: &Group, period: &Period| {
                    let mut lines = group
                        .table_in(period)
                        .and_then(|table| campaign.tables.get(table))
                        .into_iter()
                        .flat_map(|table| &table.sections)
                        .flat_map(|section| &section.lines);
                    lines.any(|line| line.indicator == id)
                };
                let groups = campaign.groups.iter();
                let taking = groups.flat_map(|group| {
                    let periods = campaign.periods.iter();
                    periods
                        .filter(move |period| takes(group, period))
                        .map(move |period| Taking {
                            group,
                            period,
                            parts: campaign.periods_inside(period, of).count(),
                        })
                });
                self.fits(campaign, part, of, &taking.collect::<Vec<_>>());
            }
        }
    }

    fn weights_and_best(&self, part: &Written) {
        if part.weights.is_some() && part.best.is_some() {
            let reason = "取最好的几期，哪几期各单位不同，不能按先后各定权重；只写一个";
            self.keys_together(&part.place, "weights、best", reason);
        }
        let weights = || part.weights.iter().flatten();
        if weights().any(|weight| weight.value.is_zero()) {
            self.part_mistake(part, "weights", "权重是0的那一期不起作用；每一期的权重都要大于0");
        }
    }

    fn fits(&self, campaign: &Campaign, part: &Written, of: PeriodKind, taking: &[Taking<'_>]) {
        let word = of.word();
        let runs = |group: &Group| {
            let mut periods = campaign.periods.iter();
            periods.any(|period| period.kind == of && group.table_in(period).is_some())
        };
        if let Some(one) = taking.iter().find(|one| !runs(one.group)) {
            let group = &one.group.name;
            let reason = format!("“{group}”组不按“{word}”考评，没有各{word}的得分");
            return self.part_mistake(part, "results", &reason);
        }
        let most = taking.iter().map(|one| one.parts).max().unwrap_or_default();
        if let (0, Some(one)) = (most, taking.first()) {
            let (title, kind) = (&one.period.title, one.period.kind.word());
            let reason = format!("用它的评分表按“{kind}”考评，{title}里没有完整的“{word}”");
            return self.part_mistake(part, "results", &reason);
        }
        if let Some(weights) = &part.weights
            && let Some(one) = taking
                .iter()
                .find(|one| one.parts > 0 && one.parts != weights.len())
        {
            let (title, parts, written) = (&one.period.title, one.parts, weights.len());
            let reason = format!("{title}里有{parts}个“{word}”，这里却写了{written}个权重");
            self.part_mistake(part, "weights", &reason);
        }
        if let Some(best) = &part.best
            && most > 0
            && best.value as usize > most
        {
            let best = best.value;
            let reason = format!("最多只有{most}个“{word}”的得分，取不了{best}个");
            self.part_mistake(part, "best", &reason);
        }
    }
}

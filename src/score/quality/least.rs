//! The fewest columns in which something must be wrong.

use crate::campaign::model::ColumnId;
use std::collections::BTreeSet;

/// The columns known to be wrong, and the fewest further ones so that each contradiction has one of its columns among
/// them. Of equally few, those that stand first.
pub(super) fn least_columns(
    wrong: BTreeSet<ColumnId>,
    contradictions: &[&BTreeSet<ColumnId>],
) -> BTreeSet<ColumnId> {
    let open: BTreeSet<&BTreeSet<ColumnId>> = contradictions
        .iter()
        .copied()
        .filter(|columns| columns.is_disjoint(&wrong))
        .collect();
    let open: Vec<&BTreeSet<ColumnId>> = open.into_iter().collect();
    let further = fewest(&open);
    wrong.into_iter().chain(further).collect()
}

fn fewest(open: &[&BTreeSet<ColumnId>]) -> Vec<ColumnId> {
    let Some(first) = open.first() else {
        return Vec::new();
    };
    let explained = |column: ColumnId| -> BTreeSet<usize> {
        let all = open.iter().enumerate();
        all.filter(|(_, columns)| columns.contains(&column))
            .map(|(at, _)| at)
            .collect()
    };
    // A column is not tried where another one of the same contradiction explains all that it explains.
    let mut tried: Vec<(ColumnId, BTreeSet<usize>)> = Vec::new();
    for column in first.iter().copied() {
        let explains = explained(column);
        if !tried.iter().any(|(_, others)| explains.is_subset(others)) {
            tried.retain(|(_, others)| !others.is_subset(&explains));
            tried.push((column, explains));
        }
    }
    let each = tried.into_iter().map(|(column, explains)| {
        let rest = open.iter().enumerate().filter(|(at, _)| !explains.contains(at));
        let rest: Vec<&BTreeSet<ColumnId>> = rest.map(|(_, columns)| *columns).collect();
        let mut columns = vec![column];
        columns.extend(fewest(&rest));
        columns
    });
    each.min_by_key(Vec::len).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn least(wrong: &[usize], contradictions: &[&[usize]]) -> Vec<usize> {
        let set = |columns: &[usize]| columns.iter().copied().map(ColumnId).collect::<BTreeSet<_>>();
        let sets: Vec<BTreeSet<ColumnId>> = contradictions.iter().copied().map(set).collect();
        let sets: Vec<&BTreeSet<ColumnId>> = sets.iter().collect();
        let least = least_columns(set(wrong), &sets);
        least.into_iter().map(|column| column.0).collect()
    }

    #[test]
    fn contradictions_that_share_a_column_are_one() {
        assert_eq!(least(&[], &[]), [] as [usize; 0]);
        assert_eq!(least(&[2], &[]), [2]);
        // 实到 above 应到, and 应到 other than 实到 and 缺席 together.
        assert_eq!(least(&[], &[&[1, 0], &[0, 1, 2]]), [0]);
        assert_eq!(least(&[2], &[&[1, 0], &[0, 1, 2]]), [0, 2]);
        assert_eq!(least(&[1], &[&[1, 0], &[0, 1, 2]]), [1]);
        assert_eq!(least(&[], &[&[0, 1], &[2, 3]]), [0, 2]);
        // The first choice is not the best one.
        assert_eq!(least(&[], &[&[0, 1], &[1, 2], &[2, 3], &[0, 3]]), [0, 2]);
        assert_eq!(least(&[], &[&[0, 1], &[1, 2], &[1, 3], &[0, 4]]), [0, 1]);
        let disjoint: Vec<[usize; 2]> = (0..40).map(|at| [2 * at, 2 * at + 1]).collect();
        let disjoint: Vec<&[usize]> = disjoint.iter().map(|pair| &pair[..]).collect();
        assert_eq!(least(&[], &disjoint).len(), 40);
    }

    /// What is known to be wrong of a column never makes fewer: the contradictions that the column has are explained by
    /// it, and no others.
    #[test]
    fn a_blank_cell_in_the_place_of_contradictions_never_makes_fewer() {
        let all: Vec<Vec<usize>> = (0u32..32)
            .filter(|mask| mask.count_ones() > 1)
            .map(|mask| (0..5).filter(|at| mask >> at & 1 == 1).collect())
            .collect();
        for (one, first) in all.iter().enumerate() {
            for second in &all[one..] {
                let both: [&[usize]; 2] = [first, second];
                for blank in 0..5 {
                    let left: Vec<&[usize]> = both.iter().copied().filter(|c| !c.contains(&blank)).collect();
                    assert!(
                        least(&[], &both).len() <= least(&[blank], &left).len(),
                        "{both:?} {blank}"
                    );
                }
            }
        }
    }
}

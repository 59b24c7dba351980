"""What the office adds and takes off after the lines, what it declares not applicable, what it vetoes."""

from fractions import Fraction

import period
from values import blank, day, fold

GROUNDS = ("文号", "批准人", "时间")


def founded(row):
    """An entry without document, approver or date has no effect."""
    return not any(blank(row.get(column)) for column in GROUNDS)


def approved(q, unit, indicator):
    """不涉及, as the office approved it for this period."""
    rows = (r for r in q.now["不涉及"] if founded(r) and q.unit_of(r["单位"]) == unit)
    return any(fold(r["指标"]) == fold(indicator) for r in rows)


def entries(q, unit):
    """(kind, matter, points, indicator that becomes 0) of each entry of the unit in the period."""
    kinds = {kind["name"]: kind for kind in q.scoring["adjustments"]}
    for row in q.now["加减分"]:
        if q.unit_of(row["单位"]) != unit or not founded(row) or not period.now.holds(day(row["时间"])):
            continue
        kind = kinds[row["类别"]]
        level = next(entry for entry in kind["levels"] if entry["level"] == row["级别"])
        yield kind, fold(row["事项"]), Fraction(str(level["amount"])), row.get("指标") if kind.get("zeroes") else None


def adjusted(q, unit, plan):
    """(bonus, deduction, indicators that become 0)."""
    sums, zeroed = {}, set()
    for kind, matter, points, zero in entries(q, unit):
        zeroed |= {zero} - {None}
        if kind.get("same_matter") == "取最高":
            at = kind["name"], matter
            sums[at] = max(sums.get(at, Fraction(0)), points, key=abs)
        else:
            sums[kind["name"], None] = sums.get((kind["name"], None), Fraction(0)) + points
    floors = {kind["name"]: kind["floor"] for kind in q.scoring["adjustments"] if "floor" in kind}
    sums = {at: max(points, floors.get(at[0], points)) if points < 0 else points for at, points in sums.items()}
    plus = sum((p for p in sums.values() if p > 0), Fraction(0)) + plan.excess(q, unit)
    return min(plus, Fraction(q.scoring["scoring"]["bonus_cap"])), -sum(p for p in sums.values() if p < 0), zeroed


def effects(q, unit):
    """What the vetoes of the period do to the unit."""
    kinds = {veto["name"]: veto["effects"] for veto in q.scoring["vetoes"]}
    found = set()
    for row in q.now["一票否决"]:
        if q.unit_of(row["单位"]) == unit and founded(row) and period.now.holds(day(row["时间"])):
            found |= set(kinds[row["情形"]])
    return found

"""Sections 4 and 5 of the table: quality of what was sent, votes, petitions."""

from fractions import Fraction

import period
import checks
from arithmetic import less, ratio, shown
from cases import judged
from values import day

GRADES = {"好": 100, "较好": 85, "一般": 70, "差": 50}


def timely(q, unit, points, a_day=Fraction(1, 2)):
    ledgers, sum_, words = checks.owed(q, unit), Fraction(0), []
    for ledger in ledgers:
        entries = [r for r in q.now["报送登记"] if q.unit_of(r["单位"]) == unit and r.get("台账", "全部") in ("全部", ledger)]
        named = [r for r in entries if r.get("台账") == ledger] or entries
        dates = [day(r["收到时间"]) for r in named if "收到时间" in r]
        late = max(0, (max(dates) - due(q, ledger)).days) if dates else 0
        came = q.table(unit, ledger) is not None
        mark = max(Fraction(points) - late * a_day, Fraction(0)) if came and late < 5 else Fraction(0)
        if mark < points:
            words.append(f"{ledger}{'迟' + str(late) + '天' if came else '缺报'}得{shown(mark)}")
        sum_ += mark
    return sum_ / len(ledgers), f"{shown(sum_)} ÷ {len(ledgers)}" + "".join("；" + w for w in words)


def due(q, ledger):
    """The day a ledger is to be in: by its own rule where it has one."""
    rule = q.ledger[ledger].get("submission", {})
    return period.ledgers_due(rule, period.now.end) if "within" in rule else period.now.due


def complete(q, unit, points):
    need, empty = checks.required_cells(q, unit)
    if need == 0:
        return Fraction(0), "没有报送"
    full = Fraction(need - empty, need) * 100
    return Fraction(points) * (1 if full >= 99 else Fraction(1, 2) if full >= 95 else 0), f"必填{need}格缺{empty}格"


def accurate(q, unit, points, a_cause=Fraction(1, 5), a_return=Fraction(1, 2)):
    if q.silent(unit):
        return Fraction(0), "缺报"
    causes = sorted(checks.causes(q, unit))
    taken = [("·".join(c), a_cause) for c in causes]
    for row in q.now["报送登记"]:
        if q.unit_of(row["单位"]) == unit and "退回时间" in row:
            taken.append((f"退回{row.get('台账', '')}", a_return))
    return less(points, taken)


def tidy(q, unit, points, a_cause=Fraction(1, 5)):
    if q.silent(unit):
        return Fraction(0), "缺报"
    rows = [r for r in q.now["报送登记"] if q.unit_of(r["单位"]) == unit and "不规范" in str(r.get("原因", ""))]
    taken = [(r["原因"], a_cause) for r in rows]
    return less(points, taken + [("·".join(c), a_cause) for c in sorted(checks.changed_templates(q, unit))])


def rated(q, unit, points):
    votes = [GRADES[r["评价"]] for r in q.now["评议"] if r["评议名称"] == "服务对象评价" and q.unit_of(r["单位"]) == unit]
    if not votes:
        return None, "没有评议"
    return Fraction(points) * sum(votes) / len(votes) / 100, f"{len(votes)}票平均{shown(Fraction(sum(votes), len(votes)))}"


def petitions(q, unit, points):
    return ratio(judged(q, unit, "信访投诉", ("办结",), indicator="信访投诉按期办结率"), points)

"""Sections 1 and 2 of the table: tasks, checks, services, rules; what the county handed out."""

from datetime import date
from fractions import Fraction

import period
from arithmetic import less, ratio
from cases import LEAD, judged
from values import day, flag


HANDED_OUT, SERVICES = "清单交办台账", "项目服务事项台账"


def done_rate(q, unit, points, kind):
    name = "任务按期完成率" if kind == "重点工作" else "交办事项办结率"
    return ratio(judged(q, unit, HANDED_OUT, ("办结",), [{"column": "事项类别", "in": [kind]}], indicator=name), points)


def feedback(q, unit, points):
    """Without an item whose first feedback fell due there is nothing to take marks from: 不涉及, as with the rate."""
    of_county = [{"column": "事项类别", "in": ["县委县政府交办"]}]
    found = judged(q, unit, HANDED_OUT, ("首次反馈",), of_county, indicator="五个工作日反馈")
    found = [case for case in found if case.weight == LEAD]
    late = [(case.label, period.working_days(case.due, case.until)) for case in found if not case.good]
    taken = [(f"{label} 迟{days}个工作日", Fraction(2 if days > 5 else 1)) for label, days in late]
    return less(points, taken) if found else (None, "没有应反馈")


def sent_back(q, unit, points):
    taken = []
    for row in q.now["退办登记"]:
        if q.unit_of(row["单位"]) == unit and period.now.start <= day(row["退办时间"]) <= period.now.as_of:
            taken.append((row["编号"], Fraction(3) if row["退办类型"] == "虚假反馈" else Fraction(1, 2)))
    return less(points, taken)


def quality(q, unit, points):
    rows = [r for r in q.now["抽查记录"] if q.unit_of(r["单位"]) == unit and period.now.start <= day(r["抽查时间"]) <= period.now.as_of]
    return ratio([(r["抽查编号"], Fraction(1), flag(r.get("是否一致")) is True) for r in rows], points, zero_below=80)


def services(q, unit, points):
    """A row without a day that can be, or without its key, is never good."""
    if (empty := q.without_rows(unit, SERVICES)) is not None:
        return empty
    found = []
    for key, rows in q.keyed(unit, SERVICES).items():
        days = [day(row.get("受理时间")) for row in rows]
        usable = [isinstance(at, date) and period.now.campaign_start <= at <= period.now.campaign_end for at in days]
        if any(not can or period.now.holds(at) for can, at in zip(usable, days)):
            good = all(usable) and all(key.split("/")) and all(flag(row.get("项目单位确认")) is True for row in rows)
            found.append((key, Fraction(1), good))
    return ratio(found, points)


def rules(q, unit, points):
    if (empty := q.without_rows(unit, "制度建设台账")) is not None:
        return empty
    return ratio(judged(q, unit, "制度建设台账", ("印发",), indicator="制度建设"), points)

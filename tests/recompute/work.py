"""Sections 1 and 2 of the table: tasks, checks, services, rules; what the county handed out."""

from datetime import date
from fractions import Fraction

from arithmetic import AS_OF, START, Unsure, add_working, due_of, falls_due, less, met_by, ratio, working_days
from sheets import Odd, day, flag, fold


def assigned(q, unit, kind):
    """(编号, register row, weight, the row that answers it) of each item the unit leads or supports."""
    for key, item in q.register("交办登记", "编号").items():
        if item.get("事项类别") != kind:
            continue
        leads, supports = q.units_of(item.get("牵头单位")), q.units_of(item.get("配合单位"))
        if unit in leads or unit in supports:
            answer = own_row(q, unit, key)
            if answer is None and unit not in leads:
                answer = next((r for r in (own_row(q, lead, key) for lead in leads) if r is not None), None)
            yield item["编号"], item, Fraction(1) if unit in leads else Fraction(3, 5), answer or {}


def own_row(q, unit, key):
    for row in q.rows(unit, "清单交办台账"):
        if fold(row.get("编号", "")) == key:
            return row
    return q.past_rows[unit, "清单交办台账"].get(key)


def done_rate(q, unit, points, kind):
    cases = []
    for key, item, weight, row in assigned(q, unit, kind):
        due = due_of(item.get("办理时限"), day(item.get("交办时间")))
        done, given = day(row.get("办结时间")), day(item.get("交办时间"))
        due = q.extended(("交办登记", "清单交办台账"), key, "办结", due, done)
        waived = q.waived(("清单交办台账", "交办登记"), key, unit, ("办结", "任务按期完成率", "交办事项办结率"))
        if falls_due(due):
            good = waived == 100 or met_by(done, due) and done >= given
            cases.append((f"{key} 限{due:%m-%d}", weight, good))
    return ratio(cases, points)


def feedback(q, unit, points):
    """Without an item whose first feedback fell due there is nothing to take marks from: 不涉及, as with the rate."""
    taken, due_here = [], 0
    for key, item, weight, row in assigned(q, unit, "县委县政府交办"):
        told = day(row.get("首次反馈时间"))
        due = q.extended(("交办登记", "清单交办台账"), key, "首次反馈", add_working(day(item["交办时间"]), 5), told)
        if weight != 1 or not falls_due(due):
            continue
        due_here += 1
        if met_by(told, due) and told >= day(item["交办时间"]):
            continue
        # A day before it was handed out cannot be: as late as if nothing had come.
        until = told if isinstance(told, date) and day(item["交办时间"]) <= told <= AS_OF else AS_OF
        late = working_days(due, until)
        waived = q.waived(("清单交办台账", "交办登记"), key, unit, ("首次反馈", "五个工作日反馈"))
        taken.append((f"{key} 限{due:%m-%d} 迟{late}个工作日", Fraction(2 if late > 5 else 1) * (100 - waived) / 100))
    return less(points, taken) if due_here else (None, "没有应反馈")


def sent_back(q, unit, points):
    taken = []
    for row in q.now["退办登记"]:
        if q.unit_of(row["单位"]) == unit and START <= day(row["退办时间"]) <= AS_OF:
            taken.append((row["编号"], Fraction(3) if row["退办类型"] == "虚假反馈" else Fraction(1, 2)))
    return less(points, taken)


def quality(q, unit, points):
    rows = [r for r in q.now["抽查记录"] if q.unit_of(r["单位"]) == unit and START <= day(r["抽查时间"]) <= AS_OF]
    return ratio([(r["抽查编号"], Fraction(1), flag(r.get("是否一致")) is True) for r in rows], points, zero_below=80)


def services(q, unit, points):
    if missing(q, unit, "项目服务事项台账"):
        return Fraction(0), "缺报"
    cases, seen = [], set()
    for row in q.rows(unit, "项目服务事项台账"):
        when, key = day(row.get("受理时间")), (fold(row.get("项目名称", "")), fold(row.get("服务事项", "")))
        if isinstance(when, Odd) or when is None:
            raise Unsure(f"{row.place} 受理时间")
        if START <= when <= AS_OF and key not in seen:
            seen.add(key)
            good = flag(row.get("项目单位确认")) is True and all(key)  # a row without its key is never good
            cases.append((row.get("服务事项"), Fraction(1), good))
    return ratio(cases, points)


def rules(q, unit, points):
    if missing(q, unit, "制度建设台账"):
        return Fraction(0), "缺报"
    rows = {k: dict(v) for k, v in q.past_rows[unit, "制度建设台账"].items()}
    rows.update({fold(r.get("制度名称", r.place)): r for r in reversed(q.rows(unit, "制度建设台账"))})  # twice: the first
    cases = []
    for key, row in rows.items():
        due = due_of(q.term(unit, "制度建设台账", key, "计划印发时间", row.get("计划印发时间")), None)
        due = q.extended(("制度建设台账",), row.get("制度名称", ""), "印发", due)
        if falls_due(due):
            cases.append((f"{row.get('制度名称')} 限{due:%m-%d}", Fraction(1), met_by(day(row.get("印发时间")), due)))
    return ratio(cases, points)


def missing(q, unit, ledger):
    """No such ledger came in; an empty one without a nil counts the same."""
    table = q.table(unit, ledger)
    if table is not None and table.nil and not table.rows:
        raise Unsure(f"{ledger}零报告，待核定")
    return table is None or not table.rows

"""What only table 甲 has: key projects, their milestones and starts, notices, matters of daily life, hazards."""

from collections import defaultdict
from datetime import date
from fractions import Fraction

import checks
from arithmetic import AS_OF, START, due_of, falls_due, less, met_by, ratio, shown
from conduct import confirmed, rows_due
from sheets import Odd, blank, day, fold, number
from work import missing

LEDGER = "重点项目台账"


def listed(q, unit):
    """Projects that the office's list gives the unit: folded name → name."""
    rows = q.register("重点项目名单", "项目名称").items()
    return {key: row["项目名称"] for key, row in rows if unit in q.units_of(row.get("责任单位"))}


def own(q, unit, key):
    """The first row of the unit's ledger for a project."""
    return next((row for row in q.rows(unit, LEDGER) if fold(row.get("项目名称", "")) == key), None)


def amount(row, column):
    value = number(row.get(column)) if row is not None else None
    return value if isinstance(value, Fraction) and value >= 0 else None


def invested(q, unit):
    """(spent, planned): a listed project without a row, or with a figure that cannot be read, has spent nothing."""
    spent = planned = Fraction(0)
    for key in listed(q, unit):
        row = own(q, unit, key)
        plan, year, done = (amount(row, c) for c in ("本季计划投资", "年度计划投资", "本季完成投资"))
        sound = None not in (plan, year, done) and plan <= year and amount(row, "累计完成投资") is not None
        planned += plan or 0
        spent += done if sound and amount(row, "累计完成投资") >= done else 0
    return spent, planned


def investment(q, unit, points):
    if not listed(q, unit):
        return None, "没有重点项目"
    spent, planned = invested(q, unit)
    rate = spent / planned * 100 if planned else Fraction(0)
    words = f"{shown(spent)} ÷ {shown(planned)}"
    return (Fraction(0), f"{words}，低于60%") if rate < 60 else (min(points * rate / 100, Fraction(points)), words)


def excess(q, unit):
    """A tenth of a point for each whole percentage point above the plan, one point at most."""
    spent, planned = invested(q, unit)
    over = (spent - planned) * 100 // planned if planned else 0
    return min(Fraction(max(over, 0), 10), Fraction(1))


def milestones(q, unit, points):
    """The rate, less half a point for each whole ten days that one is late."""
    if missing(q, unit, "项目节点台账"):
        return Fraction(0), "缺报"
    cases, taken = [], []
    for key, row in rows_due(q, unit, "项目节点台账", ("项目名称", "节点名称")):
        done = day(row.get("实际完成时间"))
        written = limit(q, unit, "项目节点台账", key, row, "计划完成时间")
        due = q.extended(("项目节点台账",), key, "完成", due_of(written, None), done)
        if not falls_due(due):
            continue
        cases.append((f"{key} 限{due:%m-%d}", Fraction(1), met_by(done, due)))
        until = done if isinstance(done, date) and done <= AS_OF else AS_OF
        late = (until - due).days // 10
        if not met_by(done, due) and late:
            taken.append((f"{key}迟{(until - due).days}天", Fraction(late, 2)))
    mark, words = ratio(cases, points)
    if mark is None or not taken:
        return mark, words
    left, more = less(mark, taken)
    return left, f"{words}；{more}"


def starts(q, unit, points):
    """Begun by the day counts, late or not; a listed project without a row is not begun."""
    cases = []
    for key, name in listed(q, unit).items():
        row = own(q, unit, key)
        if row is None:
            cases.append((f"{name}没有填报", Fraction(1), False))
            continue
        due = q.extended((LEDGER, "重点项目名单"), key, "开工", due_of(limit(q, unit, LEDGER, key, row, "计划开工"), None))
        if falls_due(due):
            begun = day(row.get("实际开工"))
            cases.append((f"{name} 限{due:%m-%d}", Fraction(1), isinstance(begun, date) and begun <= AS_OF))
    return ratio(cases, points)


def limit(q, unit, ledger, key, row, column):
    return q.term(unit, ledger, key, column, row.get(column))


def twins(q, unit, ledger, column, key):
    """The rows of a unit with one key."""
    return [row for row in q.rows(unit, ledger) if fold(row.get(column, "")) == key]


def leader_and_plan(q, unit, points):
    """Half a point for each cell in which the leader or the plan is missing or wrong."""
    if not listed(q, unit):
        return None, "没有重点项目"
    if missing(q, unit, LEDGER):
        return Fraction(0), "缺报"
    columns = [c for c in checks.ledger(q, LEDGER)["columns"] if c["name"] in checks.CHARGED.get(LEDGER, ())]
    taken = []
    for row in q.rows(unit, LEDGER):
        for column in columns:
            if blank(row.get(column["name"])) or any(True for _ in checks.cell(q, unit, row, column)):
                taken.append((f"{row.place}{column['name']}", Fraction(1, 2)))
    return less(points, taken)


def safety(q, unit, points):
    taken = []
    for row in q.now["质量安全通知"]:
        if q.unit_of(row["单位"]) == unit and START <= day(row["下达时间"]) <= AS_OF:
            full = Fraction(2) if row["通知类型"] == "生产安全责任事故" else Fraction(1, 2)
            taken.append((row["文号"], full * (100 - q.waived(("质量安全通知",), row["文号"], unit, ("质量安全",))) / 100))
    return less(points, taken)


def daily_life(q, unit, points):
    """Rows of all units: a matter is its lead's, if that one tells of it too, else its sender's."""
    if missing(q, unit, "民生实事台账"):
        return Fraction(0), "缺报"
    cases = []
    senders = {u for u, ledger in q.tables if ledger == "民生实事台账"}
    by_key = defaultdict(dict)
    for sender in senders:
        for key, row in rows_due(q, sender, "民生实事台账", ("项目名称",)):
            by_key[key][sender] = row
    for sender in senders:
        for key, row in rows_due(q, sender, "民生实事台账", ("项目名称",)):
            rows, leads = by_key[key], q.units_of(row.get("牵头单位"))
            leads = [u for u in leads if confirmed(q, "民生实事台账", key, rows, sender, u)] or [sender]
            if unit not in leads or (unit != sender and unit in rows):
                continue
            dues = [limit(q, sender, "民生实事台账", key, row, "完成时限")]
            dones = [day(row.get("完成时间"))]
            for twin in twins(q, sender, "民生实事台账", "项目名称", key)[1:]:
                dues.append(twin.get("完成时限"))
                dones.append(day(twin.get("完成时间")))
            # Rows that contradict each other are one case with the worst outcome.
            dues = [q.extended(("民生实事台账",), key, "办结", due_of(due, None)) for due in dues]
            here = [due for due in dues if falls_due(due)]
            if here:
                good = all(met_by(done, due) for due in here for done in dones)
                cases.append((f"{key} 限{min(here):%m-%d}", Fraction(1), good))
    return ratio(cases, points)


def hazards(q, unit, points):
    if missing(q, unit, "隐患整治台账"):
        return Fraction(0), "缺报"
    cases = []
    for key, row in rows_due(q, unit, "隐患整治台账", ("编号",)):
        found = day(row.get("排查时间"))
        due = due_of(limit(q, unit, "隐患整治台账", key, row, "整改时限"), found)
        if isinstance(due, Odd) and q.seen(unit, "隐患整治台账", key):
            continue  # charged in the sealed quarter
        due = due if isinstance(due, Odd) else q.extended(("隐患整治台账",), key, "整改", due)
        if isinstance(due, Odd):
            cases.append((f"{key} 时限读不出", Fraction(1), False))
        elif falls_due(due):
            closed = day(row.get("销号时间"))
            sound = isinstance(found, date) and isinstance(closed, date) and closed >= found
            cases.append((f"{key} 限{due:%m-%d}", Fraction(1), sound and met_by(closed, due)))
    return ratio(cases, points)

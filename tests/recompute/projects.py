"""What only table 甲 has: key projects, their milestones and starts, notices, matters of daily life, hazards."""

from fractions import Fraction

import period
import checks
import sizes
from arithmetic import less, ratio, shown
from cases import judged
from values import blank, day, fold, number

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
        spent += taken(q, unit, row, plan, done) if sound and amount(row, "累计完成投资") >= done else 0
    return spent, planned


def taken(q, unit, row, plan, done):
    """Of a sum of another order of size nothing, of one beyond twice its plan as much as was planned, until the office
    confirms it (`decisions` 58)."""
    entry = checks.ledger(q, LEDGER)
    column = next(c for c in entry["columns"] if c["name"] == "本季完成投资")
    if sizes.far_above(q, unit, entry, row, column) is not None:
        return Fraction(0)
    return min(done, plan) if done > 2 * plan and not sizes.confirmed(q, unit, entry, row, column["name"]) else done


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
    if (empty := q.without_rows(unit, "项目节点台账")) is not None:
        return empty
    found = judged(q, unit, "项目节点台账", ("完成",), indicator="形象进度节点按期率")
    late = [(case.label, (case.until - case.due).days // 10) for case in found if case.due and not case.good]
    mark, words = ratio(found, points)
    if mark is None or not late:
        return mark, words
    left, more = less(mark, [(label, Fraction(tens, 2)) for label, tens in late if tens > 0])
    return left, f"{words}；{more}"


def starts(q, unit, points):
    """Begun by the day counts, late or not; a listed project without a row is not begun."""
    return ratio(judged(q, unit, LEDGER, ("开工",), late_counts=True, indicator="开工（复工）率"), points)


def leader_and_plan(q, unit, points):
    """Half a point for each cell in which the leader or the plan is missing or wrong."""
    if not listed(q, unit):
        return None, "没有重点项目"
    if (empty := q.without_rows(unit, LEDGER)) is not None:
        return empty
    columns = [c for c in checks.ledger(q, LEDGER)["columns"] if c["name"] in checks.charged(q, LEDGER)]
    taken = []
    for row in q.rows(unit, LEDGER):
        for column in columns:
            if blank(row.get(column["name"])) or any(True for _ in checks.cell(q, unit, row, column)):
                taken.append((f"{row.place}{column['name']}", Fraction(1, 2)))
    return less(points, taken)


def safety(q, unit, points):
    taken = []
    for row in q.now["质量安全通知"]:
        if q.unit_of(row["单位"]) == unit and period.now.start <= day(row["下达时间"]) <= period.now.as_of:
            full = Fraction(2) if row["通知类型"] == "生产安全责任事故" else Fraction(1, 2)
            taken.append((row["文号"], full * (100 - q.waived(("质量安全通知",), row["文号"], unit, ("质量安全",))) / 100))
    return less(points, taken)


def daily_life(q, unit, points):
    return of_own(q, unit, points, "民生实事台账", "办结", "民生实事")


def hazards(q, unit, points):
    return of_own(q, unit, points, "隐患整治台账", "整改", "隐患整改率")


def of_own(q, unit, points, ledger, deadline, indicator):
    """The rate of one deadline of a ledger that the unit keeps."""
    if (empty := q.without_rows(unit, ledger)) is not None:
        return empty
    return ratio(judged(q, unit, ledger, (deadline,), indicator=indicator), points)

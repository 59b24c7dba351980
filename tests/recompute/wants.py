"""What the plan asks so many times of a unit or a person: weeks, months, codes, people."""

from datetime import date
from fractions import Fraction

import period
from conditions import chosen
from inputs import in_post
from values import Odd, day, day_or_month, fold, month_of, number, split


def due_by(by):
    """A requirement of the whole campaign is due in the period that holds its last day."""
    return period.now.holds(by)


def dated(q, unit, ledger, column, read=day):
    """(day, row) of each row that happened by the day on which everything is judged."""
    for row in q.rows(unit, ledger):
        when = read(row.get(column))
        if isinstance(when, date) and period.now.campaign_start <= when <= period.now.as_of:
            yield when, row


def tuesdays(q, unit):
    had = {when for when, _ in dated(q, unit, "集体学习台账", "学习时间")}
    return [(f"周二{t:%m-%d}", Fraction(1), t in had) for t in period.now.tuesdays()]


def sealed_codes(q, requirement, unit):
    return {entry["code"] for entry in q.sums if entry["requirement"] == requirement and entry["unit"] == unit}


def coded(q, unit, requirement, ledger, when, column, since=None):
    """Whether each code of a list occurs, in the sealed periods or now."""
    known = next(c for c in q.ledger[ledger]["columns"] if c["name"] == column)
    had = sealed_codes(q, requirement, unit) if since is None else set()
    rows = [(at, row) for at, row in dated(q, unit, ledger, when, day_or_month) if not contradicted(q, unit, ledger, row, column)]
    had |= {chosen(q, known, row.get(column)) for at, row in rows if since is None or at >= since}
    return [(code, Fraction(1), code in had) for code in q.lists[known["list"]]["values"]]


def contradicted(q, unit, ledger, row, column):
    """Whether another row of the same key says something else: neither proves anything."""
    if "key" not in q.ledger[ledger]:
        return False
    twins = next(rows for rows in q.keyed(unit, ledger).values() if row in rows)
    return len({fold(twin.get(column, "")) for twin in twins}) > 1


def trained(q, unit):
    """Everybody of the unit who is to be trained stands in the register once, no more."""
    cases = []
    for person in q.staff(unit):
        tags = split(person.get("标签") or "")
        if in_post(person, period.now.as_of) and {"机关党员干部", "厅属单位班子成员"} & set(tags):
            times = {day(row.get("培训时间")) for row in q.all["参训名册"] if is_person(q, row.get("姓名"), person)}
            times = {t for t in times if isinstance(t, date) and t <= period.now.as_of}
            cases.append((person["姓名"], Fraction(1), len(times) == 1))
    return cases


def is_person(q, written, person):
    """Whether a cell names the person: by name, with the unit in brackets where two are called alike."""
    written = str(written or "")
    if fold(person["姓名"]) not in split(written.partition("（")[0].partition("(")[0]):
        return False
    same = [p for p in q.people if fold(p["姓名"]) == fold(person["姓名"])]
    return len(same) == 1 or fold(person["单位"]) in fold(written) or person["编号"] in str(written)


def heads_who_researched(q, unit):
    """Each head has a project of research, sealed or now."""
    cases = []
    for person in q.head(unit):
        before = any(e["requirement"] == "领导包课题" and e.get("person_id") == person["编号"] for e in q.sums)
        now = any(fold(person["姓名"]) in split(row.get("领导", "")) for _, row in dated(q, unit, "调研台账", "调研时间"))
        cases.append((person["姓名"], Fraction(1), before or now))
    return cases


def zeros(q, unit):
    """Nothing of each kind in all months of the period; a month without a number proves nothing."""
    columns, told = ("上访批次", "事故起数", "案件数"), {}
    for row in q.rows(unit, "平安单位月报"):
        numbers = [number(row.get(column)) for column in columns]
        if all(isinstance(n, Fraction) and n >= 0 for n in numbers):  # a cell that cannot be read spoils its row
            told.setdefault(month_of(row.get("月份")), []).append(numbers)
    months = [told.get(first, []) for first, _ in period.now.months()]
    return [(c, Fraction(1), all(rows and all(row[at] == 0 for row in rows) for rows in months)) for at, c in enumerate(columns)]


def not_more_than_before(q, unit):
    """Meetings, papers and inspections of the period against the year before, month by month."""
    known = next(c for c in q.ledger["精简台账"]["columns"] if c["name"] == "类别")
    months, cases = [first for first, _ in period.now.months()], []
    read = [(chosen(q, known, row.get("类别")), month_of(row.get("月份"))) for row in q.rows(unit, "精简台账")]
    for kind in q.lists[known["list"]]["values"]:
        rows = [r for r in q.rows(unit, "精简台账") if chosen(q, known, r.get("类别")) == kind]
        rows = {m: r for r in rows if (m := month_of(r.get("月份"))) in months}
        sums = [[number(row.get(column)) for row in rows.values()] for column in ("本期数", "上年同期数")]
        doubtful = any(which is None or which == kind and month is None for which, month in read)
        sure = not doubtful and len(rows) == len(months) and not any(v is None or isinstance(v, Odd) or v < 0 for vs in sums for v in vs)
        cases.append((kind, Fraction(1), sure and sum(sums[0]) <= sum(sums[1])))
    return cases


"""Section 3 of the table: study, research, talks, mending of problems, style."""

from collections import defaultdict
from datetime import date
from fractions import Fraction

import period
from arithmetic import Unsure, less, ratio, shown
from cases import judged
from inputs import days_in_post, in_post
from values import day, day_or_month, fold, number, split


def sealed_amounts(q, requirement, person):
    """[(date, amount)] of the first quarter."""
    for entry in q.sums:
        same = entry["person_id"] == person["编号"] if entry.get("person_id") else entry["person"] == person["姓名"]
        if entry["requirement"] == requirement and same:
            yield from ((date.fromisoformat(d), Fraction(a)) for d, a in entry["amounts"])


def current(q, ledger, units, column, person, when, good=lambda row: True):
    """Rows of this quarter's ledgers that name the person, by date; rows of the sealed quarter are not taken twice."""
    for unit in units:
        for row in q.rows(unit, ledger):
            if fold(person["姓名"]) in split(row.get(column, "")) and good(row):
                at = day(row.get(when))
                if isinstance(at, date) and at <= period.now.as_of:
                    yield at, row


def reached(q, requirement, ledger, column, when, amount, person):
    """Sealed amounts and this quarter's."""
    past = list(sealed_amounts(q, requirement, person))
    total, left = sum(a for _, a in past), [d for d, _ in past]
    for at, row in current(q, ledger, [person["单位"]], column, person, when):
        if at < period.now.start:
            if at in left:
                left.remove(at)
                continue
        value = number(row.get(amount))
        if isinstance(value, Fraction) and value > 0:
            total += value
    return total


def paced_target(person, year, step=Fraction(1, 2)):
    days, span = days_in_post(person, date(period.now.start.year, 1, 1), period.now.as_of), (period.now.as_of - date(period.now.start.year, 1, 1)).days + 1
    exact = Fraction(year) * period.now.as_of.month / 12 * days / span
    return exact // step * step


def share(q, people, requirement, ledger, when, amount, year):
    cases = []
    for person in people:
        if in_post(person, period.now.as_of):
            got, target = reached(q, requirement, ledger, "姓名", when, amount, person), paced_target(person, year)
            cases.append((f"{person['姓名']} {shown(got)}/{shown(target)}", Fraction(1), got >= target))
    return cases


def study(q, unit, points):
    months = [day_or_month(r.get("学习时间")) for r in q.rows(unit, "集体学习台账")]
    taken = [(f"{a:%m}月", Fraction(1, 2)) for a, b in period.now.months() if not any(isinstance(d, date) and a <= d <= b for d in months)]
    group, words = less(Fraction(points, 2), taken)
    cases = share(q, q.staff(unit), "个人学习二十天", "个人学习台账", "学习日期", "学习天数", 20)
    own, more = ratio(cases, Fraction(points, 2))
    if own is None:
        return group * 2, words
    return group + own, f"集体{shown(group)}（{words}）＋个人{shown(own)}（{more}）"


def research(q, unit, points):
    senior = [p for p in q.staff(unit) if p.get("级别") in ("正科级", "副科级")]
    cases = share(q, senior, "调研三十天", "调研蹲点台账", "开始日期", "天数", 30)
    if not cases:
        return None, "没有科级干部"
    days, words = ratio(cases, Fraction(points, 2))
    taken = []
    for person in senior:
        trips = current(q, "调研蹲点台账", [unit], "姓名", person, "开始日期", lambda r: r.get("调研方式") == "蹲点")
        stays = [d for d, _ in trips]
        for a, b in period.now.months():
            if in_post(person, b) and not any(a <= d <= b for d in stays):
                taken.append((f"{person['姓名']}{a:%m}月", Fraction(1, 4)))
    stay, more = less(Fraction(points, 2), taken)
    return days + stay, f"天数{shown(days)}（{words}）＋蹲点{shown(stay)}（{more}）"


def talks(q, unit, points):
    leader = next(u.get("分管领导") for u in q.units if u["单位"] == unit)
    due = period.now.holds(date(2022, 6, 30))  # talks and promises are asked of the campaign by that day
    committee = [u["单位"] for u in q.units if u["类别"] == "局党委"]
    cases = []
    for person in q.head(unit) if due else ():
        for name, kind in (("政治谈话全覆盖", "政治谈话"), ("谈心谈话一次", "谈心谈话")):
            def fits(row):
                by_leader = kind == "谈心谈话" or fold(row.get("谈话人", "")) == fold(leader or "")
                return row.get("谈话类型") == kind and by_leader
            now = any(True for _ in current(q, "谈心谈话台账", committee, "谈话对象", person, "谈话时间", fits))
            before = sum(a for _, a in sealed_amounts(q, name, person)) >= 1
            cases.append((f"{person['姓名']}{kind}", Fraction(1), now or before))
    visits = []
    for person in q.head(unit):
        when = [d for d, _ in current(q, "大走访台账", [unit], "走访领导", person, "走访时间")]
        visits.append((f"{person['姓名']}走访", Fraction(1), any(period.now.start <= d <= period.now.end for d in when)))
    promises = []
    leaders = [p for p in q.people if p["姓名"] == leader and p.get("班子成员") == "是" and in_post(p, period.now.as_of)]
    for person in leaders if due else ():
        now = any(True for _ in current(q, "公开承诺台账", committee, "姓名", person, "公示时间"))
        before = sum(a for _, a in sealed_amounts(q, "公开承诺", person)) >= 1
        promises.append((f"{leader}承诺", Fraction(1), now or before))
    parts = [ratio(c, Fraction(points, 3)) for c in (cases, visits, promises)]
    known = [m for m, _ in parts if m is not None]
    words = "＋".join(f"{shown(m)}（{w}）" for m, w in parts)
    return (sum(known) * 3 / len(known) if known else None), words


PROBLEMS = "问题整改台账"


def coordination(q, unit, points):
    """Problems that came up in the meetings on projects."""
    return mending(q, unit, points, "问题协调销号率", lambda source: source == "项目调度")


def mending(q, unit, points, name="问题整改销号率", chosen=lambda source: source != "项目调度"):
    """Rows of all units: a support unit is scored on its own row, without one on the lead's, if it has a part in it."""
    if (empty := q.without_rows(unit, PROBLEMS)) is not None:
        return empty
    return ratio(judged(q, unit, PROBLEMS, ("销号",), indicator=name, also=lambda i: chosen(source(q, i.owner, i.key))), points)


def source(q, unit, key):
    for row in q.rows(unit, "问题清单"):
        if fold(row.get("问题编号", "")) == key:
            return row.get("问题来源")
    return q.past_rows[unit, "问题清单"].get(key, {}).get("问题来源")


def conduct(q, unit, points, steps=(1, 3, 5)):
    counts, taken = defaultdict(int), []
    names = {fold(p["姓名"]) for p in q.staff(unit)}
    for row in sorted(q.all["作风问题"], key=lambda r: day(r["发现时间"])):
        name = fold(row["姓名"])
        if row["核实结论"] not in ("属实", "部分属实") or day(row["发现时间"]) > period.now.as_of or name not in names:
            continue
        if sum(fold(p["姓名"]) == name for p in q.people) > 1:
            raise Unsure(f"作风问题{row['编号']}重名")
        waived = q.waived(("作风问题",), row["编号"], unit, ("作风问题（业务）", "作风问题（综合）"))
        if waived == 100:
            continue
        counts[name] += 1
        if day(row["发现时间"]) >= period.now.start:
            step = min(counts[name], 3)
            taken.append((f"{row['编号']}第{counts[name]}次", Fraction(steps[step - 1]) * (100 - waived) / 100))
    return less(points, taken)

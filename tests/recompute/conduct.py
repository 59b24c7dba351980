"""Section 3 of the table: study, research, talks, mending of problems, style."""

from collections import defaultdict
from datetime import date
from fractions import Fraction

from arithmetic import AS_OF, END, MONTHS, START, YEAR, Unsure, due_of, falls_due, less, met_by, ratio, shown
from quarter import days_in_post, in_post
from sheets import Odd, day, fold, number, split
from work import missing


def sealed_amounts(q, requirement, person):
    """[(date, amount)] of the first quarter."""
    for entry in q.sealed["sums"]:
        same = entry["person_id"] == person["编号"] if entry.get("person_id") else entry["person"] == person["姓名"]
        if entry["requirement"] == requirement and same:
            yield from ((date.fromisoformat(d), Fraction(a)) for d, a in entry["amounts"])


def current(q, ledger, units, column, person, when, good=lambda row: True):
    """Rows of this quarter's ledgers that name the person, by date; rows of the sealed quarter are not taken twice."""
    for unit in units:
        for row in q.rows(unit, ledger):
            if fold(person["姓名"]) in split(row.get(column, "")) and good(row):
                at = day(row.get(when))
                if isinstance(at, date) and at <= AS_OF:
                    yield at, row


def reached(q, requirement, ledger, column, when, amount, person):
    """Sealed amounts and this quarter's."""
    past = list(sealed_amounts(q, requirement, person))
    total, left = sum(a for _, a in past), [d for d, _ in past]
    for at, row in current(q, ledger, [person["单位"]], column, person, when):
        if at < START:
            if at in left:
                left.remove(at)
                continue
        value = number(row.get(amount))
        if isinstance(value, Fraction) and value > 0:
            total += value
    return total


def paced_target(person, year, step=Fraction(1, 2)):
    days, span = days_in_post(person, YEAR, AS_OF), (AS_OF - YEAR).days + 1
    exact = Fraction(year) * 6 / 12 * days / span
    return exact // step * step


def share(q, people, requirement, ledger, when, amount, year):
    cases = []
    for person in people:
        if in_post(person, AS_OF):
            got, target = reached(q, requirement, ledger, "姓名", when, amount, person), paced_target(person, year)
            cases.append((f"{person['姓名']} {shown(got)}/{shown(target)}", Fraction(1), got >= target))
    return cases


def study(q, unit, points):
    months = [day(r.get("学习时间")) for r in q.rows(unit, "集体学习台账")]
    taken = [(f"{a:%m}月", Fraction(1, 2)) for a, b in MONTHS if not any(isinstance(d, date) and a <= d <= b for d in months)]
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
        for a, b in MONTHS:
            if in_post(person, b) and not any(a <= d <= b for d in stays):
                taken.append((f"{person['姓名']}{a:%m}月", Fraction(1, 4)))
    stay, more = less(Fraction(points, 2), taken)
    return days + stay, f"天数{shown(days)}（{words}）＋蹲点{shown(stay)}（{more}）"


def talks(q, unit, points):
    leader = next(u.get("分管领导") for u in q.units if u["单位"] == unit)
    committee = [u["单位"] for u in q.units if u["类别"] == "局党委"]
    cases = []
    for person in q.head(unit):
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
        visits.append((f"{person['姓名']}走访", Fraction(1), any(START <= d <= END for d in when)))
    promises = []
    for person in (p for p in q.people if p["姓名"] == leader and p.get("班子成员") == "是" and in_post(p, AS_OF)):
        now = any(True for _ in current(q, "公开承诺台账", committee, "姓名", person, "公示时间"))
        before = sum(a for _, a in sealed_amounts(q, "公开承诺", person)) >= 1
        promises.append((f"{leader}承诺", Fraction(1), now or before))
    parts = [ratio(c, Fraction(points, 3)) for c in (cases, visits, promises)]
    known = [m for m, _ in parts if m is not None]
    words = "＋".join(f"{shown(m)}（{w}）" for m, w in parts)
    return (sum(known) * 3 / len(known) if known else None), words


def rows_due(q, unit, ledger, key):
    """(key, row) of each row of a running ledger: as sent now, else as it was sealed; of two with one key the first."""
    rows = dict(q.past_rows[unit, ledger])
    now = {"/".join(fold(r.get(c, "")) for c in key): r for r in reversed(q.rows(unit, ledger))}
    return {**rows, **now}.items()


def coordination(q, unit, points):
    """Problems that came up in the meetings on projects."""
    return mending(q, unit, points, of_projects=True)


def mending(q, unit, points, of_projects=False):
    """Rows of all units: a support unit is scored on its own row, without one on the lead's, if it has a part in it."""
    if missing(q, unit, "问题整改台账"):
        return Fraction(0), "缺报"
    by_key = defaultdict(dict)
    for other in {u for u, l in q.tables if l == "问题整改台账"}:
        for key, cells in q.past_rows[other, "问题整改台账"].items():
            by_key[key][other] = cells
        for row in q.rows(other, "问题整改台账"):
            by_key[fold(row.get("问题编号", row.place))][other] = row
    cases = []
    for key, rows in by_key.items():
        row = rows.get(unit)
        senders = [unit] if row is not None else list(rows)
        for sender in senders:
            row = rows[sender]
            leads, supports = q.units_of(row.get("牵头单位")), q.units_of(row.get("配合单位"))
            named = [*leads, *supports]
            leads = [u for u in leads if confirmed(q, "问题整改台账", key, rows, sender, u)] or [sender]
            supports = [u for u in supports if confirmed(q, "问题整改台账", key, rows, sender, u)]
            if unit not in leads and unit not in supports:
                continue
            if (source(q, sender, key) == "项目调度") != of_projects:
                break
            written = q.term(sender, "问题整改台账", key, "整改时限", row.get("整改时限"))
            due = due_of(written, day(row.get("交办时间")))
            closed = day(row.get("销号时间"))
            if isinstance(due, Odd) and q.seen(sender, "问题整改台账", key):
                break  # charged in the sealed quarter
            due = due if isinstance(due, Odd) else q.extended(("问题整改台账",), key, "销号", due, closed)
            weight = Fraction(1) if unit in leads else Fraction(3, 5)
            if isinstance(due, Odd):  # no unit betters its rate by spoiling a row
                cases.append((f"{key} 时限读不出", weight, False))
            elif falls_due(due):
                given = day(row.get("交办时间"))
                good = met_by(closed, due) and isinstance(given, date) and closed >= given
                good = good and all(q.unit_of(word) for word in named)
                good = good or q.waived(("问题整改台账",), key, unit, ("销号", "问题整改销号率", "问题协调销号率")) == 100
                cases.append((f"{key} 限{due:%m-%d}", weight, good))
            break
    return ratio(cases, points)


def confirmed(q, ledger, key, rows, sender, unit):
    """Whether a unit has the part in a row that its sender says: it tells of the item itself, or a seal held it to it."""
    def named(row):
        return set(q.units_of(row.get("牵头单位"))), set(q.units_of(row.get("配合单位")))

    if unit == sender:
        return True
    if unit in rows:
        (leads, supports), (its_leads, _) = named(rows[unit]), named(rows[sender])
        if leads == its_leads and sender in leads | supports:
            return True
    held = any(i["ledger"] == ledger and i["unit"] == unit and fold(i["key"]) == key for i in q.sealed["open"])
    before = q.past_rows[sender, ledger].get(key)
    return held and before is not None and unit in set.union(*named(before))


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
        if row["核实结论"] not in ("属实", "部分属实") or day(row["发现时间"]) > AS_OF or name not in names:
            continue
        if sum(fold(p["姓名"]) == name for p in q.people) > 1:
            raise Unsure(f"作风问题{row['编号']}重名")
        waived = q.waived(("作风问题",), row["编号"], unit, ("作风问题（业务）", "作风问题（综合）"))
        if waived == 100:
            continue
        counts[name] += 1
        if day(row["发现时间"]) >= START:
            step = min(counts[name], 3)
            taken.append((f"{row['编号']}第{counts[name]}次", Fraction(steps[step - 1]) * (100 - waived) / 100))
    return less(points, taken)

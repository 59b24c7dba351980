"""The table of the province's plan for a stage: what each line is computed by."""

from datetime import date
from fractions import Fraction

import cases
import checks
import period
import service
import wants
from arithmetic import less, ratio, shown
from values import blank, day, day_or_month, flag, fold, number, split

LINES = [
    ("1.1", "三张清单", 6), ("1.2", "类别覆盖", 4), ("1.3", "立行立改完成率", 5), ("2.1", "理论武装", 8),
    ("2.2", "业务培训", 9), ("2.3", "调查研究", 6), ("2.4", "统筹发展和安全", 6), ("2.5", "服务群众", 6),
    ("3.1", "两个维护专项治理", 10), ("3.2", "不担当不作为专项治理", 7), ("3.3", "形式主义官僚主义专项治理", 6),
    ("3.4", "营商环境专项治理", 7), ("4.1", "干部培养锻炼", 4), ("4.2", "容错纠错澄清", 4), ("5.1", "例会挂牌落实", 4),
    ("5.2", "抽查真实率", 4), ("5.3", "报送质量", 4), ("6.1", "整改节点按期率", 0), ("6.2", "清零率", 0),
    ("6.3", "问题楼盘化解率", 0), ("6.4", "检查问题整改率", 0), ("6.5", "意见建议办结率", 0), ("6.6", "线索处置率", 0),
    ("6.7", "制度印发率", 0),
]
TABLES = {"处室": LINES, "厅属单位": LINES}
TIES = ["3.", "两个维护专项治理"]
THIRTEEN = ("一天部署", "三天反馈", "七天办结", "一月办结", "一月定方案", "按月反馈", "方案办结", "清零")
HUNG_UP = [{"column": "挂牌督办", "in": ["是"]}]
AT_ONCE = [{"column": "整改类型", "in": ["立行立改"]}]
LISTS = ("问题清单", "整改清单", "责任清单")


def excess(_q, _unit):
    """Nothing in this plan counts beyond its points."""
    return 0


class Part:
    """A part of a line: its share of the points, the rate of them that is earned, what is then taken off."""

    def __init__(self, share, earned, taken=(), words=""):
        self.share, self.earned, self.taken, self.words = Fraction(share), earned, list(taken), words

    def mark(self, points):
        return less(self.earned * points, self.taken)


def joined(points, parts):
    """What does not apply leaves its share to the others; what is taken off is never scaled."""
    known = [part for part in parts if part.earned is not None]
    whole, marks = sum(part.share for part in known), []
    for part in known:
        mark, taken = part.mark(part.share * points / whole)
        marks.append((mark, f"{shown(mark)}/{part.share}（{part.words}{'；' + taken if part.taken else ''}）"))
    return (sum(mark for mark, _ in marks) if known else None), "＋".join(words for _, words in marks) or "没有应办"


def rate(share, found, empty=None):
    earned, words = empty or ratio(found, 1)
    return Part(share, earned, words=words)


def by_deadlines(ledger, *names, where=(), late_counts=False):
    """A line that is the rate of some deadlines of one ledger."""

    def line(q, unit, points):
        return joined(points, [part(q, unit, points, ledger, names, line.indicator, where, late_counts)])

    return line


def part(q, unit, share, ledger, names, indicator, where=(), late_counts=False):
    by_register = "base" in q.ledger[ledger]
    if not by_register and (empty := q.without_rows(unit, ledger)) is not None:
        return Part(share, empty[0], words=empty[1])
    return rate(share, cases.judged(q, unit, ledger, names, where, late_counts, indicator))


def findings(q, unit, ledger, column):
    """Rows of a ledger in which a cell is missing or wrong; what was so when it was sealed is charged already."""
    entry = q.ledger[ledger]
    spec = next(c for c in entry["columns"] if c["name"] == column)
    if column in entry["key"]:
        twins = [row for rows in q.keyed(unit, ledger).values() if len(rows) > 1 for row in rows]
        yield from (f"{row.place}{column}重复" for row in twins)
    for row in q.rows(unit, ledger):
        if q.past_rows[unit, ledger].get(fold(row.get(column, ""))) and column in entry["key"]:
            continue
        if blank(row.get(column)) and spec.get("required") or any(True for _ in checks.cell(q, unit, row, spec)):
            yield f"{row.place}{column}"


def lists(q, unit, points):
    taken = []
    for name in LISTS:
        if name in checks.owed(q, unit):
            table = q.table(unit, name)
            if table is None or not table.rows and not table.nil:
                taken.append((f"{name}缺报", Fraction(2)))
            taken += [(at, Fraction(1, 5)) for at in findings(q, unit, name, "问题编号")]
    return less(points, taken)


def categories(q, unit, points):
    if "提高认识、找准问题" not in period.now.stages:
        return None, "不在这一阶段"
    had = wants.coded(q, unit, "四对照四围绕", "问题清单", "查摆时间", "对照围绕", since=period.now.start)
    return less(points, [(code, Fraction(1, 2)) for code, _, met in had if not met])


def theory(q, unit, points):
    training = wants.trained(q, unit) if wants.due_by(date(2022, 7, 31)) else []
    return joined(points, [rate(5, training), meetings(q, unit)])


def meetings(q, unit):
    if (empty := q.without_rows(unit, "党组织会议台账")) is not None:
        return Part(3, empty[0], words=empty[1])
    found = good_rows(q, unit, "党组织会议台账", "会议时间", lambda row: flag(row.get("第一议题")) is True)
    return Part(3, Fraction(1) if found else None, [(label, Fraction(1, 2)) for label, _, good in found if not good])


def good_rows(q, unit, ledger, when, good):
    """Rows of the period, one for each key; one without a day that can be is never good."""
    people = [c["name"] for c in q.ledger[ledger]["columns"] if c.get("type") == "人员"]
    found = []
    for key, rows in q.keyed(unit, ledger).items():
        judged = []
        for row in rows:
            at = day_or_month(row.get(when))
            usable = isinstance(at, date) and period.now.campaign_start <= at <= period.now.campaign_end
            if not usable or period.now.start <= at <= period.now.as_of:
                known = all(q.known(word) for name in people for word in split(row.get(name, "")))
                judged.append(usable and known and all(key.split("/")) and good(row))
        if judged:
            found.append((key, Fraction(1), all(judged)))
    return found


def passed(row):
    mark = number(row.get("成绩"))
    return isinstance(mark, Fraction) and 60 <= mark <= 100


def business(q, unit, points):
    ten = wants.coded(q, unit, "十个方面全覆盖", "专题培训台账", "培训时间", "主题") if wants.due_by(date(2022, 7, 31)) else []
    tests = good_rows(q, unit, "测试成绩", "测试时间", passed)
    return joined(points, [
        rate(4, wants.tuesdays(q, unit)), rate(3, ten), rate(2, tests, q.without_rows(unit, "测试成绩")),
    ])


def research(q, unit, points):
    heads = wants.heads_who_researched(q, unit) if wants.due_by(date(2022, 7, 31)) else []
    works = good_rows(q, unit, "调研台账", "调研时间", lambda row: not blank(row.get("务实举措")))
    return joined(points, [rate(3, heads), rate(3, works, q.without_rows(unit, "调研台账"))])


def safety(q, unit, points):
    return joined(points, [
        part(q, unit, 3, "风险点清单", ("销号",), "统筹发展和安全"),
        part(q, unit, 3, "隐患整治台账", ("整改", "复查", "销号"), "统筹发展和安全"),
    ])


def people_served(q, unit, points):
    return joined(points, [part(q, unit, 3, "办实事项目清单", ("办结",), "服务群众"), rate(3, wants.zeros(q, unit))])


def upholding(q, unit, points):
    name, ledger = "两个维护专项治理", "督办事项台账"
    return joined(points, [
        part(q, unit, 7, ledger, THIRTEEN, name), part(q, unit, 3, ledger, ("清零",), name, HUNG_UP, late_counts=True),
    ])


def acting(q, unit, points):
    closed = part(q, unit, 5, "整改清单", ("销号",), "不担当不作为专项治理", late_counts=True)
    told = [(at, Fraction(1, 2)) for at in findings(q, unit, "整改清单", "整改进展")]
    empty = q.without_rows(unit, "整改清单")
    progress = Part(2, empty[0] if empty else Fraction(1), told)
    mark, words = joined(points, [closed, progress])
    more = [(at, Fraction(1, 2)) for at in (*findings(q, unit, "督办事项台账", "办理进展"), *unanswered(q, unit))]
    if mark is None and not more:
        return mark, words
    # Nothing was due, and what is taken off is taken off all points.
    left, told = less(points if mark is None else mark, more)
    return left, f"{words}；{told}"


def unanswered(q, unit):
    """Items handed to the unit as a lead and open in the period, of which its ledger says nothing."""
    for item in cases.items(q, unit, "督办事项台账"):
        closed = day(item.rows[0].get("销号时间"))
        if item.weight == cases.LEAD and not item.answered and not (isinstance(closed, date) and closed < period.now.start):
            yield f"{item.key}没有填报"


def business_climate(q, unit, points):
    wanted = unit in next(s["names"] for s in q.campaign["sets"] if s["name"] == "各有关处室·营商")
    six = []
    if wanted and wants.due_by(date(2022, 7, 31)):
        six = wants.coded(q, unit, "万人助万企六项", "助企活动台账", "活动时间", "活动类别")
    return joined(points, [rate(3, six), part(q, unit, 4, "企业问题台账", ("办结",), "营商环境专项治理")])


def followed_up(q, unit, points):
    name = "例会挂牌落实"
    return joined(points, [
        part(q, unit, 2, "例会事项", ("落实",), name), part(q, unit, 2, "整改清单", ("完成",), name, HUNG_UP),
    ])


def spot_checks(q, unit, points):
    rows = [r for r in q.now["抽查记录"] if q.unit_of(r["单位"]) == unit and period.now.holds(day(r["抽查时间"]))]
    return ratio([(r["抽查编号"], Fraction(1), flag(r.get("是否一致")) is True) for r in rows], points)


def sending(q, unit, points):
    """Four parts of ten shares; what is deducted is not scaled to the points of the line."""
    shares = [Fraction(points) * share / 10 for share in (4, 2, 3, 1)]
    marks = [
        service.timely(q, unit, shares[0], a_day=Fraction(1, 5)), service.complete(q, unit, shares[1]),
        service.accurate(q, unit, shares[2], a_cause=Fraction(2, 25), a_return=0), service.tidy(q, unit, shares[3], a_cause=Fraction(2, 25)),
    ]
    return sum(mark for mark, _ in marks), "＋".join(f"{shown(mark)}（{words}）" for mark, words in marks)


RULES = {
    "三张清单": lists,
    "类别覆盖": categories,
    "立行立改完成率": by_deadlines("整改清单", "完成", where=AT_ONCE, late_counts=True),
    "理论武装": theory,
    "业务培训": business,
    "调查研究": research,
    "统筹发展和安全": safety,
    "服务群众": people_served,
    "两个维护专项治理": upholding,
    "不担当不作为专项治理": acting,
    "形式主义官僚主义专项治理": lambda q, u, p: ratio(wants.not_more_than_before(q, u), p),
    "营商环境专项治理": business_climate,
    "干部培养锻炼": by_deadlines("干部培养计划", "完成", late_counts=True),
    "容错纠错澄清": by_deadlines("容错澄清办理", "认定", "公开澄清", late_counts=True),
    "例会挂牌落实": followed_up,
    "抽查真实率": spot_checks,
    "报送质量": sending,
    "整改节点按期率": by_deadlines("整改清单", "阶段目标", "完成"),
    "清零率": by_deadlines("督办事项台账", "清零", late_counts=True),
    "问题楼盘化解率": by_deadlines("问题楼盘化解台账", "化解"),
    "检查问题整改率": by_deadlines("督查检查记录", "检查整改"),
    "意见建议办结率": by_deadlines("意见建议台账", "办结", late_counts=True),
    "线索处置率": by_deadlines("营商线索登记", "处置", late_counts=True),
    "制度印发率": by_deadlines("制度建设台账", "印发"),
}
for name, rule in RULES.items():
    rule.indicator = name

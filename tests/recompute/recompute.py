"""A second, independent computation of both score tables of samples/county for 2022Q2, to be compared with result.json.

    python3 tests/recompute/recompute.py RESULT_JSON [CAMPAIGN_FOLDER]

Written from the rules, not from the program: it shares no code with it, reads the workbooks with openpyxl and the
sealed first quarter from history/2022Q1.json. It prints every mark with its arithmetic, and ends with 1 where a mark,
a total or a place differs. Its reader knows the layouts and values of the sample; a line it cannot vouch for is named
as left out, and more than a tenth left out is a failure.
"""

import json
import sys
from fractions import Fraction
from pathlib import Path

sys.dont_write_bytecode = True

import conduct  # noqa: E402
import projects  # noqa: E402
import service  # noqa: E402
import work  # noqa: E402
from arithmetic import Unsure, half_up, shown  # noqa: E402
from quarter import Quarter  # noqa: E402
from sheets import day, fold  # noqa: E402

# The score tables of the plan: number, indicator, points.
TABLES = {
    "甲类": [
        ("1.1", "季度投资完成率", 10), ("1.2", "形象进度节点按期率", 10), ("1.3", "开工（复工）率", 5),
        ("1.4", "问题协调销号率", 5), ("1.5", "一项目一领导一方案", 3), ("1.6", "质量安全", 2),
        ("2.1", "任务按期完成率", 12), ("2.2", "完成质量", 6), ("2.3", "民生实事", 4), ("2.4", "隐患整改率", 3),
        ("3.1", "五个工作日反馈", 6), ("3.2", "交办事项办结率", 6), ("3.3", "退办重办", 3), ("4.1", "学习", 3),
        ("4.2", "调研蹲点", 3), ("4.3", "谈话走访承诺", 2), ("4.4", "问题整改销号率", 4), ("4.5", "作风问题（业务）", 3),
        ("5.1", "报送及时", 4), ("5.2", "报送完整", 2), ("5.3", "报送准确", 3), ("5.4", "报送规范", 1),
    ],
    "乙类": [
        ("1.1", "任务按期完成率", 18), ("1.2", "完成质量", 8), ("1.3", "项目服务事项办结率", 8), ("1.4", "制度建设", 6),
        ("2.1", "五个工作日反馈", 8), ("2.2", "交办事项办结率", 8), ("2.3", "退办重办", 4), ("3.1", "学习", 4),
        ("3.2", "调研蹲点", 3), ("3.3", "谈话走访承诺", 3), ("3.4", "问题整改销号率", 5), ("3.5", "作风问题（综合）", 5),
        ("4.1", "报送及时", 4), ("4.2", "报送完整", 2), ("4.3", "报送准确", 3), ("4.4", "报送规范", 1),
        ("5.1", "服务对象评价", 6), ("5.2", "信访投诉按期办结率", 4),
    ],
}
BONUS = {("表彰", "国家级"): 3, ("表彰", "省级"): 2, ("表彰", "市级"): 1, ("表彰", "县级"): Fraction(1, 2)}
MALUS = {
    ("通报批评", "县级"): 1, ("通报批评", "市级"): 2, ("通报批评", "省级"): 3, ("督办单", "黄单"): Fraction(1, 2),
    ("督办单", "红单"): 1, ("弄虚作假", "查实"): 3,
}


RULES = {
    "季度投资完成率": projects.investment,
    "形象进度节点按期率": projects.milestones,
    "开工（复工）率": projects.starts,
    "问题协调销号率": conduct.coordination,
    "一项目一领导一方案": projects.leader_and_plan,
    "质量安全": projects.safety,
    "民生实事": projects.daily_life,
    "隐患整改率": projects.hazards,
    "作风问题（业务）": lambda q, u, p: conduct.conduct(q, u, p, (1, 2, 3)),
    "任务按期完成率": lambda q, u, p: work.done_rate(q, u, p, "重点工作"),
    "完成质量": work.quality,
    "项目服务事项办结率": work.services,
    "制度建设": work.rules,
    "五个工作日反馈": work.feedback,
    "交办事项办结率": lambda q, u, p: work.done_rate(q, u, p, "县委县政府交办"),
    "退办重办": work.sent_back,
    "学习": conduct.study,
    "调研蹲点": conduct.research,
    "谈话走访承诺": conduct.talks,
    "问题整改销号率": conduct.mending,
    "作风问题（综合）": conduct.conduct,
    "报送及时": service.timely,
    "报送完整": service.complete,
    "报送准确": service.accurate,
    "报送规范": service.tidy,
    "服务对象评价": service.rated,
    "信访投诉按期办结率": service.petitions,
}


def approved(q, unit, indicator):
    return any(q.unit_of(r["单位"]) == unit and r["指标"] == indicator for r in q.now["不涉及"])


def adjusted(q, unit):
    """(bonus, deduction, indicators that become 0)."""
    best, cards, zeroed = {}, Fraction(0), set()
    for row in q.now["加减分"]:
        if q.unit_of(row["单位"]) != unit:
            continue
        kind = (row["类别"], row["级别"])
        points = Fraction(BONUS.get(kind) or -MALUS[kind])
        if row["类别"] == "督办单":
            cards += points
        elif row["类别"] == "弄虚作假":
            best[row["类别"], row.place] = points
            zeroed.add(row.get("指标"))
        else:
            matter = (row["类别"], fold(row["事项"]))
            best[matter] = max(best.get(matter, Fraction(0)), points, key=abs)
    plus = sum((p for p in best.values() if p > 0), Fraction(0))
    if any(u["单位"] == unit and u.get("组别") == "甲类" for u in q.units):
        plus += projects.excess(q, unit)
    return min(plus, Fraction(5)), sum((-p for p in best.values() if p < 0), Fraction(0)) + min(-cards, Fraction(5)), zeroed


def score(q, unit, table):
    """{number: (mark, arithmetic)}; a mark that is not known is an Unsure."""
    lines, zeroed = {}, adjusted(q, unit)[2]
    for at, name, points in table:
        try:
            mark, words = RULES[name](q, unit, points)
        except Unsure as why:
            lines[at] = (why, "")
            continue
        if approved(q, unit, name):
            mark, words = None, "核定不涉及"
        if name in zeroed:
            mark, words = Fraction(0), "弄虚作假查实"
        lines[at] = (mark if mark is None else half_up(mark), words)
    return lines


def totals(q, unit, lines, table):
    known = [(lines[at][0], points) for at, _, points in table if lines[at][0] is not None]
    marks, full = sum(m for m, _ in known), sum(p for _, p in known)
    plus, minus, _ = adjusted(q, unit)
    scaled = half_up(marks / full * 100) if full else Fraction(0)
    return {"marks": marks, "applicable": Fraction(full), "scaled": scaled, "total": scaled + plus - minus}


def places(q, scores, ours, table):
    """Total, then the first section, 交办事项办结率, less taken off, earlier in; what is equal in all shares a place."""
    def rank(unit):
        lines = scores[unit]
        work = [lines[at][0] for at, _, _ in table if at.startswith("1.") and lines[at][0] is not None]
        done = next(lines[at][0] for at, name, _ in table if name == "交办事项办结率")
        dates = [day(r["收到时间"]) for r in q.now["报送登记"] if q.unit_of(r["单位"]) == unit and "收到时间" in r]
        in_ = max(dates).toordinal() if dates else 10**7
        return (-ours[unit]["total"], -sum(work), -done if done is not None else 1, adjusted(q, unit)[1], in_)
    ranks = {unit: rank(unit) for unit in ours}
    return {unit: 1 + sum(r < ranks[unit] for r in ranks.values()) for unit in ours}


def compare(q, result, group):
    theirs = {u["unit"]: u for u in result["units"] if u["group"] == group}
    table = TABLES[group]
    scores, ours, wrong, checked, left = {}, {}, [], 0, []
    for unit, entry in theirs.items():
        print(f"\n{unit}")
        scores[unit] = score(q, unit, table)
        for line in entry["lines"]:
            mark, words = scores[unit][line["number"]]
            told = None if line["mark"] is None else Fraction(line["mark"])
            if isinstance(mark, Unsure):
                left.append(f"{unit} {line['number']} {mark}")
                print(f"  {line['number']} {line['indicator']}：未核（{mark}）")
                continue
            checked += 1
            same = mark == told
            print(f"  {line['number']} {line['indicator']}：{shown(mark)}　{words}" + ("" if same else f"　≠ {shown(told)}"))
            if not same:
                wrong.append(f"{unit} {line['number']}：这里{shown(mark)}，程序{shown(told)}：{line['words']}")
        if not any(isinstance(m, Unsure) for m, _ in scores[unit].values()):
            ours[unit] = totals(q, unit, scores[unit], table)
            for name, value in ours[unit].items():
                checked += 1
                if value != Fraction(entry[name]):
                    wrong.append(f"{unit} {name}：这里{shown(value)}，程序{entry[name]}")
            print("  合计：" + " ".join(f"{k}={shown(v)}" for k, v in ours[unit].items()))
    if len(ours) == len(theirs):
        for unit, place in places(q, scores, ours, table).items():
            checked += 1
            print(f"  第{place}名 {unit} {shown(ours[unit]['total'])}")
            if place != theirs[unit]["place"]:
                wrong.append(f"{unit} 名次：这里{place}，程序{theirs[unit]['place']}")
    return checked, wrong, left


def main():
    result = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    folder = sys.argv[2] if len(sys.argv) > 2 else Path(__file__).parents[2] / "samples/county"
    q = Quarter(folder)
    for unit, place, why in q.told:
        print(f"未读：{unit} {place} {why}")
    checked, wrong, left = 0, [], []
    for group in TABLES:
        found = compare(q, result, group)
        checked, wrong, left = checked + found[0], wrong + found[1], left + found[2]
    print(f"\n核对{checked}处，未核{len(left)}处，不一致{len(wrong)}处")
    for line in left:
        print(f"  未核：{line}")
    for line in wrong:
        print(f"  不一致：{line}")
    if len(left) * 10 > checked:
        print("未核的太多，不能算核对过")
    sys.exit(1 if wrong or len(left) * 10 > checked else 0)


if __name__ == "__main__":
    main()

"""Our marks beside those of result.json."""

from collections import Counter
from fractions import Fraction

import standing
from arithmetic import Unsure, shown


class Compared:
    """What was compared, what was left out and what differs."""

    def __init__(self):
        self.counts, self.left, self.wrong = Counter(), [], []

    def one(self, kind, what, ours, theirs, why=""):
        self.counts[kind] += 1
        if ours != theirs:
            self.wrong.append(f"{what}：这里{ours if isinstance(ours, str) else shown(ours)}，程序{theirs}{why}")


def exact(text):
    return None if text is None else Fraction(text)


def compare(q, plan, result, done):
    for group, table in plan.TABLES.items():
        theirs = {u["unit"]: u for u in result["units"] if u["group"] == group}
        scores = {unit: standing.score(q, plan, unit, table) for unit in theirs}
        ours = {}
        for unit, entry in theirs.items():
            print(f"\n{unit}")
            lines(done, unit, scores[unit], entry, table)
            if not any(isinstance(scores[unit][at][0], Unsure) for at, _, points in table if points):
                ours[unit] = standing.totals(q, plan, unit, scores[unit], table)
                if entry["total_if_confirmed"] is not None:
                    ours[unit]["total_if_confirmed"] = confirmed(q, plan, unit, table)
                for name, value in ours[unit].items():
                    done.one("合计", f"{unit} {name}", value, exact(entry[name]))
                print("  合计：" + " ".join(f"{k}={shown(v)}" for k, v in ours[unit].items()))
            else:
                done.left.append(f"{unit} 合计")
        if len(ours) == len(theirs):
            ranked(q, plan, group, scores, ours, theirs, done)
        elif theirs:
            done.left.append(f"{group} 名次")


def confirmed(q, plan, unit, table):
    """The total if the office confirms what was reported as nil."""
    q.nils_confirmed = True
    total = standing.totals(q, plan, unit, standing.score(q, plan, unit, table), table)["total"]
    q.nils_confirmed = False
    return total


def lines(done, unit, ours, entry, table):
    if [line["number"] for line in entry["lines"]] != [at for at, _, _ in table]:
        done.wrong.append(f"{unit}：指标不是评分表的那些")
        return
    for line, (at, name, points) in zip(entry["lines"], table):
        mark, words = ours[at]
        if isinstance(mark, Unsure):
            done.left.append(f"{unit} {at} {name}：{mark}")
            print(f"  {at} {name}：未核（{mark}）")
            continue
        told = exact(line["mark"] if points else line["rate"])
        done.one("得分" if points else "比率", f"{unit} {at} {name}", mark, told, f"：{words}｜{line['words']}")
        print(f"  {at} {name}：{shown(mark)}　{words}" + ("" if mark == told else f"　≠ {shown(told)}"))


def ranked(q, plan, group, scores, ours, theirs, done):
    table = plan.TABLES[group]
    placed = standing.places(q, plan, scores, ours, table)
    listed = standing.boards(q, group, scores, ours, placed, table)
    for unit, place in sorted(placed.items(), key=lambda at: at[1]):
        print(f"  第{place}名 {unit} {shown(ours[unit]['total'])} {listed.get(unit, '')}")
        done.one("名次", f"{unit} 名次", place, theirs[unit]["place"])
        done.one("上榜", f"{unit} 上榜", listed.get(unit, "—"), theirs[unit]["board"] or "—")

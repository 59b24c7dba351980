"""From the lines to totals, places and boards."""

from fractions import Fraction

import adjust
from arithmetic import Unsure, half_up
from values import day

NEVER = 10**7


def score(q, plan, unit, table):
    """{number: (mark, arithmetic)}; a mark that is not known is an Unsure. Of a line without points the rate is taken."""
    lines, zeroed = {}, adjust.adjusted(q, unit, plan)[2]
    for at, name, points in table:
        try:
            mark, words = plan.RULES[name](q, unit, points or 100)
        except Unsure as why:
            lines[at] = (why, "")
            continue
        if adjust.approved(q, unit, name) and not q.silent(unit):
            mark, words = None, "核定不涉及"
        if name in zeroed:
            mark, words = Fraction(0), "弄虚作假查实"
        if not points and ("缺报" in words or "零报告" in words):
            mark = None  # nothing is known of it, and nothing hangs on it
        lines[at] = (mark if mark is None else half_up(mark), words)
    return lines


def totals(q, plan, unit, lines, table):
    known = [(lines[at][0], points) for at, _, points in table if points and lines[at][0] is not None]
    marks, full = sum(m for m, _ in known), sum(p for _, p in known)
    plus, minus, _ = adjust.adjusted(q, unit, plan)
    scaled = half_up(marks / full * 100) if full else Fraction(0)
    return {"marks": marks, "applicable": Fraction(full), "scaled": scaled, "total": scaled + plus - minus}


def tie(lines, table, breaker):
    """A section as the rate of what applies in it, a line as its rate; what does not apply stands last."""
    chosen = [(lines[at][0], p) for at, name, p in table if name == breaker or breaker.endswith(".") and at.startswith(breaker)]
    known = [(m, p) for m, p in chosen if m is not None]
    return -sum(m for m, _ in known) / sum(p for _, p in known) if known else Fraction(1)


def places(q, plan, scores, ours, table):
    """Total, then the plan's tie-breakers, less taken off, earlier in; what is equal in all shares a place."""

    def rank(unit):
        mine = [r for r in q.now["报送登记"] if q.unit_of(r["单位"]) == unit and "收到时间" in r]
        received = max((day(r["收到时间"]) for r in mine), default=None)
        broken = [tie(scores[unit], table, breaker) for breaker in plan.TIES]
        return -ours[unit]["total"], *broken, adjust.adjusted(q, unit, plan)[1], received.toordinal() if received else NEVER

    ranks = {unit: rank(unit) for unit in ours}
    return {unit: 1 + sum(r < ranks[unit] for r in ranks.values()) for unit in ours}


def boards(q, group, scores, ours, placed, table):
    """{unit: 红榜 or 黑榜}. Black wins over red; a place that a veto bars stays empty."""
    rule = next(entry for entry in q.campaign["groups"] if entry["name"] == group)
    red, black, both = rule["red"], rule["black"], q.campaign["ranking"]["across"] == "都列入"
    few = len(ours) < black.get("few_under", 0)
    last = black["few_places"] if few else black["places"]
    barred = {unit: adjust.effects(q, unit) for unit in ours}
    found = {}
    for unit, place in placed.items():
        tied = sum(p == place for p in placed.values())
        behind = sum(p > place for p in placed.values())
        first = place + tied - 1 <= red["places"] or both and place <= red["places"]
        final = behind + tied <= last or both and behind < last
        asked = [at for at, name, _ in table if name in black.get("missed", [])]
        short = any(scores[unit][at][0] is not None and scores[unit][at][0] < full(table, at) for at in asked)
        if "列入黑榜" in barred[unit] or final and (ours[unit]["total"] < black["below"] or short):
            found[unit] = "黑榜"
        elif first and ours[unit]["total"] >= red["at_least"] and "不得入红榜" not in barred[unit]:
            found[unit] = "红榜"
    return found


def full(table, number):
    return next(points for at, _, points in table if at == number)

"""Items of the ledgers as the definition's deadlines see them: what is due of a unit in the period, and whether it was
met."""

from datetime import date
from fractions import Fraction
from typing import NamedTuple

import period
from arithmetic import Unsure, due_of, returning
from checks import owed
from conditions import belongs, columns_of, read_columns, sound, usable
from values import Odd, blank, day, fold

LEAD, SUPPORT = Fraction(1), Fraction(3, 5)


class Case(NamedTuple):
    """One that is due: what it is, its weight, whether it is good, its last day, the day up to which it is late."""

    label: str
    weight: Fraction
    good: bool
    due: date | None
    until: date


class Item:
    """One matter of a unit: its weight, its key and the rows that tell of it (several where they contradict)."""

    def __init__(self, key, weight, rows, owner, answered=True):
        self.key, self.weight, self.owner, self.answered = key, weight, owner, answered
        self.rows = rows


def items(q, unit, name):
    """The matters of a ledger in which the unit has a part."""
    entry = q.ledger[name]
    if "base" in entry:
        return list(handed_out(q, unit, entry))
    if entry.get("kept_by") == "办公室":
        return list(registered(q, unit, entry))
    return list(reported(q, unit, entry))


def handed_out(q, unit, entry):
    """Matters of a register, with what the unit, or for a supporting unit the lead, says of them; the register wins."""
    base = q.ledger[entry["base"]]
    for key, item in q.register(entry["base"], base["key"][0]).items():
        leads = q.units_of(item.get(base["lead"]))
        if unit not in leads and unit not in q.units_of(item.get(base.get("support"))):
            continue
        senders = [unit] if unit in leads else [unit, *leads]
        said = next((rows for rows in (q.keyed(one, entry["name"]).get(key) for one in senders) if rows), [{}])
        rows = [{**without(row), **without(item)} for row in said]
        yield Item(key, LEAD if unit in leads else SUPPORT, rows, unit, answered=said != [{}])


def without(row):
    """A row without what is only there for the eye."""
    return {column: value for column, value in row.items() if column not in ("序号", "备注")}


def registered(q, unit, entry):
    for key, row in q.register(entry["name"], entry["key"][0]).items():
        if unit in q.units_of(row.get(entry["lead"])):
            yield Item(key, LEAD, [row], unit)


def told(q, entry):
    """`sent_and_lost`, worked out once for each ledger."""
    if entry["name"] not in q.told_of:
        q.told_of[entry["name"]] = sent_and_lost(q, entry)
    return q.told_of[entry["name"]]


def sent_and_lost(q, entry):
    """{key: {sender: rows}} of a ledger: as sent now; what the seal holds as open and is sent no more, as lost."""
    name, found = entry["name"], {}
    for sender in sorted(u for u, ledger in q.tables if ledger == name):
        for key, rows in q.keyed(sender, name).items():
            found.setdefault(key, {})[sender] = [without(row) for row in rows]
    for item in q.open:
        key = fold(item["key"])
        if item["ledger"] == name and item["unit"] not in found.get(key, {}) and key in q.past_rows[item["unit"], name]:
            lost = {**q.past_rows[item["unit"], name][key], LOST: True}
            found.setdefault(key, {})[item["unit"]] = [lost]
    return found


LOST = "不再报送"


def reported(q, unit, entry):
    """Matters of units' own ledgers. A unit that has no row of its own answers for another's row that names it, if that
    is confirmed (`decisions` 46)."""
    for key, rows in told(q, entry).items():
        for sender in [unit] if unit in rows else list(rows):
            leads, supports = parts(q, entry, key, rows, sender)
            if unit in leads or unit in supports:
                yield Item(key, LEAD if unit in leads else SUPPORT, rows[sender], sender)
                break


def parts(q, entry, key, rows, sender):
    named = names_in(q, entry, rows[sender][0])
    leads, supports = ([u for u in units if confirmed(q, entry, key, rows, sender, u)] for units in named)
    return leads or [sender], supports


def names_in(q, entry, row):
    return tuple(q.units_of(row.get(entry.get(part))) if part in entry else [] for part in ("lead", "support"))


def confirmed(q, entry, key, rows, sender, unit):
    """Whether a unit has the part in a row that its sender says: it tells of the item itself, or a seal held it to it."""
    if unit == sender:
        return True
    if unit in rows:
        leads, supports = names_in(q, entry, rows[unit][0])
        if set(leads) == set(names_in(q, entry, rows[sender][0])[0]) and sender in [*leads, *supports]:
            return True
    held = any(i["ledger"] == entry["name"] and i["unit"] == unit and fold(i["key"]) == key for i in q.open)
    before = q.past_rows[sender, entry["name"]].get(key)
    return held and before is not None and any(unit in units for units in names_in(q, entry, before))


def due_days(q, entry, item, row, rule):
    """[(day a deadline falls due, the time before it if it comes back)], before extensions. The day is None for never or
    not yet, Odd for what cannot be said."""
    opened = day(row.get(entry["opened"])) if "opened" in entry else None
    if "due" in rule:
        return written_days(q, entry, item, row, rule, opened)
    start = day(row.get(rule["from"]))
    if isinstance(start, date) and grounded(q, entry, row, rule):
        if "every" in rule:
            every = [start, *(period.later(start, n * rule["every"], rule.get("unit", "自然日")) for n in range(1, 60))]
            return [(due, before) for before, due in zip(every, every[1:]) if not ended(row, rule["until"], due)]
        return [(period.later(start, rule["within"], rule.get("unit", "自然日")), None)]
    first = next((r for r in entry["deadlines"] if r["met"] == rule["from"] and could(q, entry, row, r)), None)
    if first is None:
        return [(Odd(f"没有{rule['from']}"), None)]
    # What runs from an event with a limit of its own falls due with that one, once it has passed unmet (`decisions` 63).
    return [(due if not isinstance(due, date) or due <= period.now.as_of else None, None) for due, _ in extended(q, entry, item, row, first)]


def grounded(q, entry, row, rule):
    """Whether a term that follows an event has the day from which it runs (`decisions` 63)."""
    if "due" in rule or not is_own(entry, rule["from"]):
        return True
    return not blank(row.get(rule["from"])) and usable(q, entry, row, columns_of(q, entry)[rule["from"]])


def is_own(entry, name):
    """Whether a column is the unit's own to fill, not one of the register that its ledger answers."""
    return any(column["name"] == name for column in entry["columns"])


def kept(entry, rule, late_counts):
    """Whether a term that follows an event without its day can be said to be met: what the unit never began is not; what
    the office's register closed is closed, and whether in time nobody can say."""
    return not is_own(entry, rule["met"]) and late_counts


def could(q, entry, row, rule):
    return belongs(q, entry, row, rule.get("where", []))[0]


def ended(row, column, due):
    """Whether a duty that comes back was over before this time, or this one is not come yet."""
    over = day(row.get(column))
    return due > period.now.as_of or isinstance(over, date) and due > over


def written_days(q, entry, item, row, rule, opened):
    written, column = row.get(rule["due"]), columns_of(q, entry)[rule["due"]]
    if row == item.rows[0]:  # the seal holds one term; of rows that contradict each other the first is taken for it
        written = q.term(item.owner, entry["name"], item.key, rule["due"], written)
    if blank(written):
        return [(Odd("没有时限") if column.get("required") or not item.answered else None, None)]
    times = returning(written, opened)
    if times is not None:
        befores = [opened or date.min, *times]
        return [(due, before) for before, due in zip(befores, times) if not ended(row, rule["met"], due)]
    due = due_of(written, opened)
    if isinstance(due, date) and due > period.now.campaign_end and entry.get("kept_by") != "办公室":
        due = period.now.campaign_end
    return [(Odd("不能长期") if due is None and not column.get("standing") else due, None)]


def extended(q, entry, item, row, rule):
    names = [n for n in (entry["name"], entry.get("base")) if n]
    for due, before in due_days(q, entry, item, row, rule):
        if isinstance(due, date) and before is None:
            due = q.extended(names, item.key, rule["name"], due, day(row.get(rule["met"])))
        yield due, before


def judged(q, unit, name, deadlines, conditions=(), late_counts=False, indicator="", also=None):
    """The cases of a unit under deadlines of a ledger that fall due in the period."""
    entry, found = q.ledger[name], []
    if entry.get("kept_by") != "办公室" and name not in owed(q, unit) and "base" not in entry:
        return found
    for item in items(q, unit, name):
        if also is None or also(item):
            for rule in (r for r in entry["deadlines"] if r["name"] in deadlines):
                found += one_rule(q, unit, entry, item, rule, conditions, late_counts, indicator)
    return found


def one_rule(q, unit, entry, item, rule, conditions, late_counts, indicator):
    rows = distinct(q, entry, item.rows)
    each = [outcomes(q, unit, entry, item, row, rule, conditions, late_counts, indicator) for row in rows]
    if len(rows) == 1:
        return each[0]
    # Rows that contradict each other are one case with the worst outcome (`decisions` 45).
    due = sorted((case for cases in each for case in cases), key=lambda case: case.due or date.min)
    if not due:
        return []
    dones = [day(row.get(rule["met"])) for row in rows]
    last = max(dones) if all(isinstance(done, date) for done in dones) else None
    in_time = last is not None and due[0].due is not None and last <= (period.now.as_of if late_counts else due[0].due)
    return [due[0]._replace(good=in_time and all(sound(q, entry, row) for row in rows))]


def distinct(q, entry, rows):
    """Rows of one key that differ in what counting reads; limits in whatever words are compared by their day."""
    seen = {tuple(stated(q, entry, row, name) for name in sorted(read_columns(q, entry))): row for row in reversed(rows)}
    return list(seen.values())[::-1]


def stated(q, entry, row, name):
    """What a cell says, as doubled rows are compared."""
    value, kind = row.get(name, ""), columns_of(q, entry).get(name, {}).get("type")
    if blank(value) or kind not in ("日期", "期限"):
        return fold(value)
    when = day(value)
    if kind == "期限" and isinstance(when, Odd):
        opened = day(row.get(entry["opened"])) if "opened" in entry else None
        try:
            when = due_of(value, opened)
        except Unsure:
            pass
    return when if isinstance(when, date) else fold(value)


def outcomes(q, unit, entry, item, row, rule, conditions, late_counts, indicator):
    """The cases of one row: what of it falls due in the period."""
    meant, surely = belongs(q, entry, row, [*conditions, *rule.get("where", [])])
    if not meant:
        return []
    names = [n for n in (entry["name"], entry.get("base")) if n]
    waived = q.waived(names, item.key, unit, (rule["name"], indicator)) == 100
    done, found = day(row.get(rule["met"])), []
    label = f"{item.key}·{rule['name']}"
    for due, before in extended(q, entry, item, row, rule):
        if isinstance(due, Odd):
            if "base" in entry or not q.seen(item.owner, entry["name"], item.key):
                found.append(Case(f"{label} 时限读不出", item.weight, waived, None, period.now.as_of))
        elif period.now.falls_due(due):
            came = LOST not in row and usable(q, entry, row, columns_of(q, entry)[rule["met"]])
            came = came and isinstance(done, date) and done <= period.now.as_of
            if came and not grounded(q, entry, row, rule):
                came, surely = not is_own(entry, rule["met"]), surely and kept(entry, rule, late_counts)
            good = came and surely and sound(q, entry, row) and (late_counts or done <= due if before is None else done > before)
            found.append(Case(f"{label} 限{due:%m-%d}", item.weight, waived or good, due, done if came else period.now.as_of))
    return found

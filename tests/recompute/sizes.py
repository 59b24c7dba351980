"""The order of size of figures (`decisions` 58): what waits for the office before it is taken."""

from fractions import Fraction

from adjust import founded
from values import fold, number


def measures(q, unit, entry, row, column):
    """What a figure is held against, by column: the plan below the line of its rate, its target of the year; where its row
    has none, what was sealed of it, which is in no column."""
    parts = (part for indicator in q.scoring["indicators"] for part in indicator["parts"])
    others = [part["over"] for part in parts if part.get("ledger") == entry["name"] and part.get("sum") == column["name"]]
    checks = (check for check in entry.get("checks", ()) if check["check"] == "慢于序时" and check["column"] == column["name"])
    others += [check["of"][0] for check in checks]
    units = {one["name"]: one.get("unit") for one in entry["columns"]}
    found = [(other, number(row.get(other))) for other in others if units[other] == column.get("unit")]
    found = [(other, amount) for other, amount in found if isinstance(amount, Fraction) and amount >= 0]
    if not any(amount for _, amount in found) and "key" in entry:
        key = "/".join(fold(row.get(name, "")) for name in entry["key"])
        sealed = number(q.past_rows[unit, entry["name"]].get(key, {}).get(column["name"]))
        found += [(None, sealed)] if isinstance(sealed, Fraction) else []
    return [(other, amount) for other, amount in found if amount > 0]


def far_above(q, unit, entry, row, column):
    """The columns that a figure is a hundred times of, or more, while nobody confirmed it; None where it is not."""
    value = number(row.get(column["name"]))
    if not isinstance(value, Fraction) or value <= 0 or confirmed(q, unit, entry, row, column["name"]):
        return None
    above = [other for other, amount in measures(q, unit, entry, row, column) if value >= 100 * amount]
    return [other for other in above if other][:1] if above else None


def confirmed(q, unit, entry, row, column):
    """Whether the office has entered that the figure is right."""
    key = "/".join(fold(row.get(name, "")) for name in entry.get("key", ()))
    for said in q.now["容错澄清"]:
        mine = said.get("类型") == "核实数据" and said.get("台账") == entry["name"] and fold(said.get("编号", "")) == key
        mine = mine and q.unit_of(said.get("单位", "")) == unit and said.get("所指") == column
        if mine and founded(said) and said.get("认定结论") in ("成立", "核实无误"):
            return True
    return False

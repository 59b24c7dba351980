"""What a row's cells say: whether it is one of those meant, and whether what counting reads in it can be used."""

from datetime import date

import period
from checks import STATES, state
from arithmetic import due_of, returning
from counted import read_columns
from values import Odd, blank, day, flag, fold, number, split


def condition(q, entry, row, one):
    """True, False, or None where the cell cannot be read."""
    value, column = row.get(one["column"]), next((c for c in entry["columns"] if c["name"] == one["column"]), None)
    if column is None:
        column = columns_of(q, entry)[one["column"]]
    if "empty" in one:
        return blank(value) == one["empty"]
    if "at_least" in one:
        return None if isinstance(number(value), Odd | None) else number(value) >= one["at_least"]
    allowed = one.get("in", one.get("not_in"))
    if column.get("type") == "是否":
        read = flag(value)
        word = {True: "是", False: "否"}.get(read) if not isinstance(read, Odd) else None
    else:
        word = chosen(q, column, value)
    if word is None and "not_in" in one and blank(value) and not column.get("required"):
        return True
    return None if word is None else (word in allowed) == ("in" in one)


def chosen(q, column, value):
    """The list's own word for what is written, or None."""
    if blank(value):
        return None
    if column["list"] == "办理状态":
        return state(value) if state(value) in STATES else None
    known = q.lists[column["list"]]
    words = {fold(word): word for word in known["values"]}
    words |= {fold(word): alias["of"] for alias in known.get("aliases", []) for word in alias["words"]}
    return words.get(fold(value))


def belongs(q, entry, row, conditions):
    """Whether the row is, or as far as it can be read could be, one of those meant; and whether it is surely so."""
    found = [condition(q, entry, row, one) for one in conditions]
    return False not in found, None not in found


def columns_of(q, entry):
    """The ledger's columns by name, with those of the register it rests on."""
    columns = {c["name"]: c for c in entry["columns"]}
    return {**{c["name"]: c for c in q.ledger[entry["base"]]["columns"]}, **columns} if "base" in entry else columns


def sound(q, entry, row):
    """Whether each cell that counting reads is there, can be read and contradicts no other (`decisions` 37)."""
    columns = columns_of(q, entry)
    own = {column["name"] for column in entry["columns"]}
    return all(usable(q, entry, row, columns[name]) for name in read_columns(q, entry) & own)


def usable(q, entry, row, column):
    value = row.get(column["name"])
    if blank(value):
        return not column.get("required") and not ("required_when" in column and asked(q, entry, row, column["required_when"]))
    if "empty_when" in column and belongs(q, entry, row, column["empty_when"])[0]:
        return False
    kind = column.get("type")
    if kind == "日期":
        return possible(row, column, day(value))
    if kind == "期限":
        opened = day(row.get(entry["opened"])) if "opened" in entry else None
        due = returning(value, opened) or due_of(value, opened)
        return not isinstance(due, Odd) and (due is not None or column.get("standing", False))
    if kind == "单位":
        return all(q.unit_of(word) is not None for word in split(value))
    return "list" not in column or chosen(q, column, value) is not None


def possible(row, column, when):
    if isinstance(when, Odd) or not period.now.campaign_start <= when <= period.now.campaign_end:
        return False
    floor = day(row.get(column["not_below"])) if "not_below" in column else None
    return not isinstance(floor, date) or when >= floor


def asked(q, entry, row, conditions):
    return belongs(q, entry, row, conditions) == (True, True)

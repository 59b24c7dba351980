"""Everything the marks are counted from: definition, roster, ledgers, registers, the sealed first quarter."""

import json
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

from arithmetic import AS_OF
from sheets import (
    blank, day, definition, fold, read_folder, read_register, read_roster, split, unit_words,
)

REGISTERS = [
    "交办登记", "重点项目名单", "退办登记", "质量安全通知", "抽查记录", "信访投诉", "作风问题", "报送登记", "延期批准", "容错澄清", "不涉及", "加减分",
    "一票否决", "评议", "核定得分",
]


class Quarter:
    """Everything the marks are counted from."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.ledgers = definition(folder, "ledgers.toml")["ledgers"]
        self.campaign = definition(folder, "campaign.toml")
        self.lists = {l["name"]: l for l in definition(folder, "ledgers.toml")["lists"]}
        self.units, self.people = read_roster(self.folder / "roster.xlsx")
        self.words = unit_words(self.units)
        self.told = []
        self.tables = read_folder(self.folder / "inbox/2022Q2", self.ledgers, self.units, self.told)
        self.now = read_register(self.folder / "registers/2022Q2", REGISTERS)
        before = read_register(self.folder / "registers/2022Q1", REGISTERS)
        self.all = {name: before[name] + self.now[name] for name in REGISTERS}
        self.sealed = json.loads((self.folder / "history/2022Q1.json").read_text(encoding="utf-8"))
        self.past_rows = defaultdict(dict)
        for row in self.sealed["rows"]:
            self.past_rows[row["unit"], row["ledger"]][fold(row["key"])] = row["cells"]
        self.doubtful = {
            (row["unit"], row["ledger"], fold(row["key"]), column)
            for row in self.sealed["rows"] for column in row.get("doubtful", ())
        }

    def table(self, unit, ledger):
        return self.tables.get((unit, ledger))

    def rows(self, unit, ledger):
        table = self.table(unit, ledger)
        return table.rows if table else []

    def unit_of(self, word):
        return self.words.get(fold(word))

    def units_of(self, cell):
        return [self.words.get(w, w) for w in split(cell)] if not blank(cell) else []

    def staff(self, unit):
        return [p for p in self.people if p["单位"] == unit]

    def head(self, unit):
        return [p for p in self.staff(unit) if p.get("主要负责人") == "是" and in_post(p, AS_OF)]

    def register(self, name, key):
        """The register's rows by key: an item lives on in later quarters, the later entry counts."""
        return {fold(r[key]): r for r in self.all[name] if key in r}

    def term(self, unit, ledger, key, column, now):
        """A limit as sealed, whatever the unit writes later; one that had an error when it was sealed holds nothing."""
        sealed = self.past_rows[unit, ledger].get(key, {}).get(column)
        return now if sealed is None or (unit, ledger, key, column) in self.doubtful else sealed

    def seen(self, unit, ledger, key):
        """Whether the sealed quarter had the item, and charged it if its limit could not be read."""
        return key in self.past_rows[unit, ledger]

    def waived(self, ledgers, key, unit, named):
        """Percent waived by an approved 容错 or 澄清 that names the unit, the item and one of these limits or indicators."""
        for row in self.all["容错澄清"]:
            mine = row.get("台账") in ledgers and fold(row.get("编号", "")) == fold(key)
            if mine and self.unit_of(row.get("单位", "")) == unit and row.get("所指") in named:
                return {"成立": 100, "部分成立": 50}.get(row.get("认定结论"), 0)
        return 0

    def extended(self, ledgers, key, deadline, due, done=None):
        """The due date after extensions to a later day, approved before it passed and while the item was open."""
        for row in self.all["延期批准"]:
            mine = row.get("台账") in ledgers and fold(row.get("编号", "")) == fold(key)
            if not mine or row.get("期限", deadline) != deadline or not due or (isinstance(done, date) and done <= due):
                continue
            if day(row["批准时间"]) <= due < day(row["新时限"]):
                due = day(row["新时限"])
        return due


def in_post(person, when):
    start, end = day(person.get("在岗起")), day(person.get("在岗止"))
    off, back = day(person.get("免除起")), day(person.get("免除止"))
    exempt = (off or back) and (off is None or off <= when) and (back is None or when <= back)
    return (start is None or start <= when) and (end is None or when <= end) and not exempt


def days_in_post(person, start, end):
    return sum(in_post(person, start + timedelta(n)) for n in range((end - start).days + 1))

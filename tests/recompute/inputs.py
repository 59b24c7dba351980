"""Everything the marks are counted from: definition, roster, ledgers, registers, the sealed periods before."""

import json
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import period
from arithmetic import Unsure
from checks import STATES, owed
from sheets import definition, read_folder, read_register, read_roster, unit_words
from values import blank, day, fold, split

# The registers that every campaign has, beside those it declares itself.
REGISTERS = ["报送登记", "延期批准", "容错澄清", "不涉及", "加减分", "一票否决", "评议", "核定得分"]


class Inputs:
    """Everything the marks of one period are counted from."""

    def __init__(self, folder, name):
        self.folder = Path(folder)
        told = definition(folder, "ledgers.toml")
        self.ledgers = told["ledgers"]
        self.ledger = {entry["name"]: entry for entry in self.ledgers}
        self.campaign, self.scoring = (definition(folder, f"{part}.toml") for part in ("campaign", "scoring"))
        self.lists = {entry["name"]: entry for entry in told["lists"]}
        self.period = period.choose(self.campaign, name)
        self.units, self.people = read_roster(self.folder / "roster.xlsx")
        self.words = unit_words(self.units)
        self.told, self.told_of, self.by_key = [], {}, {}
        self.nils, self.nils_confirmed, self.read = set(), False, {}
        measures = [measure["name"] for measure in self.campaign.get("measures", ())]
        offered = {**self.lists, "办理状态": {"values": STATES}, "措施": {"values": measures}}
        self.tables = read_folder(self.folder / "inbox" / name, self.ledgers, self.units, self.told, offered)
        kept = REGISTERS + [entry["name"] for entry in self.ledgers if entry.get("kept_by") == "办公室"]
        registers = [read_register(self.folder / "registers" / at, kept) for at in [*self.period.before, name]]
        self.now = registers[-1]
        self.all = {one: [row for book in registers for row in book[one]] for one in kept}
        self.read_seals()

    def read_seals(self):
        """What the sealed periods before this one hold: rows by key, sums by person, open items."""
        paths = [self.folder / f"history/{at}.json" for at in self.period.before]
        self.seals = [json.loads(path.read_text(encoding="utf-8")) for path in paths if path.exists()]
        self.past_rows, self.doubtful = defaultdict(dict), set()
        for seal in self.seals:
            for row in seal["rows"]:
                at = row["unit"], row["ledger"]
                self.past_rows[at][fold(row["key"])] = row["cells"]
                self.doubtful |= {(*at, fold(row["key"]), column) for column in row.get("doubtful", ())}
        self.open = [item for seal in self.seals[-1:] for item in seal["open"]]
        self.sums = [entry for seal in self.seals for entry in seal["sums"]]

    def table(self, unit, ledger):
        return self.tables.get((unit, ledger))

    def keyed(self, unit, ledger):
        """{key: rows} of what the unit sent of a ledger now."""
        if (unit, ledger) not in self.by_key:
            found = self.by_key[unit, ledger] = {}
            for row in self.rows(unit, ledger):
                key = "/".join(fold(row.get(column, "")) for column in self.ledger[ledger]["key"])
                found.setdefault(key, []).append(row)
        return self.by_key[unit, ledger]

    def without_rows(self, unit, ledger):
        """(mark, why) where nothing of a ledger that is owed can be counted: 0, or not applicable if an explicit nil is
        taken as the office would confirm it; None where there are rows."""
        if ledger not in owed(self, unit) or self.rows(unit, ledger):
            return None
        table = self.table(unit, ledger)
        if table is None or not table.nil:
            return Fraction(0), f"{ledger}缺报"
        self.nils.add(unit)
        return None if self.nils_confirmed else Fraction(0), f"{ledger}零报告"

    def rows(self, unit, ledger):
        table = self.table(unit, ledger)
        if table and table.under_sample and not table.rows:
            raise Unsure(f"{ledger}只有示例以下的行")  # the office has to ask for them again (`decisions` 62)
        return table.rows if table else []

    def silent(self, unit):
        """Nothing of the unit came in."""
        return not any(sender == unit for sender, _ in self.tables)

    def unit_of(self, word):
        return self.words.get(fold(word))

    def units_of(self, cell):
        return [self.words.get(w, w) for w in split(cell)] if not blank(cell) else []

    def staff(self, unit):
        return [p for p in self.people if p["单位"] == unit]

    def known(self, name):
        return any(fold(person["姓名"]) == name for person in self.people)

    def head(self, unit):
        return [p for p in self.staff(unit) if p.get("主要负责人") == "是" and in_post(p, period.now.as_of)]

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

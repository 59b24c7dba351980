"""Sheets of a campaign folder as rows of named columns, in the plain layouts only.

A layout, a date or a number that is not understood becomes `Odd`, never a guess: what depends on it is told apart
by the caller instead of being compared.
"""

import re
import tomllib
from datetime import date
from pathlib import Path

import foreign
import openpyxl
from values import Odd, blank, day, fold, split

NIL = {"无", "零报告", "本季度无", "本期无", "/"}
SAME = {"同上", "〃", "″", "′′"}
TOTALS = ("合计", "小计", "总计", "累计合计")
FOOTERS = ("填表人", "填表说明", "审核人", "说明", "注", "联系电话", "制表人", "填报人")


class Row(dict):
    """Column name → printed value; blanks are not in it."""

    def __init__(self, unit, place, heads=()):
        super().__init__()
        self.unit, self.place, self.heads = unit, place, heads


class Table:
    """The rows of one ledger of one sender, over all its sheets."""

    def __init__(self):
        self.rows, self.nil, self.sheets, self.filled = [], False, 0, None
        self.under_sample = 0  # rows that stand under a line 示例 and are taken for its example
        self.missing, self.extra = set(), set()  # columns that a sheet lacks, or has beyond the template


def definition(folder, name):
    return tomllib.loads((Path(folder) / name).read_text(encoding="utf-8-sig"))


def columns_of(ledger):
    """Folded printed word → column name."""
    words = {fold(w): w for w in ("序号", "备注")}
    for column in ledger["columns"]:
        for word in [column["name"], *column.get("aliases", [])]:
            words[fold(word)] = column["name"]
    return words


def choices_of(ledger, lists, units):
    """{column: the folded words that its drop-down offers}."""
    offered = {c["name"]: lists[c["list"]]["values"] for c in ledger["columns"] if c.get("list") in lists}
    offered |= {c["name"]: ("是", "否") for c in ledger["columns"] if c.get("type") == "是否"}
    offered |= {c["name"]: [unit["单位"] for unit in units] for c in ledger["columns"] if c.get("type") == "单位"}
    offered |= {c["name"]: lists["措施"]["values"] for c in ledger["columns"] if c.get("type") == "措施"}
    return {name: {fold(word) for word in words} for name, words in offered.items()}


def column_at(cell, words):
    if cell is None:
        return None
    text = fold(cell).strip("*").removesuffix(":")
    return words.get(text) or words.get(re.sub(r"\([^()]*\)$", "", text))


def header(sheet, words):
    """(first row of data, {position: column}) of the best header in the first 15 rows."""
    best = (0, None, {})
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=1, max_row=15)]
    for at, row in enumerate(rows):
        found = {i: column_at(v, words) for i, v in enumerate(row) if column_at(v, words)}
        first, below = at + 2, {}
        if at + 1 < len(rows) and found:
            two = any(m.min_row <= at + 1 < m.max_row for m in sheet.merged_cells.ranges)
            below = {i: column_at(v, words) for i, v in enumerate(rows[at + 1]) if column_at(v, words)}
            if (two or len(below) > 1) and not set(below) & set(found):
                found, first = {**found, **below}, at + 3
        if len(found) > best[0]:
            best = (len(found), first, found)
    return best


def strangers(sheet, first, found):
    """Header words of columns the template does not have."""
    top, leaf = [[c.value for c in sheet[r]] for r in (first - 2, first - 1)] if first > 2 else ([], [])
    one_row = all(i < len(leaf) and not blank(leaf[i]) for i in found)
    for at, word in enumerate(leaf):
        word = word if one_row or not blank(word) else top[at]
        if at not in found and not blank(word):
            yield word


def fill_merges(sheet, cells, first):
    for merge in sheet.merged_cells.ranges:
        if merge.min_row >= first and merge.max_row > merge.min_row and merge.min_col == merge.max_col:
            value = sheet.cell(merge.min_row, merge.min_col).value
            for row in range(merge.min_row, merge.max_row + 1):
                cells[row][merge.min_col - 1] = value


def read_sheet(sheet, words, unit, place, table, choices):
    count, first, found = header(sheet, words)
    if count < min(3, len(words) - 2):
        return False
    table.sheets += 1
    table.filled = filled(sheet) or table.filled
    table.missing |= set(words.values()) - {"序号", "备注"} - set(found.values())
    cells = {r: [c.value for c in row] for r, row in enumerate(sheet.iter_rows(), 1)}
    fill_merges(sheet, cells, first)
    table.extra |= {fold(w) for w in strangers(sheet, first, found)}
    above, sample = {}, False
    for at in range(first, sheet.max_row + 1):
        values = {found[i]: v for i, v in enumerate(cells[at]) if i in found and not blank(v)}
        rest = [fold(v) for v in cells[at] if not blank(v)]
        kept = [v for v in rest if not v.isdigit()]
        if not rest:
            sample = False
            continue
        if sample or rest == ["示例"]:
            table.under_sample += sample
            sample = True
            continue
        if len(kept) == 1 and kept[0] in {fold(n) for n in NIL}:
            table.nil = True
        elif kept and kept[0].startswith(FOOTERS) and len(rest) <= 2:
            continue
        elif any(v.startswith(TOTALS) for v in rest[:3]) or is_header(rest, words) or is_band(rest):
            continue
        elif sum(v == "××" for v in rest) > 1 or rest[0] in ("示例", "例"):
            continue  # the template's own sample row
        elif set(values) - {"序号"} and not is_preset(values, choices, set(found.values())):
            row = Row(unit, f"{place}!{sheet.title}!{at}", set(found.values()))
            row.update((k, above.get(k, v) if fold(v) in SAME else v) for k, v in values.items())
            above = row
            table.rows.append(row)
    return True


def filled(sheet):
    """填报时间, where it is written in the rows above the header."""
    for row in sheet.iter_rows(min_row=1, max_row=4, values_only=True):
        for value in row:
            hit = re.search(r"填报时间:([\d年月日.\-/]+)", fold(value or ""))
            if hit and isinstance(day(hit[1]), date):
                return day(hit[1])
    return None


def is_preset(values, choices, heads):
    """Whether a row holds nothing but its serial number and words of drop-downs, while the form asks for more."""
    said = {name: value for name, value in values.items() if name != "序号"}
    return bool(heads - {"序号"} - set(choices)) and all(fold(value) in choices.get(name, ()) for name, value in said.items())


def is_header(rest, words):
    return len(rest) > 2 and sum(column_at(v, words) is not None for v in rest) > len(rest) / 2


def is_band(rest):
    return len(rest) == 1 and re.match(r"[一二三四五六七八九十]+、", rest[0]) is not None


def unit_words(units):
    words = {}
    for unit in units:
        for word in [unit["单位"], *split(unit.get("别名") or "")]:
            words[fold(word)] = unit["单位"]
    return words


def sender(sheets, path, words):
    """Whose file: the sheet's own word first, then the file's name, then the folder."""
    for sheet in sheets:
        for row in sheet.iter_rows(min_row=1, max_row=4, values_only=True):
            for value in row:
                told = re.match(r"填报单位(?:\(盖章\))?:(.*?)(?:填报时间|单位:|$)", fold(value or ""))
                if told and told[1] in words:
                    return words[told[1]]
    names = [fold(path.stem), *(fold(p) for p in path.parent.parts[::-1])]
    for name in names:
        hits = sorted((w for w in words if name.startswith(w)), key=len)
        if hits:
            return words[hits[-1]]
    return None


def ledger_of(sheet, path, ledgers):
    """By the sheet's name, else its title, else the file's name: the longest ledger name in it."""
    title = next((c for row in sheet.iter_rows(min_row=1, max_row=2, values_only=True) for c in row if c), "")
    for text in (sheet.title, title, path.stem):
        hits = [(len(w), l["name"]) for l in ledgers for w in [l["name"], *l.get("aliases", [])] if fold(w) in fold(text)]
        if hits:
            return max(hits)[1]
    return None


def read_folder(folder, ledgers, units, told, lists):
    """{(unit, ledger): Table} of an inbox; what cannot be read is said in `told`, with the unit it is kept from."""
    words, tables = unit_words(units), {}
    for path in sorted(Path(folder).rglob("*")):
        if path.is_dir() or path.name.startswith("~$"):
            continue
        try:
            book = foreign.load(path)
        except Exception as error:  # noqa: BLE001 - any foreign file
            told.append((sender([], path, words), path.name, f"读不出：{type(error).__name__}"))
            continue
        unit = sender(book.worksheets, path, words)
        for sheet in book.worksheets:
            name = ledger_of(sheet, path, ledgers)
            if name is None or unit is None:
                if sheet.max_row > 2:
                    told.append((unit, f"{path.name}!{sheet.title}", "认不出"))
                continue
            ledger = next(l for l in ledgers if l["name"] == name)
            table = tables.setdefault((unit, name), {}).setdefault(path, Table())
            if not read_sheet(sheet, columns_of(ledger), unit, path.name, table, choices_of(ledger, lists, units)):
                told.append((unit, f"{path.name}!{sheet.title}", "找不到表头"))
    return {key: pick(key, files, told) for key, files in tables.items()}


def pick(key, files, told):
    """Files of one unit for one ledger: identical ones are one, else the latest 填报时间 counts."""
    distinct = {}
    for path, table in files.items():
        distinct.setdefault(path.read_bytes(), (path, table))
    times = [table.filled for _, table in distinct.values()]
    if len(distinct) > 1 and None not in times and len(set(times)) == len(times):
        return max(distinct.values(), key=lambda f: f[1].filled)[1]
    if len(distinct) > 1:
        told.append((key[0], "、".join(p.name for p, _ in distinct.values()), f"{key[1]}有几个版本"))
    return list(distinct.values())[-1][1]


def read_register(folder, names):
    """{name: rows} of a folder of registers; columns are taken as printed, without star."""
    found = {name: [] for name in names}
    for path in sorted(Path(folder).glob("*.xlsx")):
        for sheet in openpyxl.load_workbook(path, data_only=True).worksheets:
            name = max((n for n in names if n in sheet.title or n in path.stem and len(names) == 1), key=len, default=None)
            if name is None:
                continue
            rows = list(sheet.iter_rows(values_only=True))
            top = next(i for i, r in enumerate(rows) if sum(v is not None for v in r) >= 3)
            heads = [fold(v or "").strip("*") for v in rows[top]]
            for at, values in enumerate(rows[top + 1 :], top + 2):
                row = Row(None, f"{path.name}!{sheet.title}!{at}")
                row.update({h: v for h, v in zip(heads, values) if h and not blank(v)})
                if set(row) - {"序号"}:
                    found[name].append(row)
    return found


def read_roster(path):
    book = openpyxl.load_workbook(path, data_only=True)
    result = []
    for name in ("单位", "人员"):
        rows = list(book[name].iter_rows(values_only=True))
        result.append([dict(zip(rows[0], r)) for r in rows[1:] if any(v is not None for v in r)])
    return result

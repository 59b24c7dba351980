"""What a sender is charged for in 报送质量: the ledgers it owes, its required cells, the causes of inaccuracy."""

import re
from collections import Counter, defaultdict
from datetime import date
from fractions import Fraction
from itertools import combinations

import counted
import period
import sizes
from arithmetic import Unsure, due_of, yearless
from values import Odd, blank, day, flag, fold, number, split

PLACEHOLDERS = {fold(w) for w in ("××", "待定", "同左", "详见附件")}
STATES = {
    "已销号": ("已销号", "销号", "已整改销号", "已办结销号", "已完成销号"),
    "已完成": ("已完成", "完成", "办结", "已办结", "已整改", "整改到位", "完成整改", "落实到位", "√", "是", "100%"),
    "推进中": ("推进中", "正在推进", "整改中", "持续整改", "基本完成", "部分完成", "阶段性完成", "进行中"),
    "未启动": ("未启动", "未开展", "暂无进展", "未完成", "×", "否"),
}


def owed(q, unit):
    """Names of the ledgers the unit owes this quarter; the stage of 动员部署 is over."""
    row = next(u for u in q.units if u["单位"] == unit)
    mine = {"单位"} if row.get("参评") == "是" else set()
    mine |= {row.get("组别")} | {s["name"] for s in q.campaign["sets"] if s["of"] == "单位" and belongs(row, s)}
    return [l["name"] for l in q.ledgers if l.get("kept_by", "单位") in mine and asked(l)]


def asked(ledger):
    """Whether the ledger is due in this period at all."""
    return "only" not in ledger or period.now.stages & set(ledger["only"])


def belongs(row, chosen):
    """Whether a line of the roster is in a set."""
    if "names" in chosen:
        return row["单位"] in chosen["names"]
    words = lambda column: split(row.get(column) or "")  # noqa: E731
    return all(any(fold(w) in words(c["column"]) for w in c["in"]) for c in chosen["where"])


def changed_templates(q, unit):
    """(ledger, column, kind) of each column that a sheet has beyond the template, or lacks; a new name is both."""
    for name in owed(q, unit):
        table = q.table(unit, name)
        if table is not None and (table.rows or not table.nil):
            yield from ((name, column, "多出的列") for column in table.extra)
            yield from ((name, column, "缺少的列") for column in table.missing)


def ledger(q, name):
    return next(l for l in q.ledgers if l["name"] == name)


def spared(q, name):
    """The ledger's columns without those that a line charges directly."""
    return [c for c in ledger(q, name)["columns"] if c["name"] not in charged(q, name)]


def charged(q, name):
    parts = (part for indicator in q.scoring["indicators"] for part in indicator["parts"])
    return {column for part in parts if part.get("ledger") == name for column in part.get("findings", ())}


def state(value):
    word = fold(value)
    return next((s for s, words in STATES.items() if word in {fold(w) for w in words}), value)


def holds(row, conditions):
    """All conditions on the row's own cells."""
    for c in conditions:
        value = row.get(c["column"])
        if "empty" in c and blank(value) != c["empty"]:
            return False
        if "in" in c and (blank(value) or state(value) not in c["in"] and fold(value) not in map(fold, c["in"])):
            return False
        if "at_least" in c and not (isinstance(number(value), Fraction) and number(value) >= c["at_least"]):
            return False
    return True


def required_cells(q, unit):
    """(required cells, blank ones) over all ledgers of the unit."""
    need = empty = 0
    for name in owed(q, unit):
        for row in q.rows(unit, name):
            for column in spared(q, name):
                if wanted(row, column):
                    need += 1
                    empty += counted.unanswered(q, column, row.get(column["name"]))
    return need, empty


def wanted(row, column):
    """Whether the cell has to be filled."""
    return column.get("required") or "required_when" in column and holds(row, column["required_when"])


def causes(q, unit):
    """(ledger, line, kind) of the fewest columns and owed rows in which something must be wrong, each once."""
    found = set()
    for name in owed(q, unit):
        spec = ledger(q, name)
        faults = set(faults_of(q, unit, spec))
        for line in fewest([lines for lines, _ in faults]):
            found.add((name, str(line), min(kind for lines, kind in faults if line in lines)))
        found |= {(name, key, "没有再报") for key in left_out(q, unit, spec)}
    return found


def faults_of(q, unit, spec):
    """(lines, kind): of a contradiction all columns by each of which, were it blank, it would not be there, and the row
    if it is owed. What a cell could escape by staying blank is left out, and what is wrong in a row that is settled."""
    own = {one["name"] for one in spec["columns"]}
    rows = q.rows(unit, spec["name"])
    for row, columns, kind, blank_one in [*in_cells(q, unit, spec, rows), *in_rows(q, unit, spec, rows)]:
        columns, standing = own & set(columns), known(q, unit, spec, row)
        if standing == SETTLED or not blank_one and not all(answers(q, spec, row, one) for one in columns):
            continue
        yield frozenset(columns | ({id(row)} if standing == OWED else set())), kind


def in_cells(q, unit, spec, rows):
    for row in rows:
        for column in spared(q, spec["name"]):
            for kind in cell(q, unit, row, column):
                kind, others = kind if isinstance(kind, tuple) else (kind, ())
                yield row, (column["name"], *others), kind, False
            if kind := lacks(q, row, column):
                others = [one["column"] for one in column.get("required_when", ())] if not column.get("required") else []
                yield row, (column["name"], *others), kind, True


def in_rows(q, unit, spec, rows):
    for row, columns, kind in across(q, unit, spec, rows):
        yield row, columns, kind, False


OWED, SETTLED = "交办", "了结"


def known(q, unit, spec, row):
    """Whether a row has to be sent, because a register of this period or the open items of a seal have it, or need not
    be, because a seal or an older register has it as done; None where nobody else knows of it."""
    if "key" not in spec:
        return None
    key = "/".join(fold(row.get(column, "")) for column in spec["key"])
    if handed_out(q, spec, key) or is_open(q, unit, spec, key):
        return OWED
    is_item = "date" not in spec and ("opened" in spec or "closed" in spec)
    older = "base" in spec and key in q.register(spec["base"], ledger(q, spec["base"])["key"][0])
    return SETTLED if is_item and key and (older or key in q.past_rows[unit, spec["name"]]) else None


def handed_out(q, spec, key):
    """Whether the register of this period hands the item out."""
    if "base" not in spec or not key:
        return False
    first = ledger(q, spec["base"])["key"][0]
    return key in {fold(row.get(first, "")) for row in q.now[spec["base"]]}


def is_open(q, unit, spec, key):
    items = (item for item in q.open if item["ledger"] == spec["name"] and item["unit"] == unit)
    return any(fold(item["key"]) == key for item in items)


def left_out(q, unit, spec):
    """Keys of rows that are owed and that the ledger the unit sent does not have."""
    if "key" not in spec or q.table(unit, spec["name"]) is None:
        return
    sent = q.keyed(unit, spec["name"])
    if "base" not in spec:
        held = q.past_rows[unit, spec["name"]]
        yield from {fold(item["key"]) for item in q.open if item["ledger"] == spec["name"] and item["unit"] == unit
                    and fold(item["key"]) not in sent and fold(item["key"]) in held}
        return
    base = ledger(q, spec["base"])
    for key, item in q.register(spec["base"], base["key"][0]).items():
        mine = unit in q.units_of(item.get(base["lead"]))
        if mine and key not in sent and (handed_out(q, spec, key) or is_open(q, unit, spec, key)):
            yield key


def fewest(faults):
    """The fewest lines of which each of the faults has one. A row with one fault is no better than its column."""
    rows = Counter(line for lines in faults for line in lines if isinstance(line, int))
    faults = [frozenset(line for line in lines if rows.get(line, 2) > 1) for lines in set(faults)]
    sure = {line for lines in faults if len(lines) == 1 for line in lines}
    faults = [lines for lines in faults if not lines & sure]
    lines = sorted({line for one in faults for line in one}, key=str)
    for size in range(len(lines) + 1):
        for chosen in combinations(lines, size):
            if all(set(chosen) & one for one in faults):
                return sure | set(chosen)


def answers(q, spec, row, name):
    """Whether a cell must not be blank, or counting reads it."""
    column = next(one for one in spec["columns"] if one["name"] == name)
    return name in counted.read_columns(q, spec) or wanted(row, column)


def lacks(q, row, column):
    """What is wrong with a cell that has to be filled and holds no answer; a column that the sheet does not have is told
    of at its head."""
    value = row.get(column["name"])
    if column["name"] not in row.heads or not wanted(row, column) or not counted.unanswered(q, column, value):
        return None
    if not blank(value):
        return "必填的写着没有"
    return "必填未填" if column.get("required") else "按规定应填未填"


def cell(q, unit, row, column):
    value, kind = row.get(column["name"]), column.get("type", "文本")
    if blank(value) or counted.unanswered(q, column, value):
        return
    if "empty_when" in column and holds(row, column["empty_when"]):
        yield "应当空着", [one["column"] for one in column["empty_when"]]
    if fold(value).startswith("#"):
        yield "公式没有结果"
    elif fold(value) in PLACEHOLDERS:
        yield "没有填实"
    elif kind == "日期":
        when, text = day(value), fold(value)
        if isinstance(when, Odd):
            yield "不是日期"
        elif not period.now.campaign_start <= when <= period.now.campaign_end:
            yield "不在活动期间"
        else:
            if isinstance(value, (str, float)) and re.fullmatch(r"\d{1,2}\.\d{1,2}|\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?", text):
                yield "日期写法有疑问"
            yield from order(row, column, day(value), day)
    elif kind == "期限":
        if limit(value) is None:
            yield "不是时限"
        elif re.search("长期|持续推进|常态化", fold(value)):
            if not column.get("standing"):
                yield "不能写长期"
        else:
            yield from term(q, row, column)
    elif kind in ("整数", "小数", "百分比"):
        amount = number(value)
        if isinstance(amount, Odd):
            yield "不是数字"
        elif re.search(r"^约|左右$|余$|o", fold(value)):
            yield "数字写法有疑问"
        elif kind == "百分比":
            if value == "1":
                yield "分不清是1%还是100%"
            elif amount > 200 and not sizes.confirmed(q, unit, ledger_of(q, column), row, column["name"]):
                yield "百分比超过200%"
        else:
            wrong = list(bounds(row, column, amount))
            yield from wrong
            others = sizes.far_above(q, unit, ledger_of(q, column), row, column)
            if not wrong and others is not None:
                yield "数字大了百倍以上", others
    elif kind == "是否" and isinstance(flag(value), Odd):
        yield "不是是否"
    elif kind == "文号":
        if re.search(r"[\[【(（]\s*\d{4}\s*[\]】)）]", str(value)):
            yield "文号括号不规范"
    elif kind == "单位":
        if any(q.unit_of(w) is None for w in split(value)):
            yield "没有这个单位"
    elif kind == "人员":
        yield from people(q, value, column)
    elif "list" in column:
        allowed = list(STATES) if column["list"] == "办理状态" else q.lists[column["list"]]["values"]
        word = state(value) if column["list"] == "办理状态" else value
        if fold(word) not in {fold(a) for a in allowed}:
            yield "不在可选项里"
    elif "to" in column:
        yield from link(q, unit, value, column)


def term(q, row, column):
    """A limit beyond the campaign, or one that could mean two years. One that runs from a day that is not there costs
    no accuracy on top of its case (`decisions` 63)."""
    entry = ledger_of(q, column)
    judged = any(rule.get("due") == column["name"] for rule in entry.get("deadlines", ()))
    if relative(value := row[column["name"]]):
        return
    if yearless(value):
        yield "时限没有写年份"
    try:
        due = due_of(value, None)
    except Unsure:
        return
    sealed = (column["name"] in cells for cells in [q.past_rows[row.unit, entry["name"]].get(fold(row.get(entry["key"][0], "")), {})])
    if judged and not any(sealed) and isinstance(due, date) and due > period.now.campaign_end:
        yield "时限在活动结束以后"


def relative(value):
    """A time limit that runs from the day the matter was opened."""
    return fold(value) in ("立行立改", "即知即改", "立即") or re.search(r"\d+(日|天|个工作日)内", fold(value))


def ledger_of(q, column):
    return next(entry for entry in q.ledgers if any(c is column for c in entry["columns"]))


def limit(value):
    """What a time limit says, None for one that says no day: 已完成 is a state, not a limit."""
    if isinstance(day(value), date):
        return day(value)
    text = fold(value)
    return None if state(text) in STATES or text.startswith(("待定", "详见", "××")) else text


def bounds(row, column, amount):
    if "min" in column and amount < Fraction(str(column["min"])) or "max" in column and amount > Fraction(str(column["max"])):
        yield "超出范围"
    if "step" in column and amount % Fraction(str(column["step"])):
        yield "不是规定的一档"
    if column.get("type") == "整数" and amount.denominator != 1:
        yield "不是整数"
    yield from order(row, column, amount, number)


def order(row, column, value, read):
    for key, wrong in (("not_below", lambda a, b: a < b), ("not_above", lambda a, b: a > b)):
        other = read(row.get(column[key])) if key in column else None
        if other is not None and not isinstance(other, Odd) and wrong(value, other):
            yield "先后或大小不对", [column[key]]


def people(q, value, column):
    if re.search(r"等\d+人$", fold(value)):
        yield "没有写全名字"
        return
    names = split(value)
    known = {fold(p["姓名"]): p for p in q.people}
    if any(n not in known for n in names):
        yield "没有这个人"
    elif column.get("set") == "班子成员" and any(known[n].get("班子成员") != "是" for n in names):
        yield "不在名单里"
    elif column.get("set") == "科级干部" and any(known[n].get("级别") not in ("正科级", "副科级") for n in names):
        yield "不在名单里"
    if len(names) > column.get("max", len(names)):
        yield "人数太多"


def link(q, unit, value, column):
    """A reference: to the unit's own ledger, or to one that others keep; what the office's register or the sealed
    quarter knows is there, whether or not its keeper has sent anything this time."""
    target = ledger(q, column["to"])
    key = target["key"][0]
    keepers = [unit] if target["name"] in owed(q, unit) else [u["单位"] for u in q.units]
    keys = {fold(r.get(key, "")) for s in keepers for r in q.rows(s, target["name"])}
    keys |= {k for s in keepers for k in q.past_rows[s, target["name"]]}
    if "base" in target:
        keys |= set(q.register(target["base"], key))
    if any(fold(w) not in keys for w in str(value).replace("，", "、").split("、")):
        yield "找不到"


def across(q, unit, spec, rows):
    """(a row, columns, kind) of named checks over cells and rows, and keys that stand twice."""
    for check in spec.get("checks", []):
        column, name = check["column"], check["check"]
        if name == "等于合计":
            for row in rows:
                parts = [number(row.get(c)) for c in check["of"]]
                whole = number(row.get(column))
                if whole is not None and None not in parts and not any(isinstance(v, Odd) for v in [whole, *parts]):
                    if whole != sum(parts):
                        yield row, [column, *check["of"]], "不等于合计"
        elif name == "同日合计不超过":
            sums = defaultdict(Fraction)
            for row in rows:
                amount = number(row.get(column))
                if isinstance(amount, Fraction):
                    sums[fold(row.get("姓名", "")), str(day(row.get("学习日期")))] += amount
            if any(v > check["limit"] for v in sums.values()):
                yield rows[0], [column, "姓名", "学习日期"], "同日合计超过"
        elif name == "区间不重叠":
            spans = sorted(
                (fold(r.get("姓名", "")), day(r.get(column)), day(r.get(check["of"][0]))) for r in rows
                if isinstance(day(r.get(column)), date) and isinstance(day(r.get(check["of"][0])), date)
            )
            if any(a[0] == b[0] and b[1] <= a[2] for a, b in zip(spans, spans[1:])):
                yield rows[0], [column, check["of"][0], "姓名"], "区间重叠"
    if "key" in spec:
        key_of = lambda row: tuple(fold(row.get(k, "")) for k in spec["key"])  # noqa: E731
        keys = Counter(key_of(row) for row in rows)
        if spec["key"][0] not in charged(q, spec["name"]):
            yield from ((row, spec["key"], "编号重复") for row in rows if any(key_of(row)) and keys[key_of(row)] > 1)
    for linked, column in ((l, c) for l in q.ledgers for c in l["columns"] if c.get("both_ways") and c["to"] == spec["name"]):
        key = spec["key"][0]
        there = {fold(r.get(column["name"], "")) for r in q.rows(unit, linked["name"])}
        asked = (row for row in rows if holds(row, column.get("to_where", [])))
        yield from ((row, [key], f"没有对应的{linked['name']}") for row in asked if fold(row.get(key, "")) not in there)

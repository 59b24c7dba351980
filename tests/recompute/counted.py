"""Which columns of a ledger counting reads, and which of its cells hold no answer."""

from sheets import NIL
from values import blank, fold

NOTHING = {fold(word) for word in (*NIL, "-", "\\", "无。", "没有", "暂无")}


def read_columns(q, entry):
    """Names of the columns that counting reads: of the ledger itself, its deadlines, the requirements and the parts of
    indicators."""
    name = entry["name"]
    if name not in q.read:
        parts = (part for indicator in q.scoring["indicators"] for part in indicator["parts"])
        rules = [rule for rule in (*q.scoring["requirements"], *parts) if rule.get("ledger") == name]
        named = ("sum", "over", "share_of", "at_most_of", "weight", "per")
        names = {rule[key] for rule in rules for key in named if key in rule}
        names |= {one["column"] for rule in rules for key in ("where", "good") for one in rule.get(key, ())}
        codes = {rule["each"] for rule in rules if "each" in rule}
        names |= {column["name"] for column in entry["columns"] if column.get("list") in codes}
        q.read[name] = names | own_columns(entry)
    return q.read[name]


def own_columns(entry):
    """The columns that the ledger's own definition names: its key, its days, who answers, its deadlines."""
    rules = entry.get("deadlines", ())
    names = {rule[part] for rule in rules for part in ("met", "from", "due") if part in rule}
    names |= {one["column"] for rule in rules for one in rule.get("where", ())}
    parts = ("opened", "closed", "date", "filled_for", "lead", "support", "person")
    return names | {entry[part] for part in parts if part in entry} | set(entry.get("key", ()))


def unanswered(q, column, value):
    """Whether a cell that has to be filled holds no answer: 无 is one where words are asked for (`decisions` 48)."""
    if blank(value):
        return True
    kind, text = column.get("type", "文本"), fold(value)
    if text not in NOTHING:
        return False
    if "list" in column:
        return column["list"] not in q.lists or text not in map(fold, q.lists[column["list"]]["values"])
    return kind not in ("是否", "文本")

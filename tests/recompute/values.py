"""Cells as values: dates, numbers, yes and no, names. What is not understood becomes `Odd`, never a guess."""

import re
import unicodedata
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import cache

import period

ALIKE = str.maketrans("〔〕【】[]﹝﹞—–~～", "()()()()----")


def fold(text):
    """The form in which two printed words are compared."""
    return folded(str(text))


@cache
def folded(text):
    text = unicodedata.normalize("NFKC", text)
    text = re.sub(r"[\s\u200b\ufeff]+", "", text).replace("台帐", "台账").casefold()
    return text.translate(ALIKE)


class Odd:
    """A value that cannot be read as its column wants it."""

    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return f"读不出“{self.text}”"


def blank(value):
    return value is None or not fold(value)


def split(text):
    """Several names in one cell; a role in brackets is dropped, and so are those that are only counted."""
    text = re.sub(r"等\s*\d+\s*人$", "", str(text).strip())
    text = re.sub(r"[(（][^()（）]*[)）]", "", str(text))
    text = re.sub(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ \u3000]+([\u4e00-\u9fff])(?![\u4e00-\u9fff])", r"\1\2", text)
    return [fold(p) for p in re.split(r"[、，,；;/\s]+|及|和(?=\S\S)", text) if fold(p)]


DAYS = (
    r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?(?:00:00:00)?",
    r"(\d{4})(\d\d)(\d\d)",
    r"(\d{2})[-./年](\d{1,2})[-./月](\d{1,2})日?",
    r"()(\d{1,2})[月.](\d{1,2})日?",
)


def day(value, fact=True):
    """A date, None for a blank, Odd for what is not one."""
    if blank(value):
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = re.sub(r"\(?(周|星期)[一二三四五六日天]\)?$|[上下]午$|\((周|星期).\)", "", fold(value)).rstrip("。.")
    chinese = re.fullmatch(r"([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]+)月([一二三四五六七八九十]+)日", text)
    if chinese:
        text = "%s年%d月%d日" % ("".join(str(DIGITS[c]) for c in chinese[1]), number(chinese[2]), number(chinese[3]))
    if re.fullmatch(r"\d{5}(\.\d+)?", text):
        return date(1899, 12, 30) + timedelta(days=int(float(text)))
    for form in DAYS:
        hit = re.fullmatch(form, text)
        if hit:
            month = int(hit[2])
            year = int(hit[1]) if hit[1] else period.now.year_of(month, fact)
            try:
                return date(year + 2000 if year < 100 else year, month, int(hit[3]))
            except ValueError:
                return Odd(value)
    return Odd(value)


def month_of(value):
    """First day of a month that is written as a month or as a day of it, else None."""
    when = day(value)
    if isinstance(when, date):
        return when.replace(day=1)
    text = fold(value or "").replace("月份", "月").removesuffix("月")
    for mark in ("年", "-", "/"):
        year, found, month = text.partition(mark)
        if found and year.isdigit() and month.isdigit() and 1 <= int(month) <= 12:
            return date(int(year) + (2000 if len(year) == 2 else 0), int(month), 1)
    return date(period.now.year_of(int(text)), int(text), 1) if text.isdigit() and 1 <= int(text) <= 12 else None


def day_or_month(value):
    """A day; of a month that is written without one its first, which says in which period it lies."""
    when = day(value)
    return month_of(value) or when if isinstance(when, Odd) else when


DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}


def number(value):
    """A Fraction of the 15 digits Excel shows, None for a blank, Odd for what is not a plain number."""
    if blank(value):
        return None
    if isinstance(value, bool):
        return Odd(value)
    text = f"{value:.15g}" if isinstance(value, float) else fold(value).replace(",", "")
    special = {"半天": Fraction(1, 2), "一天": Fraction(1), "1天半": Fraction(3, 2), "一天半": Fraction(3, 2)}
    if text in special:
        return special[text]
    text = re.sub(r"^([一二三四五六七八九十两〇零]+)[天次人个项件份]$", r"\1", text)
    ten = re.fullmatch(r"([一二三四五六七八九])?十([一二三四五六七八九])?", text)
    if ten:
        return Fraction(DIGITS.get(ten[1], 1) * 10 + DIGITS.get(ten[2], 0))
    if text in DIGITS:
        return Fraction(DIGITS[text])
    text = re.sub(r"(?<![a-z])o(?=[.\d])|(?<=[.\d])o", "0", text.removeprefix("约").removeprefix("大约"))
    hit = re.fullmatch(r"(-?\d+(?:\.\d+)?)(天|次|人|亿元?|万元?|元|个|项|件|份|%)?(左右|余)?", text)
    if hit is None:
        return Odd(value)
    return Fraction(hit[1]) * (10000 if hit[2] in ("亿", "亿元") else 1)  # columns of such sums are in 万元


def flag(value):
    """是/否 in the ways people tick."""
    word = fold(value) if not blank(value) else None
    if word is None:
        return None
    if word in {fold(w) for w in ("是", "√", "✓", "✔", "☑", "■", "●", "有", "Y", "1")}:
        return True
    return False if word in {fold(w) for w in ("否", "×", "✗", "□", "无", "N", "0")} else Odd(value)

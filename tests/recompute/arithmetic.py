"""The quarter and its arithmetic: working days, time limits, rates, deductions."""

import re
from datetime import date, timedelta
from fractions import Fraction

from sheets import Odd, day, fold

START, END, AS_OF, YEAR = date(2022, 4, 1), date(2022, 6, 30), date(2022, 6, 30), date(2022, 1, 1)
LEDGERS_DUE = date(2022, 7, 4)  # three natural days after the quarter are 07-03, a Sunday, so the next working day
MONTHS = [(date(2022, 4, 1), date(2022, 4, 30)), (date(2022, 5, 1), date(2022, 5, 31)), (date(2022, 6, 1), END)]
REST = {date(2022, m, d) for m, d in [
    (1, 3), (1, 31), (2, 1), (2, 2), (2, 3), (2, 4), (4, 4), (4, 5), (5, 2), (5, 3), (5, 4), (6, 3),
    (9, 12), (10, 3), (10, 4), (10, 5), (10, 6), (10, 7)]}
MADE_UP = {date(2022, m, d) for m, d in [(1, 29), (1, 30), (4, 2), (4, 24), (5, 7), (10, 8), (10, 9)]}


def working(when):
    return when in MADE_UP or when not in REST and when.weekday() < 5


def working_days(after, to):
    """Working days after the first date up to and with the second."""
    return sum(working(after + timedelta(n)) for n in range(1, (to - after).days + 1))


def add_working(start, count):
    while count:
        start += timedelta(1)
        count -= working(start)
    return start


def half_up(value, places=2):
    scaled = value * 10**places
    whole = (abs(scaled) * 2 + 1) // 2
    return Fraction(whole if scaled >= 0 else -whole, 10**places)


def shown(value):
    if value is None:
        return "不涉及"
    return f"{float(value):.4f}".rstrip("0").rstrip(".")


class Unsure(Exception):
    """A value outside the plain forms: the line is left out, by name."""


def due_of(value, opened):
    """A time limit: a date, the end of a month or a quarter, 立行立改 (7 days), or None for one that never falls due."""
    when = day(value)
    if not isinstance(when, Odd):
        return when
    text = fold(value)
    if "长期" in text or text in ("持续推进", "常态化"):
        return None
    if text in ("立行立改", "即知即改", "立即"):
        return opened + timedelta(7) if isinstance(opened, date) else Odd(value)
    if text in ("每季末", "每季度末"):
        return END  # again and again; the one of this quarter
    if text in ("已完成", "已办结", "待定"):
        return Odd(value)
    text = re.split(r"[-至]", text.removeprefix("2022年").removesuffix("前"))[-1]
    ends = {"年底": (12, 31), "第一季度": (3, 31), "第二季度": (6, 30), "第三季度": (9, 30), "第四季度": (12, 31)}
    if text in ends:
        return date(2022, *ends[text])
    if text.endswith(("月底", "月末")) and text[:-2].isdigit():
        return month_end(int(text[:-2]))
    part = re.fullmatch(r"(\d+)月([上中下])旬", text)
    if part:
        return date(2022, int(part[1]), {"上": 10, "中": 20}.get(part[2], 1)) if part[2] != "下" else month_end(int(part[1]))
    inside = re.search(r"(\d+)月.*[-至](\d+)日$", fold(value))
    if inside and not isinstance(day(f"{inside[1]}月{inside[2]}日"), Odd):
        return day(f"{inside[1]}月{inside[2]}日")
    raise Unsure(f"时限“{value}”")


def month_end(month):
    return date(2022 + month // 12, month % 12 + 1, 1) - timedelta(1)


def met_by(when, due):
    return isinstance(when, date) and when <= AS_OF and when <= due


def falls_due(due):
    return isinstance(due, date) and START <= due <= END and due <= AS_OF


def ratio(cases, points, zero_below=None):
    """Cases are (label, weight, good); no case at all is 不涉及."""
    total = sum((c[1] for c in cases), Fraction(0))
    if not total:
        return None, "没有应办"
    good = sum((c[1] for c in cases if c[2]), Fraction(0))
    words = f"{shown(good)} ÷ {shown(total)}" + "".join(f"；{c[0]}未达" for c in cases if not c[2])
    if zero_below and good / total * 100 < zero_below:
        return Fraction(0), f"{words}，低于{zero_below}%"
    return points * good / total, words


def less(points, taken):
    """Points less deductions of (label, amount), not below 0."""
    amount = sum((t[1] for t in taken), Fraction(0))
    words = "；".join(f"{t[0]}扣{shown(t[1])}" for t in taken) or "没有扣分"
    return max(Fraction(points) - amount, Fraction(0)), words

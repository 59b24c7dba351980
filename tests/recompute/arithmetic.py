"""Time limits, rates, deductions."""

import re
from datetime import date, timedelta
from fractions import Fraction

import period
from values import Odd, day, fold


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
    when = day(value, fact=False)
    if not isinstance(when, Odd):
        return when
    text = fold(value)
    if "长期" in text or text in ("持续推进", "常态化"):
        return None
    if text in ("立行立改", "即知即改", "立即"):
        return opened + timedelta(7) if isinstance(opened, date) else Odd(value)
    if text.startswith("每"):
        raise Unsure(f"反复的时限“{value}”")
    if text in ("已完成", "已办结", "待定"):
        return Odd(value)
    after = re.fullmatch(r"(?:接通知后|收到后|会后)?(\d+)(日|天|个工作日)内", text)
    if after:
        unit = "工作日" if after[2] == "个工作日" else "自然日"
        return period.later(opened, int(after[1]), unit) if isinstance(opened, date) else Odd(value)
    if "至" in text:
        return due_of(text.rpartition("至")[2], opened)
    text = re.split(r"[-至]", text.removesuffix("前"))[-1]
    year, text = re.fullmatch(r"(?:(\d{4})年)?(.*)", text).groups()
    last = {"年底": 12, "年内": 12, "年末": 12, "第一季度": 3, "第二季度": 6, "第三季度": 9, "第四季度": 12}
    if text in last:
        return period.month_end(int(year or period.now.end.year), last[text])
    month = re.fullmatch(r"(\d{4})[.年](\d{1,2})月?", fold(value).rpartition("-")[2])
    if month:
        return period.month_end(int(month[1]), int(month[2]))
    part = re.fullmatch(r"(\d+)月(底|末|[上中下]旬|)", text)
    if part:
        at = int(year or period.now.year_of(int(part[1]))), int(part[1])
        return date(*at, {"上旬": 10, "中旬": 20}[part[2]]) if part[2] in ("上旬", "中旬") else period.month_end(*at)
    inside = re.search(r"(\d+)月.*[-至](\d+)日$", fold(value))
    if inside and not isinstance(day(f"{inside[1]}月{inside[2]}日"), Odd):
        return day(f"{inside[1]}月{inside[2]}日")
    raise Unsure(f"时限“{value}”")


def returning(value, opened):
    """The days of a limit that comes back, from the day the matter was opened to the end of the period; else None."""
    text = fold(value)
    day_of = re.fullmatch(r"每月(\d+)日前?", text)
    step = 3 if text.startswith("每季") else 1
    if not (day_of or re.fullmatch(r"每(季度?|月)(末|底)前?", text)):
        return None
    start = opened or date(period.now.start.year, 1, 1) - timedelta(1)
    ends = [period.month_end(year, month) for year in range(start.year, period.now.end.year + 1) for month in range(step, 13, step)]
    days = [end.replace(day=int(day_of[1])) if day_of else end for end in ends]
    return [d for d in days if start < d <= period.now.end]


def yearless(value):
    """Whether a time limit is written without its year and could mean more than one."""
    text = fold(value)
    if re.search(r"\d{4}|每", text) or not re.search(r"[月底内末季]", text):
        return False
    month = re.search(r"(\d+)月", text)
    return not period.now.sure_of_year(int(month[1]) if month else None)


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

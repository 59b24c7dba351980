"""The period that is computed, and its days: what is a working day, when a time limit ends, whether it falls due."""

import json
from datetime import date, timedelta
from pathlib import Path

CALENDAR = Path(__file__).parents[1] / "data/calendar_2021_2026.json"


def days_of(names):
    return {date.fromisoformat(d) for d in names}


class Calendar:
    """Holidays and the days made up for them, as the State Council published them."""

    def __init__(self):
        read = json.loads(CALENDAR.read_text(encoding="utf-8"))
        self.off, self.made_up = days_of(read["off"]), days_of(read["work"])

    def working(self, when):
        return when in self.made_up or when not in self.off and when.weekday() < 5


CALENDAR_READ = Calendar()


def working(when):
    return CALENDAR_READ.working(when)


def working_days(after, to):
    """Working days after the first date up to and with the second."""
    return sum(working(after + timedelta(n)) for n in range(1, (to - after).days + 1))


def add_working(start, count):
    while count:
        start += timedelta(1)
        count -= working(start)
    return start


def month_end(year, month):
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(1)


def add_months(start, count):
    """The same day of a later month, or that month's last one."""
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    return min(month_end(year, month + 1), date(year, month + 1, 1) + timedelta(start.day - 1))


def later(start, count, unit):
    """The last day of a term that begins on the day after `start`."""
    if unit == "月":
        return add_months(start, count)
    return add_working(start, count) if unit == "工作日" else start + timedelta(count)


class Period:
    """One quarter or stage of a campaign."""

    def __init__(self, campaign, name):
        about = campaign["campaign"]
        self.campaign_start, self.campaign_end = about["from"], about["to"]
        self.id, stages = name, about["stages"]
        if name.startswith("S"):
            at = int(name[1:]) - 1
            self.title, self.start, self.end = stages[at]["name"], stages[at]["from"], stages[at]["to"]
            self.stages = {self.title}
            self.before = [f"S{n}" for n in range(1, at + 1)]
        else:
            year, quarter = int(name[:4]), int(name[-1])
            self.title = f"{year}年第{'一二三四'[quarter - 1]}季度"
            self.start, self.end = date(year, quarter * 3 - 2, 1), month_end(year, quarter * 3)
            self.stages = {s["name"] for s in stages if self.start <= s["to"] <= self.end}
            first = (about["from"].year, (about["from"].month + 2) // 3)
            every = [(y, n) for y in range(first[0], year + 1) for n in range(1, 5)]
            self.before = [f"{y}Q{n}" for y, n in every if first <= (y, n) < (year, quarter)]
        self.as_of = self.end
        self.due = ledgers_due(campaign.get("submission", {}), self.end)

    def months(self):
        """First and last day of each month of the period."""
        at, out = self.start, []
        while at <= self.end:
            out.append((at, month_end(at.year, at.month)))
            at = out[-1][1] + timedelta(1)
        return out

    def tuesdays(self):
        """The working Tuesdays."""
        span = ((self.start + timedelta(n)) for n in range((self.end - self.start).days + 1))
        return [d for d in span if d.weekday() == 1 and working(d)]

    def holds(self, when):
        return isinstance(when, date) and self.start <= when <= self.end

    def falls_due(self, due):
        return self.holds(due) and due <= self.as_of

    def touches(self, year, month):
        return (self.start.year, self.start.month) <= (year, month) <= (self.end.year, self.end.month)

    def year_of(self, month, fact=False):
        """The year of a day written without one: where it lies in the period; else a limit in the year in which the
        period ends, something that happened as near to the period as can be."""
        inside = [year for year in (self.end.year, self.start.year) if self.touches(year, month)]
        if inside or not fact:
            return inside[0] if inside else self.end.year
        firsts = [date(year, month, 1) for year in range(self.start.year - 1, self.end.year + 2)]
        return min(firsts, key=lambda first: max(self.start - first, first - self.end)).year

    def sure_of_year(self, month=None):
        """Whether a limit written without a year can only mean one: its month lies in the period, or this has one year."""
        one = self.start.year == self.end.year
        return one or month is not None and self.touches(self.year_of(month), month)


def ledgers_due(rule, end):
    """The day by which ledgers are to be in: five working days after the period unless the plan says otherwise."""
    if rule.get("unit", "工作日") == "工作日":
        return add_working(end, rule.get("within", 5))
    due = end + timedelta(rule["within"])
    while rule.get("roll") == "顺延" and not working(due):
        due += timedelta(1)
    return due


# The one period of this run; set by `choose`, read by everything that has to do with days.
now = None


def choose(campaign, name):
    global now  # noqa: PLW0603 - a run computes one period
    now = Period(campaign, name)
    return now

"""Compares what kaoping read of each file with what other readers say of it, cell by cell.

compare.py list FOLDER      writes files into the folder, and prints the paths of all files that are read
compare.py compare FOLDER   takes our readings as lines of JSON; prints figures, fails on a difference that is not allowed
"""
import collections
import concurrent.futures
import json
import math
import pathlib
import re
import shutil
import sys

import allowed
import as_ods
import as_xls
import odd
import reference_ods
import references
import shown

ROOT = pathlib.Path(__file__).resolve().parents[2]
REFERENCES = {
    "xlsx": ("openpyxl", references.of_openpyxl),
    "xlsm": ("openpyxl", references.of_openpyxl),
    "xls": ("xlrd", references.of_xlrd),
    "et": ("xlrd", references.of_xlrd),
    "ods": ("odfpy", reference_ods.of_odfpy),
    "xlsb": ("pyxlsb", references.of_pyxlsb),
}
ENDINGS = (*REFERENCES, "fods")
# Sheets beyond this are not shown: LibreOffice would write a line for every row up to the last.
FAR = 3000, 300
# Files that try the limits of what is read; others take minutes for them.
HUGE = {"many_texts.xlsx", "inflated.xlsx", "overlapping_bomb.xlsx"}
# Formatted to the last cell.
TO_THE_END = {"openpyxl.xlsx", "ghost_row.xlsx"}
# Differences of a kind that are printed.
PRINTED = 5


def files(folder):
    """All files to be read: those of the tests, the samples in every format, odd ones."""
    for path in sorted((ROOT / "tests").rglob("*.*")):
        if path.suffix[1:] in ENDINGS and path.name not in HUGE:
            yield path
    county = sorted((ROOT / "samples/county/inbox/2022Q2").rglob("*.*"))[::4]
    province = sorted((ROOT / "samples/province/inbox/S2").rglob("*.*"))[::16]
    for number, path in enumerate(path for path in county + province if path.suffix[1:] in ENDINGS):
        yield path
        if path.suffix == ".xlsx" and path.read_bytes()[:2] == b"PK":
            for writer, ending in ((as_xls, "xls"), (as_ods, "ods")):
                written = folder / f"sample{number:03}.{ending}"
                writer.convert(path, written)
                yield written
    # What the tests of both samples let LibreOffice write.
    for ending in ("xls", "ods"):
        yield from sorted((ROOT / "target/tmp/formats").glob(f"libreoffice-*/*.{ending}"))[::16]
    odd.write(folder)
    yield from sorted(path for path in folder.iterdir() if path.stem.startswith(("odd", "days", "many", "repeated")))


class Differences:
    def __init__(self):
        self.all = []
        self.cells = 0

    def add(self, kind, place, ours, theirs):
        self.all.append((kind, place, str(ours)[:80], str(theirs)[:80]))

    def of_sheets(self, ours, theirs):
        ours = {sheet["name"]: sheet for sheet in ours}
        theirs = {sheet["name"]: sheet for sheet in theirs}
        for name in theirs.keys() - ours.keys():
            if theirs[name]["cells"]:
                self.add("sheet lacks", name, sorted(ours), "")
        for name in ours.keys() - theirs.keys():
            self.add("sheet more", name, "", sorted(theirs))
        for name in ours.keys() & theirs.keys():
            self.of_sheet(name, ours[name], theirs[name])

    def of_sheet(self, name, ours, theirs):
        cells = {(cell[0], cell[1]): cell[2:] for cell in ours["cells"]}
        if theirs["hidden"] is not None and ours["hidden"] != theirs["hidden"]:
            self.add("sheet hidden", name, ours["hidden"], theirs["hidden"])
        for at in sorted(cells.keys() | theirs["cells"].keys()):
            self.cells += 1
            place = f"{name}!R{at[0]}C{at[1]}"
            if at not in theirs["cells"]:
                what = "covered" if is_covered(at, theirs["merges"]) else cells[at][0]
                self.add(f"cell more: {what}", place, cells[at], "")
            elif at not in cells:
                kind, value, _ = theirs["cells"][at]
                what = "blank text" if kind == "text" and is_blank(value) else kind
                self.add(f"cell lacks: {what}", place, "", value)
            else:
                self.of_cell(place, cells[at], theirs["cells"][at])
        rows, columns = ({at[which] for at in cells} for which in (0, 1))
        for what, among in (("hidden_rows", rows), ("hidden_columns", columns), ("merges", None)):
            if theirs[what] is not None:
                one, other = {tuple(area) if among is None else area for area in ours[what]}, theirs[what]
                if among is not None:
                    one, other = one & among, other & among
                for item in sorted(one ^ other):
                    if what == "merges" and item[:2] == item[2:]:
                        # An area of one cell merges nothing.
                        continue
                    self.add(f"{what} {'more' if item in one else 'lacks'}", f"{name}!{item}", item in one, item in other)

    def of_cell(self, place, ours, theirs):
        (kind, value, format, _), (their_kind, their_value, their_format) = ours, theirs
        if kind != their_kind:
            self.add(f"kind: {kind} for {their_kind}", place, value, their_value)
        elif not same(kind, value, their_value):
            self.add(f"value: {kind}", place, repr(value), repr(their_value))
        if kind == "number" and their_format is not None and format != their_format:
            self.add(f"format: {format} for {their_format}", place, value, their_value)

    def of_shown(self, ours, csv):
        for sheet in ours:
            rows = csv.get(sheet["name"])
            if rows is None:
                continue
            cells = {(cell[0], cell[1]): cell[2:] for cell in sheet["cells"]}
            texts = {(at, col): text for at, row in enumerate(rows, 1) for col, text in enumerate(row, 1) if not is_blank(text)}
            for at in sorted(cells.keys() | texts.keys()):
                self.cells += 1
                place = f"{sheet['name']}!R{at[0]}C{at[1]}"
                if at in cells and at not in texts and is_covered(at, sheet["merges"]):
                    continue
                if at not in cells:
                    self.add("shown: lacks", place, "", texts[at])
                elif not shown.agrees(*cells[at], texts.get(at, "")):
                    kind, value, format, text = cells[at]
                    is_early = kind == "number" and format == "date" and float(value) < 61
                    what = "before March 1900" if is_early else f"{kind} {format}"
                    self.add(f"shown: {what}", place, text, texts.get(at, ""))


def is_covered(at, merges):
    return any(top <= at[0] <= bottom and left <= at[1] <= right for top, left, bottom, right in merges or ())


def is_blank(text):
    return not re.sub("[\\s\u200b\ufeff]", "", text)


def same(kind, ours, theirs):
    if kind == "no result":
        return True
    if kind == "number":
        # Days with a time are rounded to microseconds by some, and ours have 15 digits.
        return math.isclose(float(ours), theirs, rel_tol=1e-11, abs_tol=1e-12)
    if kind == "bool":
        return (ours == "TRUE") == theirs
    return ours == theirs.replace("\r\n", "\n").replace("\r", "\n")


def beside(reading):
    """Differences of a file from its own reader; none where that one cannot read it."""
    path = pathlib.Path(reading["file"])
    name, reader = REFERENCES.get(path.suffix[1:], (None, None))
    found = Differences()
    if reader is None or reading["sheets"] is None:
        return name, found, False
    try:
        theirs = list(reader(str(path)))
    except Exception:
        return name, found, False
    found.of_sheets(reading["sheets"], theirs)
    return name, found, True


def is_shown(reading):
    """Whether LibreOffice is asked: not about sheets that it would write to their last row."""
    if not reading["sheets"] or pathlib.Path(reading["file"]).name in TO_THE_END:
        return False
    return all(cell[0] <= FAR[0] and cell[1] <= FAR[1] for sheet in reading["sheets"] for cell in sheet["cells"])


def compare(folder):
    readings = [json.loads(line) for line in sys.stdin]
    figures = collections.defaultdict(lambda: [0, 0, 0, 0])
    wrong, used = [], collections.Counter()

    def take(name, reading, found, is_read):
        path = pathlib.Path(reading["file"])
        figure = figures[path.suffix[1:], name]
        figure[0 if is_read else 1] += 1
        figure[2] += found.cells
        for kind, place, ours, theirs in found.all:
            reason = allowed.reason(name, kind, path, ours, theirs)
            used[name, kind, reason] += 1
            figure[3] += 1
            if reason is None:
                wrong.append((f"{name}, {kind}", f"{path.relative_to(ROOT)} {place}: {ours} | {theirs}"))

    with concurrent.futures.ProcessPoolExecutor() as pool:
        for reading, (name, found, is_read) in zip(readings, pool.map(beside, readings, chunksize=4)):
            if name:
                take(name, reading, found, is_read)
    if shutil.which("soffice"):
        # Of the samples one in three: it takes longest.
        mine = [one for number, one in enumerate(readings) if is_shown(one)
                and ("/tests/" in one["file"] or "/odd" in one["file"] or number % 3 == 0)]
        sheets = shown.of_libreoffice([one["file"] for one in mine], folder)
        for reading in mine:
            found = Differences()
            found.of_shown(reading["sheets"], sheets[reading["file"]])
            take("LibreOffice", reading, found, bool(sheets[reading["file"]]))
    else:
        print("SKIPPED: what LibreOffice shows was not compared: soffice is not there")
    report(figures, used, wrong)


def report(figures, used, wrong):
    print(f"{'format':8}{'beside':13}{'files':>6}{'not read by it':>16}{'cells':>9}{'differences':>13}")
    for (ending, name), (files, unread, cells, differences) in sorted(figures.items()):
        print(f"{ending:8}{name:13}{files:6}{unread:16}{cells:9}{differences:13}")
    for (name, kind, reason), times in sorted(used.items(), key=str):
        if reason:
            print(f"allowed {times:5} {name}, {kind}: {reason}")
    printed = collections.Counter()
    for kind, told in wrong:
        printed[kind] += 1
        if printed[kind] <= PRINTED:
            print(f"WRONG {kind}: {told}")
    for kind, times in printed.items():
        print(f"WRONG {times:5} {kind}")
    for name, kind, files, _ in (row for row in allowed.ALLOWED if row not in allowed.USED):
        print(f"allowed without need: {name}, {kind}, {files}")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    command, folder = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    if command == "list":
        print(*files(folder), sep="\n")
    else:
        compare(folder)

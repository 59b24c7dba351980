"""What LibreOffice shows in every cell: each sheet saved as csv, as shown."""
import csv
import math
import pathlib
import re
import subprocess

# Comma, quotation mark, UTF-8, from row 1, as shown, every sheet into a file of its own.
FILTER = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


def of_libreoffice(files, folder):
    """The sheets of each file, by name: rows of texts. A file that LibreOffice does not open has none."""
    profile = folder / "profile"
    links = {}
    for number, path in enumerate(files):
        link = folder / f"f{number:05}{pathlib.Path(path).suffix}"
        link.write_bytes(pathlib.Path(path).read_bytes())
        links[link] = path
    # A file on which it gives up ends the call, so that a few stand in each.
    names = sorted(links)
    for at in range(0, len(names), 40):
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", FILTER,
                   "--outdir", str(folder / "csv"), *map(str, names[at:at + 40])]
        subprocess.run(command, capture_output=True, timeout=300)
    shown = {path: {} for path in files}
    for written in (folder / "csv").glob("*.csv"):
        stem, _, sheet = written.stem.partition("-")
        path = next(path for link, path in links.items() if link.stem == stem)
        with open(written, newline="", encoding="utf-8") as file:
            shown[path][sheet] = list(csv.reader(file))
    return shown


def agrees(kind, value, format, ours, theirs):
    """Whether our reading of a cell says what LibreOffice shows."""
    if ours == theirs:
        return True
    if kind == "number" and format == "date":
        return date_agrees(value, ours, theirs)
    if kind == "number":
        return number_agrees(float(value), theirs)
    if kind == "error":
        return theirs.startswith(("#", "Err:"))
    return kind == "text" and plain(ours) == plain(theirs)


def plain(text):
    """Of line breaks and blanks at the ends only that they are there."""
    return re.sub(r"\s+", " ", text).strip()


def number_agrees(number, theirs):
    """The number, in as many digits as are shown."""
    text = theirs.replace(",", "").strip()
    scale = 100 if text.endswith("%") else 1
    match = re.fullmatch(r"-?(\d*)(?:\.(\d*))?(?:E([+-]\d+))?", text.rstrip("%"))
    if not match or not text.rstrip("%").strip("-."):
        return False
    step = 10.0 ** (int(match[3] or 0) - len(match[2] or ""))
    return math.isclose(number * scale, float(text.rstrip("%")), abs_tol=0.5000001 * step, rel_tol=1e-9)


def date_agrees(serial, ours, theirs):
    """Every number that is shown is one of the day and time."""
    numbers = {int(number) for number in re.findall(r"\d+", theirs)}
    day = [int(number) for number in re.findall(r"\d+", ours)] if re.match(r"\d{4}-", ours) else []
    known = {*day, *(day[:1] and [day[0] % 100])}
    exact = float(serial) % 1 * 86400
    # Fractions of a second are cut off or rounded.
    for seconds in (math.floor(exact), round(exact)):
        hours = seconds // 3600
        known |= {hours, hours % 12 or 12, seconds // 60 % 60, seconds % 60, math.floor(float(serial)) * 24 + hours}
    return bool(numbers) and numbers <= known

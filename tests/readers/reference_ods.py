"""What odfpy says of an ods, in the form of references.py. odfpy knows elements and attributes; what they make of
a cell is worked out here after the text of OpenDocument 1.3."""
import datetime
import re

from odf import number
from odf.namespaces import OFFICENS, TABLENS
from odf.opendocument import load
from odf.style import Map, Style, TableProperties
from odf.table import Table, TableColumn, TableRow
from references import sheet

CALCEXTNS = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
EPOCH = datetime.datetime(1899, 12, 30)
ERROR = re.compile(r"#(NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A)|Err:\d{3}")
# A run of cells or rows without content may reach to the end of the sheet.
ENOUGH = 16384


def of_odfpy(path):
    document = load(path)
    formats = Formats(document)
    for table in document.spreadsheet.getElementsByType(Table):
        read = sheet(table.getAttribute("name"), table.getAttribute("stylename") in formats.hidden)
        column_styles = columns(table, read)
        row = 1
        for element in table.getElementsByType(TableRow):
            times = repeated(element, "numberrowsrepeated")
            cells = list(of_row(element, formats, column_styles))
            for at in range(row, row + (min(times, ENOUGH) if cells else 0)):
                for col, value, spans in cells:
                    if value:
                        read["cells"][at, col] = value
                    if spans:
                        read["merges"].add((at, col, at + spans[0] - 1, col + spans[1] - 1))
                if element.getAttribute("visibility") in ("collapse", "filter"):
                    read["hidden_rows"].add(at)
            row += times
        yield read


def columns(table, read):
    """Styles of the cells of each column; of what reaches beyond them none."""
    styles, col = {}, 1
    for element in table.getElementsByType(TableColumn):
        times = repeated(element, "numbercolumnsrepeated")
        for at in range(col, col + min(times, ENOUGH)):
            styles[at] = element.getAttribute("defaultcellstylename")
            if element.getAttribute("visibility") in ("collapse", "filter"):
                read["hidden_columns"].add(at)
        col += times
    return styles


def of_row(row, formats, column_styles):
    """Column, cell and rows and columns it spans, of every cell with content or span."""
    col = 1
    for element in row.childNodes:
        if getattr(element, "qname", None) not in ((TABLENS, "table-cell"), (TABLENS, "covered-table-cell")):
            continue
        times = repeated(element, "numbercolumnsrepeated")
        spans = [int(attribute(element, TABLENS, f"number-{what}-spanned") or 1) for what in ("rows", "columns")]
        for at in range(col, min(col + times, ENOUGH + 1)):
            style = attribute(element, TABLENS, "style-name") or column_styles.get(at)
            value = cell(element, formats.of.get(style, "general"))
            if value or spans != [1, 1]:
                yield at, value, spans if spans != [1, 1] else None
        col += times


def cell(element, format):
    kind = attribute(element, OFFICENS, "value-type")
    shown = text(element)
    formula = attribute(element, TABLENS, "formula")
    is_error = attribute(element, CALCEXTNS, "value-type") == "error"
    if is_error or (formula and ERROR.fullmatch(shown)):
        return "error", shown, format
    if kind in ("float", "currency"):
        return "number", float(attribute(element, OFFICENS, "value")), format
    if kind == "percentage":
        return "number", float(attribute(element, OFFICENS, "value")), "percent"
    if kind == "boolean":
        return "bool", attribute(element, OFFICENS, "boolean-value") == "true", format
    if kind == "date":
        day = datetime.datetime.fromisoformat(attribute(element, OFFICENS, "date-value"))
        return "number", (day - EPOCH) / datetime.timedelta(days=1), "date"
    if kind == "time":
        return "number", days(attribute(element, OFFICENS, "time-value")), "date"
    written = attribute(element, OFFICENS, "string-value")
    shown = shown if written is None else written
    if shown:
        return "text", shown, format
    return ("no result", "", format) if formula and kind is None else None


def days(duration):
    hours, minutes, seconds = re.fullmatch(r"PT(\d+)H(\d+)M([\d.]+)S", duration).groups()
    return (int(hours) * 3600 + int(minutes) * 60 + float(seconds)) / 86400


def text(element):
    """Paragraphs, each in a line; not those of a comment."""
    lines = [inline(child) for child in element.childNodes if getattr(child, "qname", " ")[1] in ("p", "h")]
    return "\n".join(lines)


def inline(element):
    said = []
    for child in element.childNodes:
        if child.nodeType == child.TEXT_NODE:
            said.append(str(child))
        elif child.qname[1] == "s":
            said.append(" " * int(child.getAttribute("c") or 1))
        elif child.qname[1] in ("tab", "line-break"):
            said.append({"tab": "\t", "line-break": "\n"}[child.qname[1]])
        elif child.qname[1] not in ("annotation", "ruby-text"):
            said.append(inline(child))
    return "".join(said)


def attribute(element, namespace, name):
    return element.attributes.get((namespace, name))


def repeated(element, name):
    return int(element.getAttribute(name) or 1)


class Formats:
    """What a number is by the style of its cell, and the styles of hidden sheets."""

    def __init__(self, document):
        kinds = {number.DateStyle: "date", number.TimeStyle: "date", number.PercentageStyle: "percent", number.TextStyle: "text"}
        data = {
            style.getAttribute("name"): kind for make, kind in kinds.items() for style in document.getElementsByType(make)
            # A text style with conditions is one for numbers, whose last case is text.
            if kind != "text" or not style.getElementsByType(Map)
        }
        styles = {style.getAttribute("name"): style for style in document.getElementsByType(Style)}
        self.of = {name: self.found(style, styles, data) for name, style in styles.items()}
        self.hidden = {
            name for name, style in styles.items()
            for properties in style.getElementsByType(TableProperties) if properties.getAttribute("display") == "false"
        }

    def found(self, style, styles, data):
        for _ in range(10):
            named = style.getAttribute("datastylename")
            if named:
                return data.get(named, "general")
            style = styles.get(style.getAttribute("parentstylename"))
            if style is None:
                break
        return "general"

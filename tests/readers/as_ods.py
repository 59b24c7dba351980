"""xlsx → ods by odfpy, cell by cell: values, number formats, merged areas, what is hidden, properties. Formulas become
their results, and one without a result stays one. Of a number format is written what it makes of a number: a day, a
percentage, text, digits, words.

as_ods.py FOLDER INTO: every xlsx of the folder."""
import datetime
import pathlib
import re
import sys

import openpyxl
from odf import number
from odf.meta import UserDefined
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableProperties
from odf.table import CoveredTableCell, Table, TableCell, TableColumn, TableRow
from odf.text import P, S, Tab
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import to_excel


class Writer:
    def __init__(self):
        self.document = OpenDocumentSpreadsheet()
        self.styles = {}

    def style(self, code):
        """Name of the style of cells with this number format."""
        if code == "General":
            return None
        if code not in self.styles:
            name = f"f{len(self.styles)}"
            self.document.automaticstyles.addElement(data_style(code, "n" + name))
            self.document.automaticstyles.addElement(
                Style(name=name, family="table-cell", datastylename="n" + name))
            self.styles[code] = name
        return self.styles[code]

    def hidden(self, family, properties):
        if family not in self.styles:
            style = Style(name="hidden-" + family, family=family)
            style.addElement(properties)
            self.document.automaticstyles.addElement(style)
            self.styles[family] = "hidden-" + family
        return self.styles[family]

    def sheet(self, sheet, formulas):
        table = Table(name=sheet.title)
        if sheet.sheet_state != "visible":
            table.setAttribute("stylename", self.hidden("table", TableProperties(display="false")))
        self.columns(sheet, table)
        covered, first = {}, {}
        for area in sheet.merged_cells.ranges:
            first[area.min_row, area.min_col] = area
            covered.update({at: area for row in area.rows for at in row})
        for number_, row in enumerate(sheet.iter_rows(min_row=1, min_col=1), 1):
            written = TableRow()
            if sheet.row_dimensions[number_].hidden:
                written.setAttribute("visibility", "collapse")
            for cell in row:
                at = cell.row, cell.column
                if at in covered and at not in first:
                    written.addElement(CoveredTableCell())
                    continue
                element = self.cell(cell, formulas.cell(*at).data_type == "f")
                if at in first:
                    area = first[at]
                    element.setAttribute("numbercolumnsspanned", area.max_col - area.min_col + 1)
                    element.setAttribute("numberrowsspanned", area.max_row - area.min_row + 1)
                written.addElement(element)
            table.addElement(written)
        self.document.spreadsheet.addElement(table)

    def columns(self, sheet, table):
        hidden = set()
        for column in sheet.column_dimensions.values():
            if column.hidden:
                hidden.update(range(column.min, column.max + 1))
        for column in range(1, sheet.max_column + 1):
            element = TableColumn()
            if column in hidden:
                element.setAttribute("visibility", "collapse")
            table.addElement(element)

    def cell(self, cell, is_formula):
        value, code = cell.value, cell.number_format
        name = self.style(code) if value is not None else None
        style = {"stylename": name} if name else {}
        if value is None:
            return TableCell(formula="of:=[.A1]") if is_formula else TableCell()
        if cell.data_type == "e":
            return shown(TableCell(valuetype="string", formula="of:=" + value, **style), value)
        if isinstance(value, bool):
            return shown(TableCell(valuetype="boolean", booleanvalue=str(value).lower(), **style), str(value).upper())
        if isinstance(value, datetime.datetime):
            day = value.strftime("%Y-%m-%d") if value.time() == datetime.time() else value.isoformat()
            return shown(TableCell(valuetype="date", datevalue=day, **style), day)
        if isinstance(value, (datetime.time, datetime.timedelta)):
            seconds = round(to_excel(value) * 86400)
            duration = f"PT{seconds // 3600}H{seconds // 60 % 60}M{seconds % 60}S"
            return shown(TableCell(valuetype="time", timevalue=duration, **style), str(value))
        if isinstance(value, (int, float)):
            kind = "percentage" if is_percent(code) else "float"
            return shown(TableCell(valuetype=kind, value=repr(value), **style), in_words(value, code))
        return shown(TableCell(valuetype="string", **style), value)


def is_percent(code):
    return "%" in re.sub('"[^"]*"', "", code)


def in_words(value, code):
    """A number as it is shown, where words stand around it."""
    if '"' not in code or is_date_format(code):
        return repr(value)
    said = []
    for piece in re.split(r'("[^"]*")', code):
        whole, _, decimals = piece.partition(".")
        said.append(piece.strip('"') if piece.startswith('"') or not piece else
                    f"{value:0{whole.count('0') + len(decimals) + bool(decimals)}.{len(decimals)}f}")
    return "".join(said)


def shown(cell, text):
    for line in text.split("\n"):
        cell.addElement(paragraph(line))
    return cell


def paragraph(line):
    """Blanks at the ends and runs of blanks are elements of their own."""
    element = P()
    for piece in re.split(r"(\t| {2,}|^ | $)", line):
        if piece == "\t":
            element.addElement(Tab())
        elif piece and not piece.strip(" "):
            element.addElement(S(c=len(piece)))
        else:
            element.addText(piece)
    return element


def data_style(code, name):
    if code == "@":
        style = number.TextStyle(name=name)
        style.addElement(number.TextContent())
        return style
    if is_date_format(code):
        style = number.DateStyle(name=name)
        for part in (number.Year(style="long"), number.Text(text="-"), number.Month(), number.Text(text="-"), number.Day()):
            style.addElement(part)
        return style
    style = (number.PercentageStyle if is_percent(code) else number.NumberStyle)(name=name)
    # Words in quotation marks stand where they stood, all else is the number.
    for piece in re.split(r'("[^"]*")', code):
        if piece.startswith('"'):
            style.addElement(number.Text(text=piece.strip('"')))
        elif piece:
            digits = piece.partition(".")
            style.addElement(number.Number(decimalplaces=digits[2].count("0"), minintegerdigits=digits[0].count("0")))
    if is_percent(code):
        style.addElement(number.Text(text="%"))
    return style


def convert(source, target):
    book = openpyxl.load_workbook(source, data_only=True)
    formulas = openpyxl.load_workbook(source)
    writer = Writer()
    for sheet in book.worksheets:
        writer.sheet(sheet, formulas[sheet.title])
    for known in book.custom_doc_props:
        writer.document.meta.addElement(UserDefined(name=known.name, valuetype="string", text=str(known.value)))
    writer.document.save(str(target))


if __name__ == "__main__":
    folder, into = map(pathlib.Path, sys.argv[1:])
    for source in sorted(folder.glob("*.xlsx")):
        convert(source, into / (source.stem + ".ods"))

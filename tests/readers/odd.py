"""Files with odd things in them, written by openpyxl, xlwt and odfpy."""
import datetime

import as_ods
import as_xls
import openpyxl
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P, S, Span, Tab
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904

FORMATS = ["General", "0", "0.00", "#,##0.00", "0%", "0.0%", "0.00E+00", "@", "yyyy-mm-dd", "yyyy/m/d", "m/d/yy",
           'yyyy"年"m"月"d"日"', "h:mm", "h:mm:ss", "yyyy-mm-dd h:mm", "[h]:mm", '"督〔2022〕"0"号"', '0"人"', '0.0"%"']
NUMBERS = [0, 1, -1, 0.5, 0.005, 1.5, 12, 46, 59, 61, 367, 44742, 44742.5, 44742.999, 1234567.891, 0.1 + 0.2, 1e15, 1e-7]
TEXTS = ["", " ", "甲", " 甲 ", "甲\n乙", "甲\n\n乙", "甲\t乙", "甲  乙", "007", "1e5", "50%", "2022-06-30", "TRUE", "#N/A", "=1+1",
         "'甲", "<&>\"", "长" * 300, "长" * 32767, "é", "𠮷", "_x0041_", "　甲　", "ＡＢ１２", "甲\u200b乙"]
ERRORS = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"]


def write(folder):
    """Everything in xlsx, and by way of it in xls and ods; and what only one of these formats can say."""
    for name, epoch in (("odd-1900", None), ("odd-1904", CALENDAR_MAC_1904)):
        book = workbook(epoch)
        book.save(folder / f"{name}.xlsx")
        if epoch is None:
            as_xls.convert(folder / f"{name}.xlsx", folder / f"{name}-xlwt.xls")
            as_ods.convert(folder / f"{name}.xlsx", folder / f"{name}-odfpy.ods")
    days_from_1904(folder / "days-1904.xls")
    many_texts(folder / "many-texts.xls")
    repeated(folder / "repeated.ods")


def workbook(epoch):
    book = openpyxl.Workbook()
    if epoch:
        book.epoch = epoch
    page = book.active
    page.title = "数"
    for col, code in enumerate(FORMATS, 1):
        for row, number in enumerate(NUMBERS, 1):
            # What is no day openpyxl would write as an error.
            if is_date_format(code) and not 1 <= number < 100000:
                continue
            cell = page.cell(row, col, number)
            cell.number_format = code
    page = book.create_sheet("文")
    for row, text in enumerate(TEXTS, 1):
        page.cell(row, 1).value = text
        page.cell(row, 1).data_type = "s"
    for row, value in enumerate([True, False, *ERRORS], 1):
        page.cell(row, 3, value)
    for row, hour in enumerate((0, 8, 23), 1):
        page.cell(row, 4, datetime.time(hour, 30, 59))
        page.cell(row, 5, datetime.datetime(2022, 6, 30, hour, 59, 59))
    page = book.create_sheet("并")
    for row in range(1, 21):
        for col in range(1, 9):
            page.cell(row, col, row * 100 + col)
    for area in ("A1:H1", "A2:A5", "B3:C4", "G19:H20"):
        page.merge_cells(area)
    for row in (7, 8, 20):
        page.row_dimensions[row].hidden = True
    for letter in "DF":
        page.column_dimensions[letter].hidden = True
    book.create_sheet("空")
    book.create_sheet("藏").sheet_state = "hidden"
    book["藏"]["B2"] = "藏"
    book.create_sheet("深藏").sheet_state = "veryHidden"
    book["深藏"]["C3"] = 3
    return book


def days_from_1904(path):
    book = xlwt.Workbook()
    book.dates_1904 = True
    page = book.add_sheet("日")
    for row, number in enumerate((0, 1, 59, 60, 366, 43280, 43280.25)):
        page.write(row, 0, number, xlwt.easyxf(num_format_str="yyyy-mm-dd"))
        page.write(row, 1, number)
    book.save(str(path))


def many_texts(path):
    """So many and long that the table of texts goes on in further records, at every place of a text."""
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet("文")
    for row in range(400):
        for col in range(4):
            said = ("长" if col % 2 else "a") * (row * 3 % 701) + f"{row}-{col}" + ("末" if row % 3 else "")
            page.write(row, col, said)
    page.write(401, 0, "甲" * 32000)
    page.write_rich_text(402, 0, ["甲", ("乙", xlwt.easyfont("bold on")), "丙" * 5000])
    book.save(str(path))


def repeated(path):
    document = OpenDocumentSpreadsheet()
    table = Table(name="重")
    table.addElement(line(TableCell(numbercolumnsrepeated=3), text("甲", numbercolumnsrepeated=4), text("乙")))
    table.addElement(line(text("丙"), numberrowsrepeated=5))
    table.addElement(line(numberrowsrepeated=1000))
    table.addElement(line(text("丁", numbercolumnsspanned=2, numberrowsspanned=2), CoveredTableCell(), text("戊")))
    table.addElement(line(CoveredTableCell(numbercolumnsrepeated=2), text("己")))
    paragraphs = TableCell(valuetype="string")
    for said in ("一", "", "三"):
        paragraphs.addElement(P(text=said))
    pieces = P(text="左")
    pieces.addElement(S(c=3))
    pieces.addElement(Span(text="中"))
    pieces.addElement(Tab())
    pieces.addText("右")
    mixed = TableCell(valuetype="string")
    mixed.addElement(pieces)
    table.addElement(line(paragraphs, mixed))
    number = TableCell(valuetype="float", value="2.5", numbercolumnsrepeated=2)
    number.addElement(P(text="2.5"))
    table.addElement(line(number, numberrowsrepeated=3))
    table.addElement(line(TableCell(numbercolumnsrepeated=1024), numberrowsrepeated=1040000))
    document.spreadsheet.addElement(table)
    document.save(str(path))


def text(said, **more):
    cell = TableCell(valuetype="string", **more)
    cell.addElement(P(text=said))
    return cell


def line(*cells, **more):
    row = TableRow(**more)
    for cell in cells:
        row.addElement(cell)
    return row

"""xlsx → xls by xlwt, cell by cell: values, number formats, merged areas, what is hidden. Formulas become their results;
one without a result is left out, since xlwt gives every formula an empty text as its result.

as_xls.py FOLDER INTO: every xlsx of the folder."""
import pathlib
import sys

import openpyxl
import xlwt
from openpyxl.utils.datetime import to_excel

ERRORS = {"#NULL!": 0x00, "#DIV/0!": 0x07, "#VALUE!": 0x0F, "#REF!": 0x17, "#NAME?": 0x1D, "#NUM!": 0x24, "#N/A": 0x2A}
STATES = {"visible": 0, "hidden": 1, "veryHidden": 2}


def convert(source, target):
    book = openpyxl.load_workbook(source, data_only=True)
    written = xlwt.Workbook(encoding="utf-8", style_compression=2)
    written.dates_1904 = book.epoch.year == 1904
    for sheet in book.worksheets:
        page = written.add_sheet(sheet.title, cell_overwrite_ok=True)
        page.visibility = STATES[sheet.sheet_state]
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    put(page, cell, book.epoch)
        for area in sheet.merged_cells.ranges:
            first = sheet.cell(area.min_row, area.min_col)
            page.merge(area.min_row - 1, area.max_row - 1, area.min_col - 1, area.max_col - 1, style(first))
            if first.value is not None:
                put(page, first, book.epoch)
        for number, row in sheet.row_dimensions.items():
            if row.hidden:
                page.row(number - 1).hidden = True
                page.row(number - 1).height_mismatch = True
        for column in sheet.column_dimensions.values():
            if column.hidden:
                for number in range(column.min, column.max + 1):
                    page.col(number - 1).hidden = True
    written.save(str(target))


def style(cell):
    return xlwt.easyxf(num_format_str=cell.number_format)


def put(page, cell, epoch):
    row, col, value = cell.row - 1, cell.column - 1, cell.value
    if cell.data_type == "e":
        page.row(row).set_cell_error(col, ERRORS[value], style(cell))
    elif cell.is_date:
        page.write(row, col, to_excel(value, epoch), style(cell))
    else:
        page.write(row, col, value, style(cell))


if __name__ == "__main__":
    folder, into = map(pathlib.Path, sys.argv[1:])
    for source in sorted(folder.glob("*.xlsx")):
        convert(source, into / (source.stem + ".xls"))

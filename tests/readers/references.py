"""What other readers say of a workbook, each in the same form as ours.

A sheet: name, hidden, hidden_rows, hidden_columns, merges, cells. A cell, by (row, column) from 1: kind, value, format,
where the kind is text, number, bool, error or `no result` and the format is general, date, percent, text or None where
the reader does not tell. Numbers are serial numbers of 1900 where they are days.
"""
import datetime
import re
import warnings

import as_xls
import openpyxl
import pyxlsb
import xlrd
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import CALENDAR_WINDOWS_1900, to_excel

DAYS_TO_1904 = 1462
ERRORS = {number: name for name, number in as_xls.ERRORS.items()}


def sheet(name, hidden):
    return {"name": name, "hidden": hidden, "hidden_rows": set(), "hidden_columns": set(), "merges": set(), "cells": {}}


def format_of(code):
    """What a number format says that a number is."""
    code = re.sub(r'"[^"]*"|\\.|_.|\*.', "", code.split(";")[0])
    if code == "@":
        return "text"
    if is_date_format(code):
        return "date"
    return "percent" if "%" in code else "general"


def of_openpyxl(path):
    warnings.simplefilter("ignore")
    book = openpyxl.load_workbook(path, data_only=True)
    formulas = openpyxl.load_workbook(path)
    for page in book.worksheets:
        read = sheet(page.title, page.sheet_state != "visible")
        written = formulas[page.title]
        read["merges"] = {(a.min_row, a.min_col, a.max_row, a.max_col) for a in page.merged_cells.ranges}
        read["hidden_rows"] = {number for number, row in page.row_dimensions.items() if row.hidden}
        for column in page.column_dimensions.values():
            if column.hidden:
                read["hidden_columns"].update(range(column.min, column.max + 1))
        for cell in list(page._cells.values()):
            value = cell.value
            is_formula = written.cell(cell.row, cell.column).data_type == "f"
            if value is None and not is_formula:
                continue
            read["cells"][cell.row, cell.column] = (*openpyxl_value(cell, book.epoch), format_of(cell.number_format))
        yield read


def openpyxl_value(cell, epoch):
    value = cell.value
    if value is None:
        return "no result", ""
    if cell.data_type == "e":
        return "error", value
    if isinstance(value, bool):
        return "bool", value
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time, datetime.timedelta)):
        return "number", to_excel(value, CALENDAR_WINDOWS_1900)
    if isinstance(value, (int, float)):
        is_1904 = epoch.year == 1904 and format_of(cell.number_format) == "date"
        return "number", since_1900(value) if is_1904 else value
    return "text", str(value)


def since_1900(days):
    """What is less than a day is a time alone, and has no epoch."""
    return days if 0 <= days < 1 else days + DAYS_TO_1904


def of_xlrd(path):
    silent = open("/dev/null", "w")
    try:
        book = xlrd.open_workbook(path, formatting_info=True, logfile=silent)
    except (IndexError, xlrd.XLRDError):
        # It asks for styles that a stream made by hand does not have; without them it tells cells alone.
        book = xlrd.open_workbook(path, logfile=silent)
    for page in book.sheets():
        read = sheet(page.name, page.visibility != 0)
        # xlrd's areas end before their last row and column.
        read["merges"] = {(top + 1, left + 1, bottom, right) for top, bottom, left, right in page.merged_cells}
        read["hidden_rows"] = {number + 1 for number, row in page.rowinfo_map.items() if row.hidden}
        read["hidden_columns"] = {number + 1 for number, column in page.colinfo_map.items() if column.hidden}
        for row in range(page.nrows):
            for col in range(page.row_len(row)):
                cell = page.cell(row, col)
                if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK) or cell.value == "":
                    continue
                format = xlrd_format(book, cell)
                read["cells"][row + 1, col + 1] = xlrd_value(cell, format, book.datemode)
        if not book.formatting_info:
            read.update(merges=None, hidden_rows=None, hidden_columns=None)
        yield read


def xlrd_format(book, cell):
    if not book.formatting_info:
        return "date" if cell.ctype == xlrd.XL_CELL_DATE else None
    return format_of(book.format_map[book.xf_list[cell.xf_index].format_key].format_str)


def xlrd_value(cell, format, is_1904):
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "bool", bool(cell.value), format
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return "error", ERRORS.get(cell.value, str(cell.value)), format
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return "text", cell.value, format
    return "number", since_1900(cell.value) if is_1904 and format == "date" else cell.value, format


def of_pyxlsb(path):
    """pyxlsb tells neither formats nor merged areas nor what is hidden."""
    with pyxlsb.open_workbook(path) as book:
        for name in book.sheets:
            read = sheet(name, None)
            read.update(merges=None, hidden_rows=None, hidden_columns=None)
            with book.get_sheet(name) as page:
                for row in page.rows(sparse=True):
                    for cell in row:
                        if cell.v is not None and cell.v != "":
                            read["cells"][cell.r + 1, cell.c + 1] = (*pyxlsb_value(cell.v), None)
            yield read


def pyxlsb_value(value):
    if isinstance(value, bool):
        return "bool", value
    if isinstance(value, (int, float)):
        return "number", value
    # An error is its number in hexadecimal.
    if re.fullmatch(r"0x[0-9a-f]+", value) and int(value, 16) in ERRORS:
        return "error", ERRORS[int(value, 16)]
    return "text", value

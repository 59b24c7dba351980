#!/usr/bin/env python3
"""把样例里的几份文件换成别的软件写的：xlwt写的xls、LibreOffice写的ods、GBK的csv、openpyxl存过的xlsx。

在 `kaoping demo` 之后运行一次，见 README.md。需要 pip install openpyxl xlwt，以及 LibreOffice。
每处改动都补记到 defects.md。
"""
import csv
import datetime
import pathlib
import subprocess
import tempfile

import openpyxl
import xlwt

HERE = pathlib.Path(__file__).resolve().parent
INBOX = HERE / "inbox" / "2022Q2"
listed = []


def note(path, sheet, cell, kind, stands, expected):
    file = path.relative_to(HERE).as_posix()
    listed.append(f"| {file} | {sheet} | {cell} | {kind} | {stands} | {expected} |")


def only(folder, ledger):
    """单位文件夹里的一张台账。"""
    return next(path for path in sorted((INBOX / folder).glob("*.xlsx")) if ledger in path.name)


def shown(value):
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y/%-m/%-d")
    return str(value)


def to_csv(path):
    sheet = openpyxl.load_workbook(path).worksheets[0]
    out = path.with_suffix(".csv")
    with open(out, "w", encoding="gbk", errors="replace", newline="") as file:
        csv.writer(file).writerows([shown(cell.value) for cell in row] for row in sheet.iter_rows())
    path.unlink()
    note(out, "", "", "GBK编码的csv", "逗号分隔的文字", "按GBK读入")


def to_xls(path):
    source = openpyxl.load_workbook(path)
    book = xlwt.Workbook(encoding="utf-8")
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for sheet in source.worksheets:
        target = book.add_sheet(sheet.title)
        covered = {(row, col) for area in sheet.merged_cells.ranges for row, col in area.cells}
        for area in sheet.merged_cells.ranges:
            top = sheet.cell(area.min_row, area.min_col).value
            target.write_merge(area.min_row - 1, area.max_row - 1, area.min_col - 1, area.max_col - 1, top)
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None or (cell.row, cell.column) in covered:
                    continue
                style = [day] if isinstance(cell.value, datetime.datetime) else []
                target.write(cell.row - 1, cell.column - 1, cell.value, *style)
    out = path.with_suffix(".xls")
    book.save(str(out))
    path.unlink()
    note(out, "", "", "xlwt写的xls", "97-2003格式", "照样读入")


def to_ods(path):
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore",
             "--convert-to", "ods", "--outdir", str(path.parent), str(path)],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    path.unlink()
    note(path.with_suffix(".ods"), "", "", "LibreOffice写的ods", "ods格式", "照样读入")


def saved_by_openpyxl(path):
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        if "公务接待" in sheet.title and sheet.max_row >= 4:
            row, column = first_row(sheet), column_of(sheet, "金额")
            sheet.cell(row, column).value = "=SUM(300,86)"
            cell = sheet.cell(row, column).coordinate
            note(path, sheet.title, cell, "公式没有结果", "=SUM(300,86)", "报错：公式没有算出结果，不当作零")
        if "宣传" in sheet.title and sheet.max_row >= 4:
            row, column = first_row(sheet), column_of(sheet, "题目")
            sheet.cell(row, column).value = "#REF!"
            sheet.cell(row, column).data_type = "e"
            cell = sheet.cell(row, column).coordinate
            note(path, sheet.title, cell, "公式出错", "#REF!", "报错：公式结果是#REF!")
        if sheet.title.startswith("问题清单"):
            row = first_row(sheet) + 1
            sheet.row_dimensions[row].hidden = True
            note(path, sheet.title, f"第{row}行", "隐藏的行", "整行隐藏", "照常读入，提示有隐藏的行")
    book.properties.creator = "openpyxl"
    book.save(path)
    note(path, "", "", "openpyxl存过的文件", "公式没有缓存结果", "照样读入")


def header_row(sheet):
    for row in sheet.iter_rows(max_row=8):
        if any(str(cell.value).strip("*") == "序号" for cell in row):
            return row[0].row
    raise SystemExit(f"{sheet.title}没有表头")


def first_row(sheet):
    row = header_row(sheet) + 1
    while sheet.cell(row, 1).value != 1:
        row += 1
    return row


def column_of(sheet, name):
    for row in sheet.iter_rows(min_row=header_row(sheet), max_row=header_row(sheet) + 1):
        for cell in row:
            if cell.value and name in str(cell.value):
                return cell.column
    raise SystemExit(f"{sheet.title}没有“{name}”列")


def main():
    to_csv(only("党建办公室", "集体学习台账"))
    to_xls(only("党建办公室", "问题整改台账"))
    to_ods(only("综合服务窗口", "首问责任台账"))
    saved_by_openpyxl(next(INBOX.glob("行政审批股*.xlsx")))
    lock = INBOX / "~$财务股台账（2022年第二季度）.xlsx"
    lock.write_bytes(b"\x05kaoping" + b" " * 157)
    note(lock, "", "", "表格打开时的临时文件", "~$开头", "不读，提示一句")
    with open(HERE / "defects.md", "a", encoding="utf-8") as file:
        file.write("\n".join(listed) + "\n")


if __name__ == "__main__":
    main()

"""Kinds of differences that are right, or the other reader's doing."""
import fnmatch

# Damaged on purpose: where we read what is left or say what is wrong, LibreOffice shows nothing or something else.
DAMAGED = (
    "bad_cell.xlsx bad_cells.xlsx bad_references.xlsx bare_ampersand.xlsx bare_and.xlsx bare_stream.xls chart_in_sheet.xls"
    " checksum.xlsx control_characters.xlsx end_missing.xls not_utf8.xlsx numbers_that_are_none.xlsx odd_cells.xlsx"
    " odd_numbers.xls shared_string_bad_index.xlsx string_index_beyond.xls strings_count_huge.xls strings_missing.xlsx"
    " strings_not_linked.xlsx targets_with_dots.xlsx twins.* two_versions.xls unknown_kind_of_cell.xlsx"
)

# Other reader, kind of difference, names of files, why.
ALLOWED = [
    ("*", "cell lacks: blank text", "*", "a cell of blanks alone is no cell"),
    ("openpyxl", "cell lacks: no result", "*", "openpyxl does not tell an empty text as a result from none"),
    ("odfpy", "cell lacks: no result", "*", "the formula gives an empty text, which odfpy does not tell from none"),
    ("xlrd", "cell more: no result", "*", "xlrd gives an empty text for a formula without a result"),
    ("openpyxl", "cell more: covered", "*", "openpyxl empties what a merged area covers"),
    ("openpyxl", "format: date for general", "date_formats_built_in.xlsx", "openpyxl has no formats 27 to 58, which are days in Chinese"),
    ("openpyxl", "value: number", "date_serials.xlsx", "openpyxl makes 59 of day 60, which was none"),
    ("openpyxl", "* for error", "date_serials.xlsx", "openpyxl takes a number that is no day for an error"),
    ("openpyxl", "value: error", "date_serials.xlsx", "openpyxl takes a number that is no day for an error"),
    ("openpyxl", "value: number", "odd-1904.xlsx", "openpyxl gives a span of a day and more without the epoch"),
    ("openpyxl", "value: text", "odd-19*.xlsx", "openpyxl leaves _x0041_ as it is written; for Excel it is an A"),
    ("openpyxl", "format: percent for general", "twins.xlsx", "the percentage is the format's second case, for small numbers"),
    ("*", "kind: error for number", "*", "a number beyond 28 digits cannot be counted with, which is said"),
    ("openpyxl", "kind: picture for *", "picture_*", "a picture in the cell; the reader knows none"),
    ("openpyxl", "value: text", "text_one_too_long.xlsx", "a text longer than a cell can hold is cut, which is said"),
    ("openpyxl", "kind: *", "unknown_kind_of_cell.xlsx", "a kind of cell that nobody knows"),
    ("openpyxl", "cell lacks: number", "far_cell.xlsx", "a cell beyond the last column, which is said"),
    ("openpyxl", "cell lacks: number", "extensions.xlsx", "a row in an extension is none of the sheet"),
    ("openpyxl", "sheet lacks", "many_sheets.xlsx", "more sheets than are read, which is said"),
    ("openpyxl", "sheet *", "same_sheet_names.xlsx", "openpyxl gives the second sheet another name"),
    ("openpyxl", "sheet *", "sheet_listed_twice.xlsx", "a sheet that is listed twice is read once, which is said"),
    ("openpyxl", "sheet more", "sheet_missing.xlsx", "openpyxl leaves out a sheet that cannot be read; ours is empty, which is said"),
    ("openpyxl", "sheet more", "lost_sheet.xlsx", "openpyxl leaves out a sheet that cannot be read; ours is empty, which is said"),
    ("openpyxl", "sheet more", "strict.xlsx", "openpyxl does not read the strict form"),
    ("openpyxl", "sheet more", "external_link.xlsx", "openpyxl does not find the sheets"),
    ("odfpy", "kind: bool for number", "*", "LibreOffice writes TRUE as a formula with the number 1, shown as TRUE"),
    ("odfpy", "format: * for general", "twins.ods", "a formula without a style shows its format"),
    ("odfpy", "kind: text for error", "twins.ods", "a formula whose text is #N/A, and LibreOffice says that it is no error"),
    ("openpyxl", "format: date for general", "date_formats_custom.xlsx", "openpyxl does not know days in words for Chinese"),
    ("openpyxl", "sheet lacks", "same_name.xlsx sheet_twice.xlsx", "openpyxl gives the second sheet another name"),
    ("pyxlsb", "cell more: text", "formula_error.xlsb plain.xlsb", "pyxlsb does not read texts that stand in cells"),
    ("pyxlsb", "cell more: *", "alike.xlsb faults.xlsb kinds.xlsb", "pyxlsb does not know cells without a column (records 12 to 18), which SheetJS writes"),
    ("pyxlsb", "value: number", "excel_1904.xlsb", "pyxlsb gives days since 1904 as they are stored"),
    ("LibreOffice", "shown: before March 1900", "*", "LibreOffice counts days before March 1900 one less than Excel"),
    ("LibreOffice", "shown: bool general", "*", "LibreOffice shows TRUE as 1 where the format is one of numbers"),
    ("LibreOffice", "shown: number date", "date_formats_custom.xlsx", "LibreOffice does not know era and Thai formats"),
    ("LibreOffice", "shown: number date", "date_serials.xlsx", "LibreOffice has days beyond 9999"),
    ("LibreOffice", "shown: * date", "date_serials.xlsx", "a number beyond 28 digits cannot be counted with, which is said"),
    ("LibreOffice", "shown: number date", "iso_dates.xlsx kinds_of_cells.ods", "a day that is written out, in a cell without a format"),
    ("LibreOffice", "shown: number date", "*1904.xls*", "a span of a day and more is told as a day of the epoch"),
    ("LibreOffice", "shown: no result general", "*", "LibreOffice works out a formula that has no result"),
    ("LibreOffice", "shown: lacks", "formula_without_result.xlsx results_empty.xls", "LibreOffice works out a formula that has no result"),
    ("LibreOffice", "shown: lacks", "doctype.xlsx end_missing.xls", "a file that was tampered with, or ends in a cell; what is refused is said"),
    ("LibreOffice", "shown: picture general", "*", "LibreOffice shows no pictures of Excel 365 and WPS in cells"),
    ("LibreOffice", "shown: error general", "numbers_at_the_edge.xlsx total_overflows.xlsx", "a number beyond 28 digits cannot be counted with, which is said"),
    ("LibreOffice", "shown: error general", "booleans.xlsx", "a truth that is neither 1 nor 0, which is said"),
    ("LibreOffice", "shown: number general", "numbers_at_the_edge.xlsx", "what is smaller than 28 decimal places is nothing"),
    ("LibreOffice", "shown: text general", "made_by_hand_*.xls", "LibreOffice takes a stream without code page for Latin"),
    ("LibreOffice", "shown: text general", "text_one_too_long.xlsx", "a text longer than a cell can hold is cut, which is said"),
    ("LibreOffice", "shown: text general", "odd-*", "LibreOffice leaves _x0041_ as it is written, and drops tabs"),
    ("LibreOffice", "shown: *", DAMAGED, "a damaged file"),
]
USED = []


def reason(name, kind, path, ours, theirs):
    """Why a difference may be; none for one that may not."""
    for row in ALLOWED:
        reader, kinds, files, _ = row
        is_of_file = any(fnmatch.fnmatch(path.name, pattern) for pattern in files.split())
        if is_of_file and fnmatch.fnmatch(name, reader) and fnmatch.fnmatch(kind, kinds):
            if row not in USED:
                USED.append(row)
            return row[3]
    return None

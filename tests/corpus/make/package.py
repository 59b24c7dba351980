"""Packages of Office Open XML made by hand, one oddity each."""
import io
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WHEN = (2022, 6, 25, 9, 0, 0)

TITLE = ["活动时间", "活动类别", "应到人数", "实到人数", "缺席人数"]
FIRST = ["2022-04-12", "讲座", 30, 28, 2]
SECOND = ["2022-05-11", "上门", 12, 12, 0]


def letters(col):
    name = ""
    while col:
        col, rest = divmod(col - 1, 26)
        name = chr(65 + rest) + name
    return name


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def cell(ref, value, style=None):
    """A cell; a text that begins with < is its XML as it stands."""
    style = f' s="{style}"' if style else ""
    if isinstance(value, bool):
        return f'<c r="{ref}"{style} t="b"><v>{int(value)}</v></c>'
    if isinstance(value, (int, float)):
        return f'<c r="{ref}"{style}><v>{value}</v></c>'
    if value.startswith("<"):
        return value
    return f'<c r="{ref}"{style} t="inlineStr"><is><t xml:space="preserve">{escaped(value)}</t></is></c>'


def rows(table, first=1):
    """Rows of values; None is no cell, a pair is a value with its style."""
    out = []
    for row, values in enumerate(table, first):
        cells = ""
        for col, value in enumerate(values, 1):
            if value is not None:
                value, style = value if isinstance(value, tuple) else (value, None)
                cells += cell(f"{letters(col)}{row}", value, style)
        if cells:
            out.append(f'<row r="{row}">{cells}</row>')
    return "".join(out)


def sheet(data, before="", after=""):
    return f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{LINKS}">{before}<sheetData>{data}</sheetData>{after}</worksheet>'


def ledger(*more):
    """The rows of a small ledger, and what stands below."""
    return [["宣传活动台账"], ["填报单位：东街社区"], TITLE, FIRST, SECOND, *more]


def relations(*links):
    body = "".join(f'<Relationship Id="{id}" Type="{LINKS}/{kind}" Target="{target}"/>' for id, kind, target in links)
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{body}</Relationships>'


STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>'
    '</numFmts><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="49"/><xf numFmtId="164"/></cellXfs></styleSheet>'
)


def parts(*sheets, names=None, strings=None, styles=STYLES, tabs=None, extra=None, props=""):
    """Parts of a workbook with these worksheets, by name; tabs overrides the list of sheets."""
    names = names or ["宣传活动台账", *[f"Sheet{at}" for at in range(2, len(sheets) + 1)]]
    if tabs is None:
        tabs = "".join(
            f'<sheet name="{escaped(name)}" sheetId="{at}" r:id="rId{at}"/>' for at, name in enumerate(names, 1)
        )
    links = [(f"rId{at}", "worksheet", f"worksheets/sheet{at}.xml") for at in range(1, len(sheets) + 1)]
    last = max(90, len(sheets) + 1)
    links.append((f"rId{last}", "styles", "styles.xml"))
    if strings is not None:
        links.append((f"rId{last + 1}", "sharedStrings", "sharedStrings.xml"))
    out = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">{props}<sheets>{tabs}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(*links),
        "xl/styles.xml": styles,
    }
    for at, xml in enumerate(sheets, 1):
        out[f"xl/worksheets/sheet{at}.xml"] = xml
    if strings is not None:
        out["xl/sharedStrings.xml"] = strings
    out.update(extra or {})
    return {name: data for name, data in out.items() if data is not None}


def strings(*items, attributes=""):
    body = "".join(item if item.startswith("<si") else f"<si><t>{escaped(item)}</t></si>" for item in items)
    return f'{HEAD}<sst xmlns="{MAIN}"{attributes}>{body}</sst>'


def zipped(parts, method=zipfile.ZIP_DEFLATED):
    """The bytes of the package; the same whenever it is made."""
    out = io.BytesIO()
    items = parts.items() if isinstance(parts, dict) else parts
    with zipfile.ZipFile(out, "w", method) as package:
        for name, data in items:
            info = zipfile.ZipInfo(name, WHEN)
            info.compress_type = method
            info.external_attr = 0o644 << 16
            package.writestr(info, data, compresslevel=9)
    return out.getvalue()


def book(*tables, **more):
    """A workbook of tables, each a list of rows."""
    return zipped(parts(*[sheet(rows(table)) for table in tables], **more))


def data(xml, before="", after="", **more):
    """A workbook of one sheet with these rows in XML."""
    return zipped(parts(sheet(xml, before, after), **more))

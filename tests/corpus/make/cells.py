"""xlsx: what may stand in a cell, and where."""
import package as p

PART = "xl/worksheets/sheet1.xml"


def head(xml, row=6):
    """A ledger, and below it a row with these cells."""
    return p.rows(p.ledger()) + f'<row r="{row}">{xml}</row>'


def values():
    yield "inline_strings", p.book(p.ledger())
    runs = '<si><r><rPr><b/></rPr><t>东街</t></r><r><t xml:space="preserve">社区 </t></r><rPh sb="0" eb="2"><t>dōng jiē</t></rPh><phoneticPr fontId="1"/></si>'
    texts = p.strings("讲座", runs, "<si/>", "<si><t/></si>", "a_x000D__x000A_b", "_x005F_x0041_")
    shared = "".join(f'<c r="{p.letters(at + 1)}1" t="s"><v>{at}</v></c>' for at in range(6))
    yield "shared_strings", p.data(f'<row r="1">{shared}</row>', strings=texts)
    yield "shared_string_bad_index", p.data(head('<c r="A6" t="s"><v>7</v></c><c r="B6" t="s"><v>-1</v></c><c r="C6" t="s"><v>甲</v></c><c r="D6" t="s"><v>0</v></c>'), strings=p.strings("讲座"))
    yield "formula_text", p.data(head('<c r="A6" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="C6"><f>SUM(C4:C5)</f><v>42</v></c>'))
    yield "formula_without_result", p.data(head('<c r="A6"><f>TODAY()</f></c><c r="B6" t="str"><f>B5</f><v></v></c><c r="C6"><f t="shared" ref="C6:D6" si="0">SUM(C4:C5)</f></c><c r="D6"><f t="shared" si="0"/></c><c r="E6"><f>[1]Sheet1!A1</f></c>'))
    yield "array_formula", p.data(head('<c r="C6"><f t="array" ref="C6:D6">C4:D4*2</f><v>60</v></c><c r="D6"><v>56</v></c>'))
    codes = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"]
    yield "errors", p.data(head("".join(f'<c r="{p.letters(at)}6" t="e"><v>{code}</v></c>' for at, code in enumerate(codes, 1))))
    codes = ["#GETTING_DATA", "#SPILL!", "#CALC!", "#BUSY!", "#甲!", ""]
    yield "errors_of_newer_programs", p.data(head("".join(f'<c r="{p.letters(at)}6" t="e"><v>{code}</v></c>' for at, code in enumerate(codes, 1))))
    yield "booleans", p.data(head('<c r="A6" t="b"><v>1</v></c><c r="B6" t="b"><v>0</v></c><c r="C6" t="b"><v>2</v></c><c r="D6" t="b"><v>true</v></c><c r="E6" t="b"/>'))
    yield "unknown_kind_of_cell", p.data(head('<c r="A6" t="z"><v>1</v></c><c r="B6" t=""><v>2</v></c><c r="C6" t="n"><v>3</v></c>'))
    yield "numbers_that_are_none", p.data(head('<c r="A6"><v>1e309</v></c><c r="B6"><v>NaN</v></c><c r="C6"><v>-inf</v></c><c r="D6"><v>甲</v></c><c r="E6"><v>1,5</v></c>'))
    yield "numbers_at_the_edge", p.data(head('<c r="A6"><v>999999999999999</v></c><c r="B6"><v>1E+21</v></c><c r="C6"><v>0.30000000000000004</v></c><c r="D6"><v>1e-300</v></c><c r="E6"><v> 7 </v></c>'))
    yield "iso_dates", p.data(head('<c r="A6" t="d"><v>2022-04-12</v></c><c r="B6" t="d"><v>2022-04-12T08:30:00</v></c><c r="C6" t="d"><v>2022-02-30</v></c>'))
    yield "picture_of_wps", p.data(head('<c r="A6" t="str"><f>DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>' '<c r="B6" t="inlineStr"><is><t>=_xlfn.DISPIMG("ID_2",1)</t></is></c>'))
    rich = {"xl/_rels/workbook.xml.rels": p.relations(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "richValueRel", "richData/richValueRel.xml")), "xl/richData/richValueRel.xml": "<richValueRels/>"}
    yield "picture_in_cell", p.data(head('<c r="A6" t="e" vm="1"><v>#VALUE!</v></c><c r="B6" t="e"><v>#VALUE!</v></c>'), extra=rich)
    yield "control_characters", p.data(head('<c r="A6" t="inlineStr"><is><t>讲_x0001_座_x0000_</t></is></c><c r="B6" t="inlineStr"><is><t>上\x07门</t></is></c><c r="C6" t="inlineStr"><is><t>_x0002_</t></is></c>'))
    yield "blanks", p.data(head('<c r="A6" t="inlineStr"><is><t xml:space="preserve"> \u3000\u200b\n </t></is></c><c r="B6"><v></v></c><c r="C6"/><c r="D6" s="1"/><c r="E6" t="inlineStr"><is><t>有</t></is></c>'))
    yield "text_longest", p.data(head(f'<c r="A6" t="inlineStr"><is><t>{"长" * 32767}</t></is></c>'))
    yield "text_one_too_long", p.data(head(f'<c r="A6" t="inlineStr"><is><t>{"长" * 32768}</t></is></c>'))
    yield "formula_like_texts", p.book(p.ledger(["=1+1", "+86", "-甲", "@乙", "\t=cmd"], ["'2022", "￥5", "=", "=A1", "=HYPERLINK(\"a\")"]))
    yield "line_breaks", p.data(head('<c r="A6" t="inlineStr"><is><t>甲\r\n乙</t></is></c><c r="B6" t="inlineStr"><is><t>甲&#10;乙&#xD;丙</t></is></c>'))
    yield "cdata_and_comments", p.data(head('<c r="A6" t="inlineStr"><is><t><![CDATA[讲<座]]>与<!-- 不 -->集市</t></is></c><!-- <c r="B6"><v>1</v></c> --><?x y?><c r="C6"><v><!-- 1 -->12</v></c>'))


def dates():
    style = lambda code, at=5: (  # noqa: E731
        f'{p.HEAD}<styleSheet xmlns="{p.MAIN}"><numFmts>' + "".join(f'<numFmt numFmtId="{200 + n}" formatCode="{p.escaped(c)}"/>' for n, c in enumerate(code)) + "</numFmts><cellXfs><xf/>" + "".join(f'<xf numFmtId="{200 + n}"/>' for n in range(len(code))) + "</cellXfs></styleSheet>"
    )
    row = lambda values: '<row r="1">' + "".join(f'<c r="{p.letters(at)}1" s="{at}"><v>{value}</v></c>' for at, value in enumerate(values, 1)) + "</row>"  # noqa: E731
    built_in = [*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)]
    styles = f'{p.HEAD}<styleSheet xmlns="{p.MAIN}"><cellXfs><xf/>' + "".join(f'<xf numFmtId="{n}"/>' for n in built_in) + "</cellXfs></styleSheet>"
    yield "date_formats_built_in", p.data(row([44625] * len(built_in)), styles=styles)
    chinese = ['yyyy"年"m"月"d"日"', "[$-804]yyyy年m月d日;@", "[DBNum1][$-804]yyyy年m月", "aaaa", "[$-411]ge.m.d", "e年m月", "上午/下午h时mm分", "yyyy\\-mm\\-dd", "[h]:mm", '"第"0"期 day"', "0天", "#,##0.00_);[Red](#,##0.00)", "General", "@", "0.0%", "0_ ;d"]
    yield "date_formats_custom", p.data(row([44625] * len(chinese)), styles=style(chinese))
    serials = ["-5", "0", "0.5", "59", "60", "61", "44625", "44625.75", "2958465", "2958466", "20250101", "1e20", "-1e300"]
    yield "date_serials", p.data("".join(f'<row r="{at}"><c r="A{at}" s="1"><v>{value}</v></c></row>' for at, value in enumerate(serials, 1)))
    yield "epoch_1904", p.data('<row r="1"><c r="A1" s="1"><v>43163</v></c><c r="B1"><v>43163</v></c><c r="C1" s="1"><v>-1</v></c></row>', props='<workbookPr date1904="1"/>')
    yield "styles_missing", p.zipped(p.parts(p.sheet(p.rows([[(44625, 1), (0.5, 2)]])), styles=None))
    yield "style_out_of_range", p.data('<row r="1"><c r="A1" s="99"><v>44625</v></c><c r="B1" s="-1"><v>1</v></c><c r="C1" s="甲"><v>2</v></c></row>')


def places():
    yield "no_references", p.data("<row><c t=\"inlineStr\"><is><t>甲</t></is></c><c><v>1</v></c></row><row><c><v>2</v></c></row><row r=\"5\"><c><v>3</v></c><c r=\"D5\"><v>4</v></c><c><v>5</v></c></row>")
    yield "far_corners", p.data('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>')
    yield "outside", p.data('<row r="1"><c r="XFE1"><v>1</v></c><c r="A1"><v>2</v></c></row><row r="1048577"><c r="A1048577"><v>3</v></c></row><row r="0"><c r="A0"><v>4</v></c></row>')
    yield "bad_references", p.data('<row r="1"><c r="A"><v>1</v></c><c r="7"><v>2</v></c><c r="甲1"><v>3</v></c><c r="$B$1"><v>4</v></c><c r="c1"><v>5</v></c><c r=""><v>6</v></c><c r="ZZZZZZZZ99999999999"><v>7</v></c></row><row r="x"><c><v>8</v></c></row>')
    yield "out_of_order", p.data('<row r="3"><c r="B3"><v>5</v></c><c r="A3"><v>4</v></c></row><row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c></row>')
    yield "cell_twice", p.data('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c></row><row r="2"><c r="A2"><v>4</v></c><c r="B2"><v>5</v></c></row>')
    yield "row_and_cell_disagree", p.data('<row r="2"><c r="A7"><v>1</v></c><c r="B2"><v>2</v></c></row>')
    for name, dimension in [("empty", ""), ("columns", "A:C"), ("garbage", "甲乙"), ("too_small", "A1:A1"), ("too_large", "A1:XFD1048576")]:
        yield f"dimension_{name}", p.data(p.rows(p.ledger()), before=f'<dimension ref="{dimension}"/>')
    yield "ghost_row", p.data(p.rows(p.ledger()) + '<row r="1048576"><c r="A1048576" s="1"/><c r="B1048576" t="inlineStr"><is><t> </t></is></c></row>')
    ghosts = "".join(f'<c r="{p.letters(at)}3" s="1"/>' for at in range(6, 9000))
    yield "ghost_columns", p.data(p.rows(p.ledger()).replace("</row><row r=\"4\">", ghosts + "</row><row r=\"4\">"))
    yield "merges", p.data(p.rows(p.ledger(["2022-06-15", "集市", 60, 51, 9])), after='<mergeCells count="4"><mergeCell ref="A1:E1"/><mergeCell ref="B5:B6"/><mergeCell ref="C4:C6"/><mergeCell ref="E9:E9"/></mergeCells>')
    yield "merges_odd", p.data(p.rows(p.ledger()), after='<mergeCells><mergeCell ref="A1:XFD1"/><mergeCell ref="B5:A4"/><mergeCell ref="A4"/><mergeCell ref=""/><mergeCell ref="A1:XFE1048577"/><mergeCell ref="A4:A5"/><mergeCell ref="A4:B5"/><mergeCell/></mergeCells>')
    hidden = p.rows(p.ledger()).replace('<row r="4">', '<row r="4" hidden="1">')
    yield "hidden_row_and_column", p.data(hidden, before='<cols><col min="3" max="3" hidden="1"/><col min="9" max="16384" hidden="true"/><col min="7" max="6" hidden="1"/></cols>')
    yield "filtered_rows", p.data(hidden, after='<autoFilter ref="A3:E5"><filterColumn colId="1"><filters><filter val="上门"/></filters></filterColumn></autoFilter>')


def all():
    for group in (values, dates, places):
        yield from ((f"{name}.xlsx", data) for name, data in group())

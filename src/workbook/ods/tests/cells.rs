//! Values of cells, in all the forms that programs give them.

use super::{cell, drawn, none, row, table};

/// The cells of one row, drawn.
fn of(cells: &[String]) -> (String, Vec<String>) {
    drawn(&table(&row(&cells.concat())))
}

fn typed(kind: &str, attributes: &str, shown: &str) -> String {
    cell(
        &format!("office:value-type=\"{kind}\" {attributes}"),
        &format!("<text:p>{shown}</text:p>"),
    )
}

fn one(cell: String) -> String {
    let (drawn, said) = of(&[cell]);
    assert_eq!(said, none());
    drawn.strip_prefix("A1=").unwrap_or(&drawn).to_string()
}

#[test]
fn numbers_by_their_type_and_style() {
    assert_eq!(one(typed("float", "office:value=\"12.5\"", "12.50")), "12.5");
    assert_eq!(
        one(typed("float", "office:value=\"5.2499999999999998E-2\"", "")),
        "0.0525"
    );
    assert_eq!(one(typed("percentage", "office:value=\"1\"", "100%")), "1·率");
    let styled = "office:value=\"0.8\" table:style-name=\"率\"";
    assert_eq!(
        one(typed("float", styled, "80%")),
        "0.8·率",
        "a script's percentage"
    );
    assert_eq!(
        one(typed(
            "currency",
            "office:value=\"3\" office:currency=\"CNY\"",
            "￥3"
        )),
        "3"
    );
    assert_eq!(
        one(typed("float", "office:value=\"7\" table:style-name=\"文\"", "7")),
        "7·文"
    );
    assert_eq!(
        one(cell("office:value-type=\"float\"", "<text:p>三</text:p>")),
        "三",
        "no value"
    );
}

#[test]
fn a_formula_without_a_style_shows_its_format() {
    let formula = |value: &str| format!("table:formula=\"of:=[.A1]\" office:value=\"{value}\"");
    assert_eq!(one(typed("float", &formula("1"), "100%")), "1·率");
    assert_eq!(one(typed("float", &formula("44687"), "2022-05-06")), "44687·日");
    let styled = formula("50") + " table:style-name=\"文\"";
    assert_eq!(one(typed("float", &styled, "5000%")), "50·文");
}

#[test]
fn dates_are_written_out_and_times_are_spans() {
    assert_eq!(
        one(typed("date", "office:date-value=\"2022-06-15\"", "")),
        "44727·日"
    );
    assert_eq!(
        one(typed("date", "office:date-value=\"2022-06-15T08:30:00\"", "")),
        "44727.3541666667·日"
    );
    assert_eq!(
        one(typed("time", "office:time-value=\"PT08H30M00S\"", "8:30")),
        "0.354166666666667·日"
    );
    assert_eq!(
        one(typed("time", "office:time-value=\"PT30H00M00S\"", "30:00")),
        "1.25·日"
    );
    assert_eq!(
        one(typed("date", "office:date-value=\"六月\"", "六月中旬")),
        "六月中旬",
        "as shown"
    );
    assert_eq!(
        one(cell("office:value-type=\"time\" office:time-value=\"八点\"", "")),
        "八点"
    );
}

#[test]
fn a_number_in_the_style_of_a_day_counts_from_the_day_of_the_document() {
    let day = |null_date: &str| {
        let sheet = row(&typed(
            "float",
            "office:value=\"44727\" table:style-name=\"日\"",
            "",
        )) + &row(&typed("date", "office:date-value=\"2022-06-15\"", ""))
            + &row(&typed("float", "office:value=\"5\"", ""));
        let text = table(&sheet).replace(
            "<office:spreadsheet>",
            &format!(
                "<office:spreadsheet><table:calculation-settings><table:null-date table:date-value=\"{null_date}\"/>\
                 </table:calculation-settings>"
            ),
        );
        drawn(&text)
    };
    let plain = "A1=44727·日 A2=44727·日 A3=5".to_string();
    assert_eq!(day("1899-12-30"), (plain.clone(), none()));
    assert_eq!(day("x"), (plain, none()));
    let shifted = "A1=46189·日 A2=44727·日 A3=5".to_string();
    assert_eq!(day("1904-01-01"), (shifted, vec!["W35".to_string()]));
}

#[test]
fn booleans_and_the_formula_that_libreoffice_makes_of_them() {
    assert_eq!(
        one(typed("boolean", "office:boolean-value=\"true\"", "TRUE")),
        "TRUE"
    );
    let truth = "table:formula=\"of:=FALSE()\" office:value=\"0\"";
    assert_eq!(one(typed("float", truth, "FALSE")), "FALSE");
    let compared = "table:formula=\"of:=1&gt;2\" office:value=\"0\"";
    assert_eq!(one(typed("float", compared, "FALSE")), "FALSE");
    assert_eq!(
        one(typed(
            "float",
            "table:formula=\"of:=1-1\" office:value=\"0\"",
            "0"
        )),
        "0"
    );
    let (drawn, said) = of(&[
        typed("boolean", "office:boolean-value=\"maybe\"", "x"),
        typed("圆", "", "x"),
    ]);
    assert_eq!(drawn, "A1=错误逻辑值不能是“maybe” B1=错误内容的类别不认识");
    assert_eq!(said, ["W17 A1", "W17 B1"]);
}

#[test]
fn errors_in_every_form() {
    let formula = "table:formula=\"of:=1/0\"";
    for (kind, attributes, shown) in [
        (
            "string",
            "office:string-value=\"\" calcext:value-type=\"error\"",
            "#DIV/0!",
        ),
        ("float", "office:value=\"0\"", "#N/A"),
        ("float", "office:value=\"0\"", "Err:502"),
        ("float", "office:value=\"0\"", "错误:502"),
        ("boolean", "office:boolean-value=\"false\"", "#REF!"),
        ("date", "office:date-value=\"1899-12-30\"", "#VALUE!"),
        ("percentage", "office:value=\"0\"", "#NAME?"),
        ("string", "office:string-value=\"#NUM!\"", "#NUM!"),
    ] {
        let found = one(typed(kind, &format!("{formula} {attributes}"), shown));
        assert!(
            found.starts_with(&format!("错误{shown}")),
            "{kind} {attributes}: {found}"
        );
    }
    assert_eq!(
        one(typed("float", "office:value=\"0\"", "#DIV/0!")),
        "错误#DIV/0!",
        "no formula"
    );
    assert_eq!(one(typed("string", "", "#N/A")), "#N/A", "typed");
    let text = format!("{formula} office:string-value=\"#N/A\" calcext:value-type=\"string\"");
    assert_eq!(
        one(typed("string", &text, "#N/A")),
        "#N/A",
        "LibreOffice would say that it is one"
    );
    assert_eq!(one(typed("float", "office:value=\"502\"", "502")), "502");
    assert_eq!(one(typed("string", formula, "Err:50")), "Err:50");
}

#[test]
fn formulas_without_a_result_are_no_blank_cells() {
    let formula = "table:formula=\"of:=IF([.A1]=1;&quot;&quot;;2)\"";
    assert_eq!(one(cell(formula, "")), "（公式没有结果）");
    assert_eq!(one(cell(formula, "<text:p/>")), "", "the empty text");
    assert_eq!(
        one(cell(&format!("office:value-type=\"string\" {formula}"), "")),
        "（公式没有结果）"
    );
    assert_eq!(
        one(cell(
            &format!("office:value-type=\"string\" office:string-value=\"\" {formula}"),
            ""
        )),
        ""
    );
    let sum = "table:formula=\"of:=SUM([.A1:.A2])\"";
    assert_eq!(
        one(cell(sum, "<text:p/>")),
        "（公式没有结果）",
        "a sum is no text"
    );
    assert_eq!(
        one(typed("float", &format!("{sum} office:value=\"3\""), "3")),
        "3"
    );
    let picture = "table:formula=\"of:=DISPIMG(&quot;ID_1&quot;;1)\"";
    assert_eq!(
        one(typed("float", &format!("{picture} office:value=\"0\""), "0")),
        "（图片）"
    );
}

#[test]
fn a_number_that_is_none_is_an_error() {
    let (drawn, said) = of(&[typed("float", "office:value=\"1,5\"", "1,5")]);
    assert_eq!(
        (drawn.as_str(), said),
        ("A1=错误“1,5”不是数字", vec!["W17 A1".to_string()])
    );
    assert_eq!(
        one(typed("float", "office:value=\"1e309\"", "")),
        "错误不是有限的数"
    );
}

#[test]
fn texts_are_their_own_paragraphs() {
    let text = |inside: &str| one(cell("office:value-type=\"string\"", inside));
    assert_eq!(
        text("<text:p>一</text:p><text:p/><text:p>二</text:p>"),
        "一\n\n二"
    );
    assert_eq!(
        text("<text:p>甲<text:s text:c=\"2\"/>乙<text:tab/>丙<text:line-break/>丁<text:s/>戊</text:p>"),
        "甲  乙\t丙\n丁 戊"
    );
    assert_eq!(
        text("<text:p><text:span>甲</text:span><text:a>乙<text:span>丙</text:span></text:a></text:p>"),
        "甲乙丙"
    );
    assert_eq!(
        text(
            "<text:p>第<text:page-number>1</text:page-number>页<text:sheet-name>表</text:sheet-name></text:p>"
        ),
        "第1页表"
    );
    assert_eq!(
        text(
            "<text:p><text:ruby><text:ruby-base>汉</text:ruby-base><text:ruby-text>han</text:ruby-text></text:ruby></text:p>"
        ),
        "汉"
    );
    assert_eq!(
        text("\n  <text:p>\n   一 &amp; <![CDATA[<二>]]>\n  </text:p>\n"),
        "一 & <二>"
    );
    assert_eq!(
        text("<text:list><text:list-item><text:p>一</text:p></text:list-item></text:list>"),
        "一"
    );
    assert_eq!(one(cell("", "<text:p>没有类别</text:p>")), "没有类别");
    let both = "office:value-type=\"string\" office:string-value=\"甲&#10;乙\"";
    assert_eq!(
        one(cell(both, "<text:p>甲</text:p><text:p>乙</text:p>")),
        "甲\n乙"
    );
}

#[test]
fn what_lies_beside_a_cell_is_not_its_text() {
    let note = "<office:annotation><dc:creator>某</dc:creator><text:p>批注</text:p></office:annotation>";
    let drawing = "<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame>";
    let text = |inside: &str| one(cell("office:value-type=\"string\"", inside));
    assert_eq!(text(&format!("{note}<text:p>正文</text:p>{drawing}")), "正文");
    assert_eq!(text(&format!("<text:p>正{drawing}{note}文</text:p>")), "正文");
    assert_eq!(text(&format!("{note}{drawing}")), "");
    let table = "<table:table><table:table-row><table:table-cell><text:p>内</text:p></table:table-cell></table:table-row></table:table>";
    assert_eq!(
        text(&format!("<draw:frame>{table}</draw:frame><text:p>外</text:p>")),
        "外"
    );
}

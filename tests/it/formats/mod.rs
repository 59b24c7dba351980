//! The same workbook saved in another format gives the same rows, findings and marks: of both samples, with the files
//! of the units as other programs write them.

mod alike;
mod convert;
mod faults;
mod readings;
mod same;

use convert::Writer;
use same::Sample;
pub(crate) use same::copy;

/// One formula of the sample has no result. LibreOffice works it out when it opens the file, xlwt can only give it an empty
/// text, and SheetJS leaves it out; so this file stays as it is there. odfpy writes it as it is.
const FORMULA_WITHOUT_RESULT: &str = "行政审批股台账（2022年第二季度）";

const COUNTY: Sample = Sample {
    name: "county",
    period: "2022Q2",
};

const PROVINCE: Sample = Sample {
    name: "province",
    period: "S2",
};

#[test]
fn the_county_in_xls_of_libreoffice_is_the_same() {
    COUNTY.is_the_same_by(&Writer::LibreOffice("xls"), &[FORMULA_WITHOUT_RESULT]);
}

#[test]
fn the_county_in_ods_of_libreoffice_is_the_same() {
    COUNTY.is_the_same_by(&Writer::LibreOffice("ods"), &[FORMULA_WITHOUT_RESULT]);
}

#[test]
fn the_county_in_xls_of_xlwt_is_the_same() {
    COUNTY.is_the_same_by(&Writer::Python("xls"), &[FORMULA_WITHOUT_RESULT]);
}

#[test]
fn the_county_in_ods_of_odfpy_is_the_same() {
    COUNTY.is_the_same_by(&Writer::Python("ods"), &[]);
}

#[test]
fn the_county_in_xlsb_of_sheetjs_is_the_same() {
    COUNTY.is_the_same_by(&Writer::SheetJs, &[FORMULA_WITHOUT_RESULT]);
}

#[test]
fn the_province_in_xlsb_of_sheetjs_is_the_same() {
    PROVINCE.is_the_same_by(&Writer::SheetJs, &[]);
}

#[test]
fn the_province_in_xls_of_libreoffice_is_the_same() {
    PROVINCE.is_the_same_by(&Writer::LibreOffice("xls"), &[]);
}

#[test]
fn the_province_in_ods_of_libreoffice_is_the_same() {
    PROVINCE.is_the_same_by(&Writer::LibreOffice("ods"), &[]);
}

#[test]
fn the_province_in_xls_of_xlwt_is_the_same() {
    PROVINCE.is_the_same_by(&Writer::Python("xls"), &[]);
}

#[test]
fn the_province_in_ods_of_odfpy_is_the_same() {
    PROVINCE.is_the_same_by(&Writer::Python("ods"), &[]);
}

//! xlsx → xls, ods or xlsb by other programs.

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A program that writes workbooks, and the format it writes, as the ending of its files.
pub(super) enum Writer {
    /// LibreOffice saves the workbook that it opened.
    LibreOffice(&'static str),
    /// xlwt or odfpy writes cell by cell what openpyxl reads (`tests/readers/as_xls.py`, `as_ods.py`).
    Python(&'static str),
    /// SheetJS writes as xlsb what it reads (`tests/readers/as_xlsb.js`).
    SheetJs,
}

impl Writer {
    pub(super) fn ending(&self) -> &'static str {
        match self {
            Writer::LibreOffice(ending) | Writer::Python(ending) => ending,
            Writer::SheetJs => "xlsb",
        }
    }

    /// Why the program is not there; none if it is. Where a variable requires it, its absence is a failure.
    pub(super) fn is_missing(&self) -> Option<&'static str> {
        let (mut asked, why, required) = match self {
            Writer::LibreOffice(_) => {
                let mut asked = Command::new("soffice");
                asked.arg("--version");
                (
                    asked,
                    "LibreOffice (soffice) is not there",
                    "KAOPING_REQUIRE_LIBREOFFICE",
                )
            }
            Writer::Python(_) => {
                let mut asked = Command::new("python3");
                asked.args(["-c", "import openpyxl, xlwt, odf"]);
                (
                    asked,
                    "python3 with openpyxl, xlwt and odfpy is not there",
                    "KAOPING_REQUIRE_PYTHON",
                )
            }
            Writer::SheetJs => {
                let mut asked = Command::new("node");
                asked.args(["-e", "require('xlsx')"]);
                (
                    asked,
                    "node with the package xlsx is not there",
                    "KAOPING_REQUIRE_NODE",
                )
            }
        };
        let is_there = asked.output().is_ok_and(|output| output.status.success());
        assert!(
            is_there || std::env::var_os(required).is_none(),
            "{required} is set, but {why}"
        );
        (!is_there).then_some(why)
    }

    /// The workbooks in this format, in their order. What was made before of the same bytes is taken again.
    pub(super) fn convert(&self, workbooks: &[Vec<u8>]) -> Vec<Vec<u8>> {
        let kept = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("formats")
            .join(self.folder());
        std::fs::create_dir_all(&kept).expect("a folder");
        let made = |digest: &str| kept.join(format!("{digest}.{}", self.ending()));
        let digests: Vec<String> = workbooks.iter().map(|bytes| digest(bytes)).collect();
        let lacking: BTreeMap<&String, &Vec<u8>> = digests
            .iter()
            .zip(workbooks)
            .filter(|(digest, _)| !made(digest).exists())
            .collect();
        if !lacking.is_empty() {
            let temp = tempfile::tempdir_in(&kept).expect("a folder");
            let (from, into) = (temp.path().join("from"), temp.path().join("into"));
            std::fs::create_dir(&from).expect("a folder");
            std::fs::create_dir(&into).expect("a folder");
            for (digest, bytes) in &lacking {
                std::fs::write(from.join(format!("{digest}.xlsx")), bytes).expect("written");
            }
            self.run(&from, &into);
            for digest in lacking.into_keys() {
                let name = format!("{digest}.{}", self.ending());
                std::fs::rename(into.join(name), made(digest)).expect("it was converted");
            }
        }
        let read = |digest: &String| std::fs::read(made(digest)).expect("it was converted");
        digests.iter().map(read).collect()
    }

    /// Writes every workbook of a folder into another.
    fn run(&self, from: &Path, into: &Path) {
        let mut command = match self {
            Writer::LibreOffice(ending) => {
                let profile = into.with_file_name("profile");
                let mut command = Command::new("soffice");
                command.arg(format!("-env:UserInstallation=file://{}", profile.display()));
                command.args(["--headless", "--convert-to", ending, "--outdir"]);
                let mut files: Vec<PathBuf> = std::fs::read_dir(from)
                    .expect("a folder")
                    .map(|file| file.expect("readable").path())
                    .collect();
                files.sort();
                command.arg(into).args(files);
                command
            }
            Writer::Python(_) => {
                let mut command = Command::new("python3");
                command.arg("-B").arg(self.script()).args([from, into]);
                command
            }
            Writer::SheetJs => {
                let mut command = Command::new("node");
                command.arg(self.script()).args([from, into]);
                command
            }
        };
        let output = command.output().expect("it starts");
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{told}");
    }

    /// Of the writers that are scripts of ours.
    fn script(&self) -> PathBuf {
        let language = if matches!(self, Writer::SheetJs) {
            "js"
        } else {
            "py"
        };
        let name = format!("tests/readers/as_{}.{language}", self.ending());
        Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
    }

    /// Name of the folder for what was made; another one once the writer is changed.
    fn folder(&self) -> String {
        match self {
            Writer::LibreOffice(_) => {
                let version = Command::new("soffice")
                    .arg("--version")
                    .output()
                    .expect("it starts");
                format!("libreoffice-{}", digest(&version.stdout))
            }
            Writer::Python(_) | Writer::SheetJs => {
                let script = std::fs::read(self.script()).expect("committed");
                format!("{}-{}", self.ending(), digest(&script))
            }
        }
    }
}

fn digest(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest[..12].iter().map(|byte| format!("{byte:02x}")).collect()
}

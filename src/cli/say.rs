//! The only place that prints.

use std::io::{self, Read, Write};
use std::path::Path;

/// Prints to standard output. A closed pipe (`| head`) is not an error.
pub(super) fn out(text: &str) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.write_all(b"\n"));
}

/// Copies a file to standard output.
pub(super) fn copy(file: &mut impl Read) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match io::copy(file, &mut out) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
        _ => Ok(()),
    }
}

/// Prints to standard error.
pub(super) fn err(text: &str) {
    let mut err = io::stderr().lock();
    let _ = err.write_all(text.as_bytes()).and_then(|()| err.write_all(b"\n"));
}

/// Why a file could not be read, in words.
pub(super) fn why_unread(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => "不存在，请核对文件名和文件夹",
        io::ErrorKind::PermissionDenied => "打不开，可能正被别的程序占用或没有权限",
        io::ErrorKind::IsADirectory => "是文件夹，请写里面的文件",
        _ => "读不出来，请核对磁盘或网络是否正常",
    }
}

/// A folder as it is typed: with quotes where there is a blank in it.
pub(super) fn as_typed(dir: &Path) -> String {
    let dir = dir.display().to_string();
    match dir.contains(' ') {
        true => format!("\"{dir}\""),
        false => dir,
    }
}

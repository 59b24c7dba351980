//! `kaoping inspect`: how a file was understood. What the office looks at while a unit is on the telephone.

mod book;

use super::{Exit, findings, say};
use crate::finding::Findings;
use crate::workbook;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Arguments of `inspect`.
#[derive(clap::Args)]
#[command(
    override_usage = "kaoping inspect <文件> [--campaign <活动文件夹>]",
    help_template = super::HELP,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub(super) struct Args {
    /// 要看的文件
    #[arg(value_name = "文件", help_heading = "参数")]
    file: PathBuf,
    /// 按哪个活动的台账来认；不写则从文件往上找
    #[arg(long, value_name = "活动文件夹", help_heading = "选项")]
    campaign: Option<PathBuf>,
}

impl Args {
    /// As if only the file had been given.
    pub(super) fn of(file: &Path) -> Args {
        Args {
            file: file.to_owned(),
            campaign: None,
        }
    }
}

pub(super) fn run(args: &Args) -> Exit {
    match look(args) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn look(args: &Args) -> Result<Exit, Exit> {
    let bytes = std::fs::read(&args.file).map_err(|error| {
        say::err(&format!("“{}”{}。", args.file.display(), say::why_unread(&error)));
        Exit::Nothing
    })?;
    let name = args.file.file_name().unwrap_or_default().to_string_lossy();
    let name: Arc<str> = Arc::from(&*name);
    let mut found = Findings::new();
    let book = workbook::read(&name, &bytes, &mut found);
    say::out(&book::head(&args.file, bytes.len(), book.as_ref()));
    if let Some(book) = &book {
        say::out(&book::sheets(book));
    }
    let found = found.into_sorted();
    say::out(&format!("{}。", findings::count(&found)));
    if !found.is_empty() {
        say::out(&format!("\n{}", findings::text(&found).trim_end()));
    }
    Ok(if book.is_some() { Exit::Done } else { Exit::Nothing })
}

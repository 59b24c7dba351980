//! A case in which a property does not hold, made smaller: files and rows without which it still does not hold are left
//! out, so that what is printed is what it takes.

use super::folder::{File, Folder};
use super::sheets::Book;
use super::tables::tables;

/// The least files found with which it still fails, as a message. `needed`: the file that is altered.
pub(super) fn shrunk(folder: &Folder, needed: &str, fails: impl Fn(&Folder) -> bool) -> String {
    let mut least = folder.with(folder.files.clone());
    if !fails(&least) {
        return "not the same twice".to_owned();
    }
    let mut size = least.files.len() / 2;
    while size > 0 {
        let mut at = 0;
        while at < least.files.len() {
            let left = without(&least.files, needed, at, size);
            let tried = least.with(left);
            match tried.files.len() < least.files.len() && fails(&tried) {
                true => least = tried,
                false => at += size,
            }
        }
        size /= 2;
    }
    let least = rows_emptied(least, &fails);
    let files = tables(&least);
    let told = files
        .iter()
        .map(|table| format!("{} [{}]: {} rows", table.file, table.sheet, table.rows.len()));
    let tables: Vec<String> = told.collect();
    format!(
        "still so with {} files; tables of units:\n  {}",
        least.files.len(),
        tables.join("\n  ")
    )
}

/// The files without so many from one on, but for the one that is needed.
fn without(files: &[File], needed: &str, at: usize, size: usize) -> Vec<File> {
    let numbered = files.iter().enumerate();
    let left = numbered.filter(|(index, (path, _))| !(at..at + size).contains(index) || path == needed);
    left.map(|(_, file)| file.clone()).collect()
}

/// Rows are emptied and not taken out, so that an alteration still finds its row by the number.
fn rows_emptied(mut least: Folder, fails: &impl Fn(&Folder) -> bool) -> Folder {
    for table in tables(&least) {
        for (row, _) in &table.rows {
            let emptied = least
                .files
                .iter()
                .map(|(path, bytes)| match **path == *table.file {
                    false => (path.clone(), bytes.clone()),
                    true => {
                        let mut book = Book::read(path, bytes);
                        book.sheet(&table.sheet).moved(|at| (at.0 != *row).then_some(at));
                        (path.clone(), book.write())
                    }
                });
            let tried = least.with(emptied.collect());
            if fails(&tried) {
                least = tried;
            }
        }
    }
    least
}

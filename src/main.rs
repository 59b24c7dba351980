//! The thin binary: everything is in the library.

fn main() -> std::process::ExitCode {
    kaoping::workbook::serve().unwrap_or_else(|| {
        kaoping::cli::share_free_memory();
        kaoping::cli::main(std::env::args_os())
    })
}

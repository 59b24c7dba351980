//! The thin binary: everything is in the library.

/// Memory that one thread has freed serves the others, and goes back to the system.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    kaoping::workbook::serve().unwrap_or_else(|| kaoping::cli::main(std::env::args_os()))
}

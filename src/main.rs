//! The thin binary: everything is in the library.

fn main() -> std::process::ExitCode {
    kaoping::cli::main(std::env::args_os())
}

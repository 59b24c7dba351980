//! Integration tests, one binary.

mod foreign;

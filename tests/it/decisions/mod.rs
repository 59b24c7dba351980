//! Rules that two people would take differently, each with its tests.

mod absent;
mod marks;
mod quarter;
mod rows;
mod seen;
mod time;

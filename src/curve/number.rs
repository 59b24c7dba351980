//! The number that a curve makes a mark of.

use crate::calc::{Calc, Quantity};
use rust_decimal::Decimal;

/// What kind of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberKind {
    /// Per cent: a rate, or a number held against another.
    Percent,
    /// A number in a unit of its own.
    Plain,
    /// A difference, which may be negative.
    Difference,
    /// Growth in per cent, which may be negative.
    Growth,
    /// A place among others, from 1.
    Place,
    /// Places climbed, which may be negative.
    Climb,
}

/// A number as arithmetic.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Its kind.
    pub kind: NumberKind,
    /// The arithmetic; of per cent and growth 1 = 100 %.
    pub calc: Calc,
}

/// A number as pages print it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its kind.
    pub kind: NumberKind,
    /// The number; per cent and growth in per cent.
    pub value: Decimal,
}

impl Number {
    /// A number of a kind. `calc`: of per cent and growth 1 = 100 %.
    pub fn new(kind: NumberKind, calc: Calc) -> Number {
        Number { kind, calc }
    }

    /// The number; per cent and growth in per cent.
    pub fn value(&self) -> Decimal {
        match self.kind {
            NumberKind::Percent | NumberKind::Growth => {
                // Multiplied before it is divided: a limit that is reached exactly is reached.
                let hundred = Calc::number(Quantity::Constant, Decimal::ONE_HUNDRED);
                self.calc.clone().times(hundred).value()
            }
            NumberKind::Plain | NumberKind::Difference | NumberKind::Place | NumberKind::Climb => {
                self.calc.value()
            }
        }
    }

    /// As pages print it.
    pub fn figure(&self) -> Figure {
        Figure {
            kind: self.kind,
            value: self.value(),
        }
    }
}

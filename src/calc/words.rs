//! A calculation as people write it: `12 × 1.6 ÷ 1.6 = 12.00`.

use super::{Calc, Operand, Quantity, round};
use crate::number::{self, fixed};
use rust_decimal::Decimal;

/// A number with at most two decimals and no trailing zeros.
pub fn rounded_text(number: Decimal) -> String {
    number::plain(round(number))
}

/// A number with two decimals.
pub fn two_decimals(number: Decimal) -> String {
    fixed(number, 2)
}

/// A rate as a percentage: `66.67%`.
pub fn percent(rate: Decimal) -> String {
    format!("{}%", rounded_text(rate * Decimal::ONE_HUNDRED))
}

/// How tightly the parts of an expression hold together; looser ones are printed in brackets.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Sum,
    Product,
    Single,
}

impl Calc {
    /// The expression without its value; limits and rounding are left to what tells the value.
    pub fn words(&self) -> String {
        self.written(false)
    }

    /// The expression with the names of what is told by name: `完成投资 30 ÷ 计划投资 40`.
    pub fn words_with_names(&self) -> String {
        self.written(true)
    }

    /// The expression and its value with two decimals. Where a limit holds, the limit is told.
    pub fn equation(&self) -> String {
        match self {
            Calc::AtMost(inner, most) if inner.value() > most.value() => {
                format!("封顶 {}", two_decimals(most.value()))
            }
            _ => format!("{} = {}", self.words(), two_decimals(self.value())),
        }
    }

    fn written(&self, named: bool) -> String {
        match self {
            Calc::Number(operand) => operand.words(named),
            Calc::Sum(parts) => joined(parts, " + ", Binding::Sum, named),
            Calc::Difference(one, other) => {
                let (one, other) = (one.written(named), other.within(Binding::Product, named));
                beside_brackets(format!("{one} − {other}"))
            }
            Calc::Product(factors) => joined(factors, " × ", Binding::Product, named),
            Calc::Quotient(one, other) => {
                let (one, other) = (
                    one.within(Binding::Product, named),
                    other.within(Binding::Single, named),
                );
                beside_brackets(format!("{one} ÷ {other}"))
            }
            Calc::Percent(share) => format!("{}%", rounded_text(share.value())),
            Calc::AtMost(inner, _) | Calc::AtLeast(inner, _) | Calc::Round(inner) => inner.written(named),
        }
    }

    fn binding(&self) -> Binding {
        match self {
            Calc::Number(_) | Calc::Percent(_) => Binding::Single,
            Calc::Sum(_) | Calc::Difference(..) => Binding::Sum,
            Calc::Product(_) | Calc::Quotient(..) => Binding::Product,
            Calc::AtMost(inner, _) | Calc::AtLeast(inner, _) | Calc::Round(inner) => inner.binding(),
        }
    }

    /// In brackets where it holds together less tightly than what stands around it.
    fn within(&self, around: Binding, named: bool) -> String {
        let words = self.written(named);
        match self.binding() < around {
            true => format!("（{words}）"),
            false => words,
        }
    }
}

fn joined(parts: &[Calc], sign: &str, binding: Binding, named: bool) -> String {
    let parts: Vec<String> = parts.iter().map(|part| part.within(binding, named)).collect();
    beside_brackets(parts.join(sign))
}

/// A full-width bracket brings its own space.
fn beside_brackets(words: String) -> String {
    words.replace("） ", "）").replace(" （", "（")
}

impl Operand {
    fn words(&self, named: bool) -> String {
        match &self.quantity {
            Quantity::ColumnSum(name) if named => format!("{name} {}", self.number.normalize()),
            Quantity::Marks if named => format!("得分 {}", two_decimals(self.number)),
            Quantity::Marks => two_decimals(self.number),
            Quantity::ApplicablePoints if named => format!("适用分值 {}", self.number.normalize()),
            Quantity::ColumnSum(_)
            | Quantity::Set
            | Quantity::Factor
            | Quantity::ApplicablePoints
            | Quantity::GoodWeight
            | Quantity::DueWeight => number::plain(self.number),
            _ => rounded_text(self.number),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Calc {
        Calc::number(Quantity::Constant, text.parse().unwrap())
    }

    #[test]
    fn an_equation_reads_as_people_write_it() {
        let rate = number("1.6").over(number("3.2"));
        assert_eq!(number("12").times(rate).equation(), "12 × 1.6 ÷ 3.2 = 6.00");
        let mean = Calc::Sum(vec![number("80"), number("95.5")]).over(number("2"));
        assert_eq!(mean.words(), "（80 + 95.5）÷ 2");
        assert_eq!(
            number("10").times(number("80").percent()).equation(),
            "10 × 80% = 8.00"
        );
        assert_eq!(number("10").less(number("2.5")).equation(), "10 − 2.5 = 7.50");
    }

    #[test]
    fn what_a_limit_cuts_is_not_told_as_an_equation() {
        let over = number("12").times(number("1.25"));
        assert_eq!(over.clone().at_most(number("12")).equation(), "封顶 12.00");
        assert_eq!(over.at_most(number("20")).equation(), "12 × 1.25 = 15.00");
    }

    #[test]
    fn brackets_stand_where_the_order_would_change() {
        let sum = || Calc::Sum(vec![number("1"), number("2")]);
        assert_eq!(number("3").times(sum()).words(), "3 ×（1 + 2）");
        assert_eq!(number("9").less(sum()).words(), "9 −（1 + 2）");
        assert_eq!(
            number("6").over(number("2").over(number("3"))).words(),
            "6 ÷（2 ÷ 3）"
        );
    }

    #[test]
    fn sums_can_be_named() {
        let sum =
            |name: &str, amount: i64| Calc::number(Quantity::ColumnSum(name.into()), Decimal::from(amount));
        let rate = sum("完成", 30).over(sum("计划", 40));
        assert_eq!(rate.words_with_names(), "完成 30 ÷ 计划 40");
        assert_eq!(rate.words(), "30 ÷ 40");
    }
}

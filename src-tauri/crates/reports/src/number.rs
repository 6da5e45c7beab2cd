//! Numbers as Norwegians type them, counted exactly.

/// The most digits that a number can have: sums of a whole table of them still fit.
const DIGITS: usize = 24;

/// A decimal number: `units` in the last of its decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    units: i128,
    decimals: usize,
}

impl Number {
    /// Nothing.
    pub const ZERO: Self = Self {
        units: 0,
        decimals: 0,
    };

    /// Reads `1 200`, `12,5` or `-3`: a decimal comma, thousands parted by spaces. A point is no decimal
    /// comma, since nobody can tell what `1.200` means.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (sign, digits) = match text.strip_prefix(['-', '−']) {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let (whole, decimals) = digits.split_once(',').unwrap_or((digits, ""));
        let groups: Vec<&str> = whole.split([' ', '\u{a0}']).collect();
        let (first, rest) = groups.split_first()?;
        let only_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        let sound = !first.is_empty()
            && (rest.is_empty() || first.len() <= 3)
            && rest.iter().all(|group| group.len() == 3)
            && groups.iter().all(|group| only_digits(group))
            && only_digits(decimals)
            && !digits.ends_with(',')
            && whole.len() + decimals.len() <= DIGITS;
        if !sound {
            return None;
        }
        let all: String = groups.concat() + decimals;
        Some(Self {
            units: sign * all.parse::<i128>().ok()?,
            decimals: decimals.len(),
        })
    }

    /// The sum, with as many decimals as the one that has most.
    pub fn plus(self, other: Self) -> Option<Self> {
        let decimals = self.decimals.max(other.decimals);
        let scaled = |number: Self| {
            let by = u32::try_from(decimals - number.decimals).ok()?;
            number.units.checked_mul(10_i128.checked_pow(by)?)
        };
        Some(Self {
            units: scaled(self)?.checked_add(scaled(other)?)?,
            decimals,
        })
    }

    /// The product, with as many decimals as both together.
    pub fn times(self, other: Self) -> Option<Self> {
        Some(Self {
            units: self.units.checked_mul(other.units)?,
            decimals: self.decimals + other.decimals,
        })
    }

    /// Rounded to a whole number, a half away from nothing.
    pub fn rounded(self) -> Option<Self> {
        let by = 10_i128.checked_pow(u32::try_from(self.decimals).ok()?)?;
        let half = by / 2 * self.units.signum();
        Some(Self {
            units: self.units.checked_add(half)? / by,
            decimals: 0,
        })
    }

    /// Whether both say the same, however many decimals they are written with.
    pub fn equals(self, other: Self) -> bool {
        let negative = Self {
            units: -other.units,
            ..other
        };
        self.plus(negative)
            .is_some_and(|difference| difference.units == 0)
    }

    /// How many decimals it was written with.
    pub fn decimals(self) -> usize {
        self.decimals
    }

    /// As programs write it: `1200.50`.
    pub fn plain(self) -> String {
        let digits = format!("{:0>1$}", self.units.unsigned_abs(), self.decimals + 1);
        let (whole, decimals) = digits.split_at(digits.len() - self.decimals);
        let sign = if self.units < 0 { "-" } else { "" };
        match decimals {
            "" => format!("{sign}{whole}"),
            _ => format!("{sign}{whole}.{decimals}"),
        }
    }

    /// For a spreadsheet, which counts in fifteen digits; none for a number that has more.
    pub fn counted(self) -> Option<f64> {
        let digits = self.units.unsigned_abs().to_string().len();
        (digits <= 15).then(|| self.plain().parse().ok()).flatten()
    }

    /// As it is printed: a comma, and hard spaces between thousands from five digits on.
    pub fn norwegian(self) -> String {
        let digits = format!("{:0>1$}", self.units.unsigned_abs(), self.decimals + 1);
        let (whole, decimals) = digits.split_at(digits.len() - self.decimals);
        let mut text = String::from(if self.units < 0 { "−" } else { "" });
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && whole.len() > 4 && (whole.len() - i) % 3 == 0 {
                text.push('\u{a0}');
            }
            text.push(digit);
        }
        if !decimals.is_empty() {
            text.push(',');
            text.push_str(decimals);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_number_and_what_is_not() {
        let shown = |text| Number::parse(text).map(Number::norwegian);
        for (typed, read) in [
            ("12,5", "12,5"),
            (" 1 200 ", "1200"),
            ("12\u{a0}500,50", "12\u{a0}500,50"),
            ("-3", "−3"),
            ("−0,25", "−0,25"),
            ("007", "7"),
            ("1234567", "1\u{a0}234\u{a0}567"),
        ] {
            assert_eq!(shown(typed).as_deref(), Some(read), "{typed}");
        }
        for typed in [
            "",
            "om lag 6",
            "1.200",
            "12.5",
            "1,",
            ",5",
            "1 20",
            "1  200",
            "--1",
            "1e5",
            "½",
            "9999999999999999999999999999999999999999",
        ] {
            assert_eq!(shown(typed), None, "{typed}");
        }
    }

    #[test]
    fn products_are_exact_and_rounded_once() {
        let number = |text| Number::parse(text).unwrap();
        let product = number("0,18182").times(number("20205")).unwrap();
        assert_eq!(product.norwegian(), "3673,67310");
        for (exact, whole) in [
            ("0,5", "1"),
            ("0,49999", "0"),
            ("-0,5", "−1"),
            ("8265,6", "8266"),
            ("7", "7"),
        ] {
            assert_eq!(
                number(exact).rounded().map(Number::norwegian).as_deref(),
                Some(whole)
            );
        }
        assert!(number("7,00").equals(number("7")));
        assert!(!number("7,01").equals(number("7")));
    }

    #[test]
    fn sums_are_exact() {
        let sum = ["0,1", "0,20", "-7", "1 000"].map(|text| Number::parse(text).unwrap());
        let sum = sum.into_iter().try_fold(Number::ZERO, Number::plus);
        assert_eq!(sum.map(Number::norwegian).as_deref(), Some("993,30"));
    }
}

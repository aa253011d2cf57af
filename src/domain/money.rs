//! Whole kroner.

use serde::{Deserialize, Serialize};

/// An amount in whole Norwegian kroner. Never øre, never floating point; may be negative in a ledger.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Kroner(pub i64);

/// Why a text is not an amount in whole kroner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    /// Nothing was written.
    #[error("no amount")]
    Empty,
    /// The text holds something that is not a digit, a thousand space or a sign.
    #[error("not an amount")]
    NotANumber,
    /// The amount has øre other than 00.
    #[error("not whole kroner")]
    NotWhole,
    /// Below zero where that has no meaning.
    #[error("negative amount")]
    Negative,
    /// More than [`Kroner::LARGEST`].
    #[error("too large")]
    TooLarge,
}

impl Kroner {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The largest amount a form accepts: 10 milliarder, far above the whole appropriation.
    pub const LARGEST: Self = Self(10_000_000_000);

    /// Reads an amount the Norwegian way: `1 234 567`, `1234567`, no-break spaces, `1 234,00`, `−5`.
    ///
    /// A point is refused rather than guessed at: `1.234` may be meant as a thousand or as a decimal.
    ///
    /// # Errors
    /// The [`AmountError`] that tells what to correct.
    ///
    /// ```
    /// use opptrapping::domain::money::{AmountError, Kroner};
    /// assert_eq!(Kroner::parse_norwegian("1 234 567 kr"), Ok(Kroner(1_234_567)));
    /// assert_eq!(Kroner::parse_norwegian("1.234,5"), Err(AmountError::NotANumber));
    /// ```
    pub fn parse_norwegian(text: &str) -> Result<Self, AmountError> {
        let compact: String = text
            .trim()
            .trim_end_matches("kr")
            .chars()
            .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}'))
            .map(|c| if c == '\u{2212}' { '-' } else { c })
            .collect();
        if compact.is_empty() {
            return Err(AmountError::Empty);
        }
        let (whole, fraction) = compact.split_once(',').unwrap_or((&compact, ""));
        if !fraction.chars().all(|c| c.is_ascii_digit()) {
            return Err(AmountError::NotANumber);
        }
        let digits = whole.strip_prefix('-').unwrap_or(whole);
        if digits.is_empty() || !digits.chars().all(|c| c.is_ascii_digit()) {
            return Err(AmountError::NotANumber);
        }
        if fraction.chars().any(|c| c != '0') {
            return Err(AmountError::NotWhole);
        }
        let value: i64 = whole.parse().map_err(|_| AmountError::TooLarge)?;
        if value < 0 {
            return Err(AmountError::Negative);
        }
        if value > Self::LARGEST.0 {
            return Err(AmountError::TooLarge);
        }
        Ok(Self(value))
    }

    /// Adds, or `None` when the sum does not fit.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// Subtracts; never wraps (amounts stay far inside `i64`, see [`Kroner::LARGEST`]).
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// `91,7`: millions with one decimal, rounded half up, for key figures and charts.
    #[must_use]
    pub fn millions(self) -> String {
        let tenths = (i128::from(self.0) + 50_000).div_euclid(100_000);
        let sign = if tenths < 0 { "\u{2212}" } else { "" };
        format!("{sign}{},{}", tenths.abs() / 10, tenths.abs() % 10)
    }

    /// `1 234 567` with no-break spaces and U+2212 for minus (Språkrådet).
    #[must_use]
    pub fn grouped(self) -> String {
        let digits = self.0.unsigned_abs().to_string();
        let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 3);
        if self.0 < 0 {
            out.push('\u{2212}');
        }
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                out.push('\u{a0}');
            }
            out.push(digit);
        }
        out
    }
}

impl std::fmt::Display for Kroner {
    /// `1 234 567 kr` with no-break spaces.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}\u{a0}kr", self.grouped())
    }
}

impl std::iter::Sum for Kroner {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        Self(iter.map(|k| k.0).sum())
    }
}

/// A share as text, `35,5 %`, from a numerator and a denominator; `None` when there is nothing to divide by.
///
/// Shares are computed from sums, never averaged. Integer arithmetic, rounded half up to one decimal.
#[must_use]
pub fn share(numerator: i64, denominator: i64) -> Option<String> {
    if denominator <= 0 {
        return None;
    }
    let tenths = (i128::from(numerator) * 2000 + i128::from(denominator))
        .div_euclid(2 * i128::from(denominator));
    Some(format!(
        "{}{},{}\u{a0}%",
        if tenths < 0 { "\u{2212}" } else { "" },
        tenths.abs() / 10,
        tenths.abs() % 10
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_norwegians_write_them() {
        for (text, kroner) in [
            ("0", 0),
            ("1234", 1234),
            ("1 234", 1234),
            ("1\u{a0}234\u{202f}567", 1_234_567),
            ("1 234,00", 1234),
            (" 200 000 kr ", 200_000),
        ] {
            assert_eq!(Kroner::parse_norwegian(text), Ok(Kroner(kroner)), "{text}");
        }
    }

    #[test]
    fn each_bad_amount_has_its_own_answer() {
        for (text, why) in [
            ("", AmountError::Empty),
            ("  ", AmountError::Empty),
            ("kr", AmountError::Empty),
            ("1.234,5", AmountError::NotANumber),
            ("1.234", AmountError::NotANumber),
            ("12 abc", AmountError::NotANumber),
            ("😀", AmountError::NotANumber),
            ("1,5", AmountError::NotWhole),
            ("-5", AmountError::Negative),
            ("\u{2212}5", AmountError::Negative),
            ("99999999999999999999", AmountError::TooLarge),
            ("10000000001", AmountError::TooLarge),
        ] {
            assert_eq!(Kroner::parse_norwegian(text), Err(why), "{text}");
        }
    }

    #[test]
    fn amounts_are_written_with_no_break_spaces() {
        assert_eq!(Kroner(1_234_567).to_string(), "1\u{a0}234\u{a0}567\u{a0}kr");
        assert_eq!(Kroner(-860_000).grouped(), "\u{2212}860\u{a0}000");
        assert_eq!(Kroner(999).grouped(), "999");
        assert_eq!(Kroner(91_650_000).millions(), "91,7");
        assert_eq!(Kroner(-49_999).millions(), "0,0");
    }

    #[test]
    fn a_share_is_rounded_from_sums() {
        assert_eq!(share(152, 428).as_deref(), Some("35,5\u{a0}%"));
        assert_eq!(share(0, 10).as_deref(), Some("0,0\u{a0}%"));
        assert_eq!(share(1, 0), None);
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_reads_back(amount in 0..=Kroner::LARGEST.0) {
            proptest::prop_assert_eq!(Kroner::parse_norwegian(&Kroner(amount).to_string()), Ok(Kroner(amount)));
        }
    }
}

//! Full-time equivalents.

use serde::{Deserialize, Serialize};

/// Full-time equivalents (årsverk) in tenths: 25 is 2,5.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Tenths(pub i64);

impl Tenths {
    /// Reads `2`, `2,5` or `0,5`: a comma and at most one decimal, up to 9999,9.
    #[must_use]
    pub fn parse_norwegian(text: &str) -> Option<Self> {
        let (whole, decimal) = text.trim().split_once(',').unwrap_or((text.trim(), "0"));
        let digits = |part: &str, most: usize| {
            (1..=most).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit())
        };
        if !digits(whole, 4) || !digits(decimal, 1) {
            return None;
        }
        Some(Self(
            whole.parse::<i64>().ok()? * 10 + decimal.parse::<i64>().ok()?,
        ))
    }
}

impl std::fmt::Display for Tenths {
    /// `2,5`; a whole number without decimals.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 % 10 {
            0 => write!(f, "{}", self.0 / 10),
            tenth => write!(f, "{},{tenth}", self.0 / 10),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Tenths;

    #[test]
    fn full_time_equivalents_are_read_with_a_comma_and_one_decimal() {
        for (text, tenths) in [
            ("2,5", Some(25)),
            ("0", Some(0)),
            ("12", Some(120)),
            ("2.5", None),
            ("2,55", None),
            ("-1", None),
            ("", None),
            (",5", None),
            ("10000", None),
        ] {
            assert_eq!(Tenths::parse_norwegian(text), tenths.map(Tenths), "{text}");
        }
        assert_eq!(Tenths(25).to_string(), "2,5");
        assert_eq!(Tenths(30).to_string(), "3");
    }
}

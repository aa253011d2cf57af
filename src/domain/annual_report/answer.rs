//! An answer that may be missing in two ways, and full-time equivalents with one decimal.

use serde::{Deserialize, Serialize};

/// An answer. Zero is a value; unknown was said; unanswered was not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "answer", content = "value", rename_all = "snake_case")]
pub enum Answer<T> {
    /// Nothing was said (ikke besvart).
    #[default]
    Unanswered,
    /// The municipality does not know or does not measure it (ukjent, ikke målt).
    Unknown,
    /// The answer.
    Value(T),
}

impl<T> Answer<T> {
    /// The value, if there is one.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Unanswered | Self::Unknown => None,
        }
    }

    /// Changes the value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Answer<U> {
        match self {
            Self::Unanswered => Answer::Unanswered,
            Self::Unknown => Answer::Unknown,
            Self::Value(value) => Answer::Value(change(value)),
        }
    }
}

/// Full-time equivalents (årsverk) with one decimal, as a whole number of tenths.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Tenths(pub i64);

impl Tenths {
    /// Reads `2`, `2,5` or `2.5`; at most one decimal. No thousand is meant here, so a point is a decimal point.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().replace('.', ",");
        let (whole, fraction) = text.split_once(',').unwrap_or((text.as_str(), "0"));
        let digits = |part: &str, longest: usize| {
            !part.is_empty() && part.len() <= longest && part.bytes().all(|b| b.is_ascii_digit())
        };
        if !digits(whole, 6) || !digits(fraction, 1) {
            return None;
        }
        Some(Self(
            whole.parse::<i64>().ok()? * 10 + fraction.parse::<i64>().ok()?,
        ))
    }
}

impl std::fmt::Display for Tenths {
    /// `2,5`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{},{}", self.0 / 10, self.0 % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_time_equivalents_have_one_decimal() {
        for (text, tenths) in [("2", 20), ("2,5", 25), ("0.7", 7), ("500", 5000)] {
            assert_eq!(Tenths::parse(text), Some(Tenths(tenths)), "{text}");
        }
        for wrong in [
            "", "2,55", "-1", "to", "1 000,5", "1,", ",5", "1.234,5", "😀",
        ] {
            assert_eq!(Tenths::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Tenths(7).to_string(), "0,7");
    }

    #[test]
    fn zero_unknown_and_unanswered_are_stored_apart() {
        let stored = |answer: Answer<i64>| serde_json::to_string(&answer).unwrap();
        assert_eq!(stored(Answer::Value(0)), r#"{"answer":"value","value":0}"#);
        assert_eq!(stored(Answer::Unknown), r#"{"answer":"unknown"}"#);
        assert_eq!(stored(Answer::Unanswered), r#"{"answer":"unanswered"}"#);
        for answer in [Answer::Value(0), Answer::Unknown, Answer::Unanswered] {
            assert_eq!(
                serde_json::from_str::<Answer<i64>>(&stored(answer)).unwrap(),
                answer
            );
        }
    }
}

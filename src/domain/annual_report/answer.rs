//! An answer that may be missing in two ways.

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

#[cfg(test)]
mod tests {
    use super::*;

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

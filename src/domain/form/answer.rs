//! Answers: what was said, that it is not known, or that nothing was said.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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

/// A value as it is stored. What it means (kroner, persons, tenths, a code, a date) its field tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// Kroner, a count, tenths or a year.
    Number(i64),
    /// A text, a code, or a date as `2019-12-31`.
    Text(String),
    /// Codes.
    Codes(Vec<String>),
}

/// The answers of a form by the names of its fields. A question that was asked and not answered stands here too; one that was
/// not asked does not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<String, Answer<Value>>);

impl Answers {
    /// Sets an answer.
    pub fn set(&mut self, name: impl Into<String>, answer: Answer<Value>) {
        self.0.insert(name.into(), answer);
    }

    /// Takes a question away, as not asked.
    pub fn drop(&mut self, name: &str) {
        self.0.remove(name);
    }

    /// The answer to a question; not answered when it was not asked.
    #[must_use]
    pub fn get(&self, name: &str) -> Answer<Value> {
        self.0.get(name).cloned().unwrap_or_default()
    }

    /// Whether the question was asked.
    #[must_use]
    pub fn asked(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// The names of all that was asked, in order of name.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// A number.
    #[must_use]
    pub fn number(&self, name: &str) -> Answer<i64> {
        match self.0.get(name) {
            Some(Answer::Value(Value::Number(number))) => Answer::Value(*number),
            Some(Answer::Unknown) => Answer::Unknown,
            Some(_) | None => Answer::Unanswered,
        }
    }

    /// The part and the whole of two counts, when both are known.
    #[must_use]
    pub fn part_of_whole(&self, part: &str, whole: &str) -> Option<(i64, i64)> {
        match (self.number(part), self.number(whole)) {
            (Answer::Value(part), Answer::Value(whole)) => Some((part, whole)),
            _ => None,
        }
    }

    /// A text or a code; empty when there is none.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        match self.0.get(name) {
            Some(Answer::Value(Value::Text(text))) => text,
            Some(_) | None => "",
        }
    }

    /// The codes chosen, also when only one can be.
    #[must_use]
    pub fn codes(&self, name: &str) -> Vec<String> {
        match self.0.get(name) {
            Some(Answer::Value(Value::Codes(codes))) => codes.clone(),
            Some(Answer::Value(Value::Text(code))) => vec![code.clone()],
            Some(_) | None => Vec::new(),
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

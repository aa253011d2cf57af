//! Two versions of the answers of a form, question by question.

use super::{Answer, Answers, Field, Value};

/// A question whose answer differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The question's field.
    pub field: &'static str,
    /// The answer before.
    pub before: Answer<Value>,
    /// The answer after.
    pub after: Answer<Value>,
}

/// The questions whose answers differ, in the order asked.
#[must_use]
pub fn changes<'f>(
    fields: impl IntoIterator<Item = &'f Field>,
    before: &Answers,
    after: &Answers,
) -> Vec<Change> {
    fields
        .into_iter()
        .map(|field| Change {
            field: field.name,
            before: before.get(field.name),
            after: after.get(field.name),
        })
        .filter(|change| change.before != change.after)
        .collect()
}

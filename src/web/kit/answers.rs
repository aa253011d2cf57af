//! The answers of an application for the component `Answers`.

use super::visit::Visit;
use crate::domain::application::Content;
use crate::letter::answers::{self, Words};
pub use crate::letter::answers::{AnswerRow, AnswerSection};

/// All sections of a complete application in the visitor's language, without links to change them.
#[must_use]
pub fn sections(visit: &Visit, content: &Content) -> Vec<AnswerSection> {
    let words = Words {
        texts: &visit.world().texts,
        language: visit.language,
        geography: &visit.world().geography,
    };
    answers::sections(&words, content)
}

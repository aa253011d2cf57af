//! A submitted report as it is stored: `{"v":1,"year":2019,"answers":{…}}`, one reader for each version there has been.
//!
//! The answers hold every question that was asked, answered or not; a question that came later is not among them and is not shown.

use super::Figures;
use crate::domain::form::Answers;
use crate::domain::form::stored::{Unreadable, of, opened, text};
use serde::{Deserialize, Serialize};

/// The version in which reports are written today.
pub const VERSION: u64 = 1;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct V1 {
    v: u64,
    year: i32,
    answers: Answers,
}

/// A report as stored.
///
/// # Errors
/// [`Unreadable`] when it cannot be written as JSON, which no report can cause.
pub fn write(figures: &Figures) -> Result<String, Unreadable> {
    text(&V1 {
        v: VERSION,
        year: figures.year,
        answers: figures.answers.clone(),
    })
}

/// Reads a report of any version there has been.
///
/// # Errors
/// [`Unreadable`] with the reason.
pub fn read(stored: &str) -> Result<Figures, Unreadable> {
    match opened(stored)? {
        (1, envelope) => {
            let V1 { year, answers, .. } = of(envelope)?;
            Figures::of(year, answers).ok_or_else(|| Unreadable("the accounts are missing".into()))
        }
        (version, _) => Err(Unreadable(format!("version {version}"))),
    }
}

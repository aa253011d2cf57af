//! A submitted application as it is stored: `{"v":1,"year":2019,"sections":{…}}`, one reader for each version there has been.
//!
//! The answers hold every question that was asked, answered or not; a question that came later is not among them and is not
//! shown. A change in what a stored answer means makes a new version here: `V1 → V2 → Content`.

use super::{Content, Section};
use crate::domain::form::Filled;
use crate::domain::form::stored::{Unreadable, of, opened, text};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The version in which applications are written today.
pub const VERSION: u64 = 1;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct V1 {
    v: u64,
    year: i32,
    sections: BTreeMap<Section, Filled>,
}

/// An application as stored.
///
/// # Errors
/// [`Unreadable`] when it cannot be written as JSON, which no application can cause.
pub fn write(content: &Content) -> Result<String, Unreadable> {
    text(&V1 {
        v: VERSION,
        year: content.year,
        sections: content.sections().clone(),
    })
}

/// Reads an application of any version there has been.
///
/// # Errors
/// [`Unreadable`] with the reason.
pub fn read(stored: &str) -> Result<Content, Unreadable> {
    match opened(stored)? {
        (1, envelope) => {
            let V1 { year, sections, .. } = of(envelope)?;
            Content::of(year, sections).ok_or_else(|| Unreadable("a section is not whole".into()))
        }
        (version, _) => Err(Unreadable(format!("version {version}"))),
    }
}

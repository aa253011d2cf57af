//! A draft as it is stored: what was typed, in an envelope with its version, `{"v":1,"fields":{…}}`.
//!
//! A change in the meaning of a field gets a new version and a reader that makes today's of it; `tests/upgrade/` keeps one of each.

use super::Typed;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The version in which drafts are written today.
pub const VERSION: u64 = 1;

/// A stored document that this program cannot read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a stored form is not understood: {0}")]
pub struct Unreadable(pub String);

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct V1 {
    v: u64,
    fields: Typed,
}

/// The version of an envelope, and what is in it.
///
/// # Errors
/// [`Unreadable`] when it is no envelope.
pub fn opened(stored: &str) -> Result<(u64, Value), Unreadable> {
    let value: Value =
        serde_json::from_str(stored).map_err(|error| Unreadable(error.to_string()))?;
    let version = value.get("v").and_then(Value::as_u64);
    version.map_or_else(
        || Err(Unreadable("there is no version".into())),
        |version| Ok((version, value)),
    )
}

/// The text of an envelope.
///
/// # Errors
/// [`Unreadable`] when it cannot be written as JSON, which no form can cause.
pub fn text<T: Serialize>(envelope: &T) -> Result<String, Unreadable> {
    serde_json::to_string(envelope).map_err(|error| Unreadable(error.to_string()))
}

/// What is in an envelope, as this type.
///
/// # Errors
/// [`Unreadable`] when it is something else.
pub fn of<T: serde::de::DeserializeOwned>(envelope: Value) -> Result<T, Unreadable> {
    serde_json::from_value(envelope).map_err(|error| Unreadable(error.to_string()))
}

/// A draft as stored.
///
/// # Errors
/// As [`text`].
pub fn write(fields: &Typed) -> Result<String, Unreadable> {
    text(&V1 {
        v: VERSION,
        fields: fields.clone(),
    })
}

/// Reads a draft of any version there has been.
///
/// # Errors
/// [`Unreadable`] with the reason.
pub fn read(stored: &str) -> Result<Typed, Unreadable> {
    match opened(stored)? {
        (1, envelope) => Ok(of::<V1>(envelope)?.fields),
        (version, _) => Err(Unreadable(format!("version {version}"))),
    }
}

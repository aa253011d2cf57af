//! An alternative of a list or a group of radio buttons.

use serde::Serialize;

/// What is posted, and what is read.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    /// What is posted.
    pub value: String,
    /// What is read.
    pub label: String,
}

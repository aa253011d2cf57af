//! Why a handler gives no page of its own: exhaustive from [`actions::Error`]. The page of each is made in the catchers.

use crate::access::{Denied, Why};
use crate::actions::{self, shown::Moved};
use crate::db;

/// Why a handler gives no page of its own.
#[derive(Debug)]
pub enum Failure {
    /// It does not exist for this person.
    NotFound,
    /// Visible, but not allowed.
    Denied(Why),
    /// Somebody was faster, or the page is old.
    Conflict,
    /// The page it was asked for on is old: shown with what happened since.
    MovedOn(Box<Moved>),
    /// A rule of the process refuses; the sentence is translated when shown.
    Refused {
        /// Key of the sentence.
        key: &'static str,
        /// Its variables.
        variables: Vec<(String, String)>,
    },
    /// Too many tries in a short time.
    TooMany,
    /// The program or the database failed.
    Internal(anyhow::Error),
}

impl From<actions::Error> for Failure {
    fn from(error: actions::Error) -> Self {
        match error {
            actions::Error::NotFound => Self::NotFound,
            actions::Error::Denied(why) => Self::Denied(why),
            actions::Error::MovedOn(moved) => Self::MovedOn(moved),
            actions::Error::WrongState(_) | actions::Error::Conflict => Self::Conflict,
            // A handler with a form shows these at the fields; one without has nothing to show them at.
            actions::Error::Invalid(_) => Self::Refused {
                key: "feil-skjema",
                variables: Vec::new(),
            },
            actions::Error::FrameExceeded(exceeded) => Self::Refused {
                key: "feil-ramme-overskredet",
                variables: vec![("rest".into(), exceeded.remaining.to_string())],
            },
            actions::Error::FrameRefused(_) => Self::Refused {
                key: "feil-ramme-endring",
                variables: Vec::new(),
            },
            actions::Error::Refused { key, variables } => Self::Refused { key, variables },
            actions::Error::Internal(error) => Self::Internal(error),
        }
    }
}

impl From<db::Error> for Failure {
    fn from(error: db::Error) -> Self {
        actions::Error::from(error).into()
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::Internal(error)
    }
}

impl From<Denied> for Failure {
    fn from(denied: Denied) -> Self {
        match denied.0 {
            Why::NotVisible => Self::NotFound,
            why => Self::Denied(why),
        }
    }
}

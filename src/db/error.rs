//! What can go wrong in the database, and the one place that reads constraint messages.

use diesel::result::{DatabaseErrorKind, Error as DieselError};

/// A database answer that is no row.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such row, or the actor may not see it: the two look the same on purpose.
    #[error("not found")]
    NotFound,
    /// Somebody else was faster, or the change would break a named rule of the schema.
    #[error("conflict: {0}")]
    Conflict(String),
    /// A stored value that no version of the program writes.
    #[error("stored value is not understood: {0}")]
    Unreadable(String),
    /// The database itself failed.
    #[error(transparent)]
    Broken(#[from] anyhow::Error),
}

/// A result of this layer.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl From<DieselError> for Error {
    fn from(error: DieselError) -> Self {
        match error {
            DieselError::NotFound => Self::NotFound,
            DieselError::DatabaseError(
                DatabaseErrorKind::UniqueViolation
                | DatabaseErrorKind::ForeignKeyViolation
                | DatabaseErrorKind::CheckViolation
                | DatabaseErrorKind::SerializationFailure,
                info,
            ) => Self::Conflict(
                info.constraint_name()
                    .map_or_else(|| info.message().to_owned(), str::to_owned),
            ),
            other => Self::Broken(other.into()),
        }
    }
}

impl From<diesel::r2d2::PoolError> for Error {
    fn from(error: diesel::r2d2::PoolError) -> Self {
        Self::Broken(error.into())
    }
}

impl From<crate::domain::form::stored::Unreadable> for Error {
    fn from(error: crate::domain::form::stored::Unreadable) -> Self {
        Self::Unreadable(error.0)
    }
}

impl Error {
    /// Whether a constraint with this name (or, on SQLite, a message that names it) refused.
    #[must_use]
    pub fn is_refused_by(&self, constraint: &str) -> bool {
        matches!(self, Self::Conflict(text) if text.contains(constraint))
    }
}

/// The value behind a stored name, or [`Error::Unreadable`].
///
/// # Errors
/// When the parser does not know the name.
pub fn known<T>(parsed: Option<T>, stored: &str) -> Result<T> {
    parsed.ok_or_else(|| Error::Unreadable(stored.to_owned()))
}

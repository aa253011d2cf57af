//! Texts beside a step (comment, reason). The event holds their hash; the text itself can be erased.

use super::schema::remark;
use super::{AnyConnection, Result};
use crate::domain::chain::Digest;
use crate::domain::fact::Remark;
use crate::domain::id::{ApplicationId, RemarkId, UserId};
use crate::domain::time::Timestamp;
use diesel::prelude::*;

/// Stores a text and gives what the fact says of it.
///
/// # Errors
/// When the database does not answer.
pub fn write(
    connection: &mut AnyConnection,
    application: ApplicationId,
    text: &str,
    by: (UserId, Timestamp),
) -> Result<Remark> {
    let sha256 = Digest::of(text);
    let id = diesel::insert_into(remark::table)
        .values((
            remark::application_id.eq(application.0),
            remark::body.eq(text),
            remark::sha256.eq(sha256.as_str()),
            remark::written_by.eq(by.0.0),
            remark::written_at.eq(by.1.0),
        ))
        .returning(remark::id)
        .get_result(connection)?;
    Ok(Remark {
        id: RemarkId(id),
        sha256,
    })
}

//! Saves the report as typed. Nothing is checked: what cannot be understood yet is kept too.

use super::granted::{self, Granted};
use super::{Context, Error, Result};
use crate::access::{self, Act};
use crate::db::{self, AnyConnection, annual_report::Report};
use crate::domain::form::Typed;
use crate::domain::lifecycle::WrongState;
use crate::domain::lifecycle::grant::GrantState;
use crate::domain::proof::Permit;

/// Saves on top of the version it was typed on. Gives the new version.
///
/// # Errors
/// [`Error::Conflict`] when a colleague saved meanwhile; [`Error::WrongState`] when the report is in.
pub fn run(
    context: &Context<'_>,
    case_number: &str,
    year: i32,
    typed_on: i64,
    fields: &Typed,
) -> Result<i64> {
    context.world.db.write(|connection| {
        let (_, report, _) = writable(context, connection, case_number, year)?;
        Ok(db::annual_report::save(
            connection,
            report.id,
            typed_on,
            fields,
            context.actor.user,
            context.now,
        )?)
    })
}

/// The version of the draft as it stands, to save on top of.
///
/// # Errors
/// As [`run`].
pub fn version(context: &Context<'_>, case_number: &str, year: i32) -> Result<i64> {
    context.world.db.read(|connection| {
        let (_, report, _) = writable(context, connection, case_number, year)?;
        Ok(report.version)
    })
}

/// The report of a grant while it can be written in.
pub(super) fn writable(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    case_number: &str,
    year: i32,
) -> Result<(Granted, Report, Permit)> {
    let granted = granted::open(context, connection, case_number)?;
    let permit = access::permit_on(context.actor, Act::Report, &granted.case.facts())?;
    if granted.case.year != year {
        return Err(Error::NotFound);
    }
    let report =
        db::annual_report::of_grant(connection, granted.grant.id)?.ok_or(Error::NotFound)?;
    match granted.grant.state {
        GrantState::Paid | GrantState::ReportReturned | GrantState::CarriedOver => {
            Ok((granted, report, permit))
        }
        other => Err(WrongState {
            is: other.as_str(),
            needed: GrantState::Paid.as_str(),
        }
        .into()),
    }
}

//! The office's verbs on a report: return it with a comment (sende tilbake) or approve it (godkjenne).

use super::granted;
use super::{Context, Error, Result};
use crate::access::{self, Act};
use crate::db::{self, annual_report::Report};
use crate::domain::lifecycle::grant::Reported;
use crate::mail::Kind;
use serde_json::json;

/// Sends the report back.
///
/// # Errors
/// [`Error::WrongState`] when it does not wait for the office.
pub fn give_back(context: &Context<'_>, case_number: &str, comment: &str) -> Result<()> {
    context.world.db.write(|connection| {
        let granted = granted::open(context, connection, case_number)?;
        let permit = access::permit_on(context.actor, Act::CheckReport, &granted.case.facts())?;
        let reported = granted.grant.for_step(connection)?.in_state::<Reported>()?;
        let report = report(connection, &granted)?;
        db::annual_report::mark_returned(connection, report.id, comment, context.now)?;
        let details = json!({ "comment": comment });
        db::event::store(
            connection,
            reported.return_report(permit).telling(details),
            context.now,
        )?;
        granted.tell_municipality(
            context,
            connection,
            Kind::ReportReturned,
            &granted.report_path(),
        )
    })
}

/// Approves the report.
///
/// # Errors
/// [`Error::WrongState`] when it does not wait for the office; [`Error::Refused`] while a payment is under way, since the
/// account could not be settled.
pub fn approve(context: &Context<'_>, case_number: &str) -> Result<()> {
    context.world.db.write(|connection| {
        let granted = granted::open(context, connection, case_number)?;
        let permit = access::permit_on(context.actor, Act::CheckReport, &granted.case.facts())?;
        let reported = granted.grant.for_step(connection)?.in_state::<Reported>()?;
        let under_way = db::payment::of_grant(connection, granted.grant.id)?
            .iter()
            .any(db::payment::Payment::is_under_way);
        if under_way {
            return Err(Error::refused("rapport-feil-utbetaling-pagar"));
        }
        let report = report(connection, &granted)?;
        db::annual_report::approve(connection, report.id, context.actor.user, context.now)?;
        let account = granted::account(connection, &granted.grant)?;
        let details = json!({ "spent": account.spent, "unspent": account.unspent() });
        db::event::store(
            connection,
            reported.approve_report(permit).telling(details),
            context.now,
        )?;
        granted.tell_municipality(
            context,
            connection,
            Kind::ReportApproved,
            &granted.report_path(),
        )
    })
}

fn report(connection: &mut db::AnyConnection, granted: &granted::Granted) -> Result<Report> {
    db::annual_report::of_grant(connection, granted.grant.id)?.ok_or(Error::NotFound)
}

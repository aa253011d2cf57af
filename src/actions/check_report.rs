//! The office's verbs on a report: return it with a comment (sende tilbake) or approve it (godkjenne).

use super::granted;
use super::{Context, Error, Result};
use crate::access::{self, Act};
use crate::db::{self, annual_report::Report};
use crate::domain::fact::{ReportApproved, ReportReturned, Settlement};
use crate::domain::lifecycle::grant::Reported;
use crate::mail::Kind;

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
        let comment = context.remark(connection, granted.case.id, comment)?;
        db::annual_report::mark_returned(connection, report.id, comment.id, context.now)?;
        let fact = ReportReturned {
            report: report.id,
            comment,
        };
        context.record(connection, reported.return_report(fact, permit))?;
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
        let fact = approved(connection, &granted, &report)?;
        context.record(connection, reported.approve_report(fact, permit))?;
        granted.tell_municipality(
            context,
            connection,
            Kind::ReportApproved,
            &granted.report_path(),
        )
    })
}

/// What is approved: the document that was submitted, and how its money was used.
fn approved(
    connection: &mut db::AnyConnection,
    granted: &granted::Granted,
    report: &Report,
) -> Result<ReportApproved> {
    let submitted = report.submitted.as_ref().ok_or(Error::Conflict)?;
    let account = granted::account(connection, &granted.grant)?;
    let document_sha256 = db::document::digest(connection, &submitted.document)?;
    Ok(ReportApproved {
        report: report.id,
        document_sha256,
        settlement: Settlement {
            spent: account.spent,
            own_funds: submitted.figures.own_funds,
            unspent: account.unspent(),
            overspent: account.overspent(),
        },
    })
}

fn report(connection: &mut db::AnyConnection, granted: &granted::Granted) -> Result<Report> {
    db::annual_report::of_grant(connection, granted.grant.id)?.ok_or(Error::NotFound)
}

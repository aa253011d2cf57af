//! Submits the report (leverer rapporten): the saved draft is checked whole, becomes a PDF with its figures inside, and is
//! stored with its SHA-256.

use super::granted::Granted;
use super::office_case::letter_standard;
use super::{Context, Error, Result, granted, save_report};
use crate::db::{self, AnyConnection, annual_report::Submitted, document::NewDocument};
use crate::domain::annual_report::{self, Figures, Terms};
use crate::domain::fact::{self, ReportSubmitted};
use crate::domain::geography::WrittenStandard;
use crate::domain::lifecycle::Taken;
use crate::domain::lifecycle::grant::{CarriedOver, GrantState, Paid, ReportReturned};
use crate::domain::proof::Permit;
use crate::domain::user::Role;
use crate::letter::report::{Facts, render};
use crate::mail::Kind;

/// A report ready to be stored: rendered before the transaction, so that no other writer waits for the PDF.
struct Ready {
    figures: Figures,
    standard: WrittenStandard,
    title: String,
    bytes: Vec<u8>,
}

/// Submits what is saved.
///
/// # Errors
/// [`Error::Invalid`] with everything to correct; [`Error::Conflict`] when a colleague saved after the page was shown.
pub fn run(context: &Context<'_>, case_number: &str, year: i32, shown: i64) -> Result<()> {
    let ready = context
        .world
        .db
        .read(|connection| prepare(context, connection, case_number, year, shown))?;
    context.world.db.write(|connection| {
        let (granted, report, permit) =
            save_report::writable(context, connection, case_number, year)?;
        // What was rendered must still be what is saved.
        if report.version != shown {
            return Err(Error::Conflict);
        }
        let document = store(context, connection, &granted, &ready)?;
        let submitted = Submitted {
            document: document.id.clone(),
            figures: ready.figures,
            by: context.actor.user,
            at: context.now,
        };
        let fact = ReportSubmitted {
            report: report.id,
            figures_sha256: db::annual_report::submit(connection, report.id, &submitted)?,
            spent: submitted.figures.spent,
            own_funds: submitted.figures.own_funds,
            document,
        };
        let taken = step(connection, &granted, fact, permit)?;
        context.record(connection, taken)?;
        let path = granted.control_path();
        granted.tell_office(
            context,
            connection,
            Role::CaseOfficer,
            Kind::ReportReceived,
            &path,
        )
    })
}

fn step(
    connection: &mut AnyConnection,
    granted: &Granted,
    fact: ReportSubmitted,
    permit: Permit,
) -> Result<Taken> {
    let case = granted.grant.for_step(connection)?;
    Ok(match granted.grant.state {
        GrantState::ReportReturned => case
            .in_state::<ReportReturned>()?
            .submit_report(fact, permit),
        GrantState::CarriedOver => case.in_state::<CarriedOver>()?.submit_report(fact, permit),
        _ => case.in_state::<Paid>()?.submit_report(fact, permit),
    })
}

fn prepare(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    case_number: &str,
    year: i32,
    shown: i64,
) -> Result<Ready> {
    let (granted, report, _) = save_report::writable(context, connection, case_number, year)?;
    if report.version != shown {
        return Err(Error::Conflict);
    }
    let terms = Terms {
        year,
        granted: granted.grant.amount,
    };
    let figures = annual_report::read(&report.fields, &terms).map_err(Error::Invalid)?;
    let standard = letter_standard(context, connection, &granted.case)?.of_document();
    let account = granted::account(connection, &granted.grant)?;
    let (title, bytes) = pdf(context, &granted, account, &figures, standard)?;
    Ok(Ready {
        figures,
        standard,
        title,
        bytes,
    })
}

fn pdf(
    context: &Context<'_>,
    granted: &Granted,
    account: annual_report::Account,
    figures: &Figures,
    standard: WrittenStandard,
) -> Result<(String, Vec<u8>)> {
    let office = granted.office(context);
    let geography = &context.world.geography;
    let facts = Facts {
        case_number: &granted.case.case_number,
        year: granted.case.year,
        municipality_code: granted.case.municipality,
        municipality: geography
            .municipality(granted.case.municipality)
            .map_or("", |unit| unit.name.as_str()),
        office: geography
            .office(&office)
            .map_or("", |office| office.name.as_str()),
        submitted_by: &context.actor.name,
        on_behalf_of: &context.actor.organisation_name,
        submitted_at: context.now,
        account: annual_report::Account {
            spent: figures.spent,
            ..account
        },
        figures,
    };
    render(&context.world.texts, standard, &facts).map_err(|error| Error::Internal(error.into()))
}

fn store(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    granted: &Granted,
    ready: &Ready,
) -> Result<fact::Document> {
    let new = NewDocument {
        application: granted.case.id,
        grant: Some(granted.grant.id),
        kind: "report",
        title: &ready.title,
        standard: ready.standard,
        bytes: &ready.bytes,
    };
    Ok(db::document::store(
        connection,
        &new,
        context.actor.user,
        context.now,
    )?)
}

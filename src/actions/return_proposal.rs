//! The approver returns a proposal with a comment.

use super::office_case::{opened, tell};
use super::{Context, Error, Result};
use crate::access::Act;
use crate::db;
use crate::domain::fact::ProposalReturned;
use crate::domain::lifecycle::application::{ApplicationState, Assessed};
use crate::domain::proof::FourEyes;
use crate::domain::user::Role;
use crate::mail::Kind;

/// The longest comment.
pub const LONGEST_COMMENT: usize = 2000;

/// Returns it to the officer.
///
/// # Errors
/// [`Error::Invalid`] without a comment; [`Error::Denied`] for the proposer; [`Error::Conflict`] when nothing is proposed.
pub fn run(context: &Context<'_>, case_number: &str, comment: &str) -> Result<()> {
    let comment = comment.trim();
    context.world.db.write(|connection| {
        let (case, permit) = opened(context, connection, case_number, Act::Decide)?;
        let assessment =
            db::assessment::of_application(connection, case.id)?.ok_or(Error::Conflict)?;
        let (proposer, _) = assessment.proposed.ok_or(Error::Conflict)?;
        let eyes = FourEyes::of(proposer, &permit)?;
        if comment.is_empty() {
            return Err(Error::field("kommentar", "feil-kommentar-mangler"));
        }
        let comment = context.remark(connection, case.id, comment)?;
        let remark = comment.id;
        let fact = ProposalReturned { comment };
        let any = case.for_step(connection)?;
        let taken = if case.state == ApplicationState::Submitted {
            any.note(fact, permit)?
        } else {
            any.in_state::<Assessed>()?
                .return_proposal(fact, permit, eyes)
        };
        context.record(connection, taken)?;
        db::assessment::reopen(connection, case.id, Some(remark))?;
        let office = context.actor.office().ok_or(Error::NotFound)?;
        let mut officers =
            db::user::of_office(connection, office, Role::CaseOfficer, context.today())?;
        // The proposer, or every officer when the proposer has left.
        if officers.iter().any(|person| person.id == proposer) {
            officers.retain(|person| person.id == proposer);
        }
        let path = format!("/saker/{}", case.case_number);
        tell(
            context,
            connection,
            &case,
            Kind::ProposalReturned,
            &path,
            &officers,
        )
    })
}

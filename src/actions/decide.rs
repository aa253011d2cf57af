//! Approves a proposal: decision, letter, money, grant and both events in one transaction.
//!
//! The letter is written and rendered before the transaction, so that the frame is held for a moment only. Whatever
//! changed the case meanwhile moved its chain on, and then nothing of this happens.

use super::office_case::{opened, tell_municipality};
use super::prepare_letter::{self, Letter};
use super::{Context, Error, Result};
use crate::access::{self, Act, Why};
use crate::db::application::Case;
use crate::db::assessment::Assessment;
use crate::db::decision::NewDecision;
use crate::db::document::NewDocument;
use crate::db::grant::NewGrant;
use crate::db::{self, AnyConnection};
use crate::domain::call::AnnouncementState;
use crate::domain::chain::Digest;
use crate::domain::decision::Outcome;
use crate::domain::fact::{Awarded, Decided, Dismissed, Granted, Rejected};
use crate::domain::id::{DecisionId, UserId};
use crate::domain::lifecycle::application::{AnyApplication, Assessed, Submitted};
use crate::domain::lifecycle::{Taken, grant};
use crate::domain::money::Kroner;
use crate::domain::proof::{FourEyes, Permit};
use crate::mail::Kind;

/// A decision about to be carried out.
struct Ready {
    case: Case,
    any: AnyApplication,
    assessment: Assessment,
    outcome: Outcome,
    proposer: UserId,
    eyes: FourEyes,
    letter: Letter,
    bytes: Vec<u8>,
}

/// Decides as proposed. Gives what was decided.
///
/// # Errors
/// [`Error::Denied`] for whoever proposed or prepared the case; [`Error::Refused`] before the round is closed;
/// [`Error::FrameExceeded`] with what remains; [`Error::Conflict`] when another approver was faster.
pub fn run(context: &Context<'_>, case_number: &str) -> Result<Outcome> {
    let (ready, permit) = context
        .world
        .db
        .read(|connection| prepare(context, connection, case_number))?;
    let outcome = ready.outcome;
    context
        .world
        .db
        .write(|connection| carry_out(context, connection, ready, permit))?;
    Ok(outcome)
}

fn prepare(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    case_number: &str,
) -> Result<(Ready, Permit)> {
    let (case, permit) = opened(context, connection, case_number, Act::Decide)?;
    let any = case.for_step(connection)?;
    let assessment = db::assessment::of_application(connection, case.id)?.ok_or(Error::Conflict)?;
    let (proposer, _) = assessment.proposed.ok_or(Error::Conflict)?;
    let eyes = FourEyes::of(proposer, &permit)?;
    if db::assessment::has_prepared(connection, case.id, permit.actor())? {
        return Err(Error::Denied(Why::TookPartBefore));
    }
    let announcement = db::announcement::by_id(connection, case.announcement)?;
    match announcement.state(context.now) {
        AnnouncementState::Closed | AnnouncementState::Settled => {}
        AnnouncementState::Draft | AnnouncementState::Announced => {
            return Err(Error::Refused {
                key: "feil-vedtak-for-frist",
                variables: vec![("frist".into(), announcement.deadline_at.norwegian())],
            });
        }
    }
    let outcome = assessment.draft.outcome.ok_or(Error::Conflict)?;
    let letter = prepare_letter::run(context, connection, &case, &assessment, &context.actor.name)?;
    let bytes = crate::pdf::render(&letter.document).map_err(|e| Error::Internal(e.into()))?;
    let ready = Ready {
        case,
        any,
        assessment,
        outcome,
        proposer,
        eyes,
        letter,
        bytes,
    };
    Ok((ready, permit))
}

fn carry_out(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    ready: Ready,
    permit: Permit,
) -> Result<()> {
    let decider = permit.actor();
    let case = &ready.case;
    let amount = match ready.outcome {
        Outcome::Grant => ready.assessment.draft.amount.ok_or(Error::Conflict)?,
        Outcome::Reject | Outcome::Dismiss => Kroner::ZERO,
    };
    let document = NewDocument {
        application: case.id,
        grant: None,
        kind: ready.outcome.letter_kind(),
        title: &ready.letter.document.title,
        standard: ready.letter.standard,
        bytes: &ready.bytes,
    };
    let letter = db::document::store(connection, &document, decider, context.now)?;
    let decision = write_decision(context, connection, &ready, amount, decider, &letter.id)?;
    let draft = &ready.assessment.draft;
    let decided = Decided {
        decision,
        amount,
        frame: case.frame,
        proposed_by: ready.proposer,
        office: ready.letter.office.clone(),
        grounds_sha256: Digest::of(&draft.grounds),
        conditions_sha256: Digest::of(&draft.conditions),
        letter,
    };
    let taken = step(connection, &ready, decided, permit)?;
    context.record(connection, taken)?;
    if ready.outcome == Outcome::Grant {
        award(context, connection, &ready, decision, amount)?;
    }
    tell_municipality(context, connection, case, Kind::DecisionMade)
}

fn write_decision(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    ready: &Ready,
    amount: Kroner,
    decider: UserId,
    letter: &str,
) -> Result<DecisionId> {
    let draft = &ready.assessment.draft;
    let decision = NewDecision {
        application: ready.case.id,
        outcome: ready.outcome,
        amount,
        frame: ready.case.frame,
        proposed_by: ready.proposer,
        decided_by: decider,
        office: &ready.letter.office,
        office_name: &ready.letter.office_name,
        standard: ready.letter.standard,
        grounds: &draft.grounds,
        conditions: &draft.conditions,
        document: letter,
    };
    Ok(db::decision::insert(connection, &decision, context.now)?)
}

/// The grant with its own first event, which carries the money.
fn award(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    ready: &Ready,
    decision: DecisionId,
    amount: Kroner,
) -> Result<()> {
    let case = &ready.case;
    let new = NewGrant {
        application: case.id,
        decision,
        frame: case.frame,
        amount,
        accept_by: ready.letter.accept_by,
    };
    let id = db::grant::insert(connection, &new, context.now)?;
    let permit = access::permit_on(context.actor, Act::Decide, &case.facts())?;
    let fact = Awarded {
        application: case.id,
        decision,
        frame: case.frame,
        amount,
        accept_by: new.accept_by,
    };
    context.record(connection, grant::award(id, fact, permit))
}

/// The step of the case; a grant takes its money from the frame first.
fn step(
    connection: &mut AnyConnection,
    ready: &Ready,
    decided: Decided,
    permit: Permit,
) -> Result<Taken> {
    let any = ready.any.clone();
    Ok(match ready.outcome {
        Outcome::Grant => {
            let assessed = any.in_state::<Assessed>()?;
            let money = db::budget_frame::commit(connection, ready.case.frame, decided.amount)??;
            assessed.grant(Granted { decided }, permit, ready.eyes, &money)
        }
        Outcome::Reject => {
            any.in_state::<Assessed>()?
                .reject(Rejected { decided }, permit, ready.eyes)
        }
        Outcome::Dismiss => {
            any.in_state::<Submitted>()?
                .dismiss(Dismissed { decided }, permit, ready.eyes)
        }
    })
}

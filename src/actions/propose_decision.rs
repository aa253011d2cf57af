//! Proposes a decision (innstiller): the assessment is whole, and goes to the holder of budget authority.

use super::office_case::{letter_standard, opened, tell_office};
use super::{Context, Error, FieldError, Result};
use crate::access::Act;
use crate::db::application::Case;
use crate::db::assessment::{Assessment, Draft};
use crate::db::call::Criterion;
use crate::db::{self, AnyConnection};
use crate::domain::decision::Outcome;
use crate::domain::fact::Proposed;
use crate::domain::lifecycle::application::{ApplicationState, Submitted};
use crate::domain::money::Kroner;
use crate::domain::user::Role;
use crate::mail::Kind;

/// Proposes to grant or to refuse, or to dismiss, as the saved assessment says.
///
/// # Errors
/// [`Error::Invalid`] naming everything that is not filled in; [`Error::Conflict`] when nothing is saved or it is proposed.
pub fn run(context: &Context<'_>, case_number: &str) -> Result<()> {
    context.world.db.write(|connection| {
        let (case, permit) = opened(context, connection, case_number, Act::Assess)?;
        let assessment =
            db::assessment::of_application(connection, case.id)?.ok_or(Error::Conflict)?;
        let errors = lacks(context, connection, &case, &assessment)?;
        if !errors.is_empty() {
            return Err(Error::Invalid(errors));
        }
        let by = (permit.actor(), context.now);
        let draft = &assessment.draft;
        let fact = Proposed {
            outcome: draft.outcome.ok_or(Error::Conflict)?,
            amount: draft
                .amount
                .filter(|_| draft.outcome == Some(Outcome::Grant)),
            assessment_sha256: draft.digest()?,
        };
        let any = case.for_step(connection)?;
        let taken = if draft.outcome == Some(Outcome::Dismiss) {
            any.note(fact, permit)?
        } else {
            any.in_state::<Submitted>()?.propose(fact, permit)
        };
        context.record(connection, taken)?;
        db::assessment::propose(connection, case.id, assessment.version, by)?;
        let office = context.actor.office().ok_or(Error::NotFound)?;
        tell_office(
            context,
            connection,
            &case,
            Kind::ProposalWaiting,
            (office, Role::BudgetAuthority),
        )
    })
}

/// What is missing before the assessment may be proposed.
/// What the assessment lacks for a proposal; nothing for whoever may not propose it, or when it is proposed.
///
/// # Errors
/// [`Error::NotFound`] when the case does not exist for the person.
pub fn faults(context: &Context<'_>, case_number: &str) -> Result<Vec<FieldError>> {
    let found = context.world.db.read(|connection| {
        let (case, _) = opened(context, connection, case_number, Act::Assess)?;
        let draft = db::assessment::of_application(connection, case.id)?
            .filter(|written| written.proposed.is_none())
            .filter(|_| case.state == ApplicationState::Submitted);
        match draft {
            Some(assessment) => lacks(context, connection, &case, &assessment),
            None => Ok(Vec::new()),
        }
    });
    match found {
        Err(Error::Denied(_)) => Ok(Vec::new()),
        other => other,
    }
}

fn lacks(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    case: &Case,
    assessment: &Assessment,
) -> Result<Vec<FieldError>> {
    let draft = &assessment.draft;
    let mut errors = Vec::new();
    if draft.outcome != Some(Outcome::Dismiss) {
        let announcement = db::announcement::by_id(connection, case.announcement)?;
        let criteria = db::call::criteria(connection, announcement.call)?;
        errors.extend(missing_reasons(draft, &criteria));
    }
    match draft.outcome {
        None => errors.push(FieldError::new("utfall", "feil-utfall-mangler")),
        Some(Outcome::Grant) => {
            errors.extend(missing_for_a_grant(draft, case.applied_amount));
            if super::prepare_letter::plan_date_is_missing(context, connection, case)?
                && draft.conditions.trim().is_empty()
            {
                errors.push(FieldError::new("vilkar", "feil-planvilkar-mangler"));
            }
        }
        Some(Outcome::Reject | Outcome::Dismiss) if draft.grounds.trim().is_empty() => {
            errors.push(FieldError::new("grunnlag", "feil-grunnlag-mangler"));
        }
        Some(Outcome::Reject | Outcome::Dismiss) => {}
    }
    if letter_standard(context, connection, case)?
        .of_letter()
        .is_none()
    {
        errors.push(FieldError::new("malform", "feil-malform-velges"));
    }
    Ok(errors)
}

fn missing_reasons(draft: &Draft, criteria: &[Criterion]) -> Vec<FieldError> {
    criteria
        .iter()
        .filter(|criterion| {
            !draft
                .marks
                .iter()
                .any(|mark| mark.criterion == criterion.id && !mark.reason.trim().is_empty())
        })
        .map(|criterion| {
            FieldError::new(
                format!("begrunnelse-{}", criterion.key),
                "feil-begrunnelse-mangler",
            )
            .with("kriterium", &criterion.name_nb)
        })
        .collect()
}

fn missing_for_a_grant(draft: &Draft, applied: Option<Kroner>) -> Vec<FieldError> {
    let gates = draft.gates;
    let mut errors: Vec<FieldError> = [
        ("sjekk-brukerorganisasjon", gates.user_organisation),
        ("sjekk-aktor", gates.outside_actor),
        ("sjekk-ergoterapi", gates.occupational_therapy),
        ("sjekk-medfinansiering", gates.cofinancing),
    ]
    .into_iter()
    .filter(|(_, checked)| !checked)
    .map(|(field, _)| FieldError::new(field, format!("feil-{field}")))
    .collect();
    let applied = applied.unwrap_or(Kroner::ZERO);
    match draft.amount {
        None => errors.push(FieldError::new("belop", "feil-belop-mangler")),
        Some(amount) if amount > applied => errors.push(
            FieldError::new("belop", "feil-belop-over-sokt").with("sokt", applied.to_string()),
        ),
        Some(_) => {}
    }
    errors
}

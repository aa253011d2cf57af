//! Gathers what a decision letter tells and writes it, for the preview and for the decision itself: one way for both.

use super::office_case::letter_standard;
use super::{Context, Error, Result};
use crate::db::application::Case;
use crate::db::assessment::Assessment;
use crate::db::{self, AnyConnection};
use crate::domain::decision::Outcome;
use crate::domain::geography::{OfficeKey, WrittenStandard};
use crate::domain::money::Kroner;
use crate::domain::time::Day;
use crate::letter::decision::DecisionFacts;
use crate::letter::grant_letter::Terms;
use crate::letter::{dismissal_letter, grant_letter, rejection_letter};
use crate::pdf::Document;

/// A letter ready to issue.
#[derive(Debug, Clone)]
pub struct Letter {
    /// What it says.
    pub document: Document,
    /// The recipient's written standard.
    pub standard: WrittenStandard,
    /// Last day for accepting, in a grant letter.
    pub accept_by: Day,
    /// The deciding office.
    pub office: OfficeKey,
    /// Its official name today.
    pub office_name: String,
}

/// Whether the year wants a target date for an unfinished plan and the application has none.
pub(super) fn plan_date_is_missing(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    case: &Case,
) -> Result<bool> {
    let rules = db::scheme_setting::rules(connection, case.year, context.today())?;
    let content = db::submission::latest(connection, case.id)?.content;
    Ok(rules.plan_target_date_required
        && !content.plan.status.is_there()
        && content.plan_condition().is_none())
}

/// Writes the letter the assessment leads to, signed by `signer`.
///
/// # Errors
/// [`Error::Refused`] while the written standard is not chosen, the outcome is open, or a required content is missing.
pub fn run(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    case: &Case,
    assessment: &Assessment,
    signer: &str,
) -> Result<Letter> {
    let draft = &assessment.draft;
    let outcome = draft.outcome.ok_or(Error::refused("feil-brev-utfall"))?;
    let standard = letter_standard(context, connection, case)?
        .of_letter()
        .ok_or(Error::refused("feil-malform-velges"))?;
    let (facts, office, office_name) =
        gather(context, connection, case, assessment, standard, signer)?;
    let accept_by = context.today() + chrono::Days::new(days(facts.rules.accept_within_days));
    let texts = &context.world.texts;
    let written = match outcome {
        Outcome::Grant => {
            let content = db::submission::latest(connection, case.id)?.content;
            let terms = Terms {
                amount: draft.amount.unwrap_or(Kroner::ZERO),
                measures: content.measure_titles(),
                plan_by: content
                    .plan_condition()
                    .or_else(|| Day::from_ymd_opt(case.year, 12, 31))
                    .ok_or(Error::NotFound)?,
                accept_by,
                conditions: lines(&draft.conditions),
            };
            grant_letter::write(texts, &facts, &terms)
        }
        Outcome::Reject => rejection_letter::write(texts, &facts),
        Outcome::Dismiss => dismissal_letter::write(texts, &facts),
    };
    let document = written.map_err(|incomplete| {
        tracing::warn!(%incomplete, case = case.case_number, "a letter was not issued");
        Error::refused("feil-brev-ufullstendig")
    })?;
    Ok(Letter {
        document,
        standard,
        accept_by,
        office,
        office_name,
    })
}

fn days(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

fn lines(text: &str) -> Vec<String> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

fn gather(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    case: &Case,
    assessment: &Assessment,
    standard: WrittenStandard,
    signer: &str,
) -> Result<(DecisionFacts, OfficeKey, String)> {
    let geography = &context.world.geography;
    let today = context.today();
    let office = context
        .actor
        .office()
        .and_then(|key| geography.office(key))
        .ok_or(Error::NotFound)?;
    // The letter goes to whoever answers for the case today: a merged municipality's heir.
    let recipient = case
        .answered_by(geography, today)
        .unwrap_or(case.municipality);
    let municipality = geography.municipality(recipient).ok_or(Error::NotFound)?;
    let announcement = db::announcement::by_id(connection, case.announcement)?;
    let criteria = db::call::criteria(connection, announcement.call)?;
    let reasons = criteria
        .into_iter()
        .filter_map(|criterion| {
            let mark = assessment
                .draft
                .marks
                .iter()
                .find(|mark| mark.criterion == criterion.id)?;
            let name = match standard {
                WrittenStandard::Bokmal => criterion.name_nb,
                WrittenStandard::Nynorsk => criterion.name_nn,
            };
            let reason = mark.reason.trim().to_owned();
            (!reason.is_empty()).then_some((name, reason))
        })
        .collect();
    let proposer = assessment
        .proposed
        .map_or(assessment.assessor, |(proposer, _)| proposer);
    let facts = DecisionFacts {
        standard,
        now: context.now,
        case_number: case.case_number.clone(),
        year: case.year,
        municipality: format!("{} kommune", municipality.official_name),
        office: office.name_in(standard).to_owned(),
        applied: case.applied_amount.unwrap_or(Kroner::ZERO),
        received: case.submitted_at.unwrap_or(context.now).day(),
        grounds: assessment.draft.grounds.clone(),
        reasons,
        case_officer: db::user::name_of(connection, proposer)?,
        signer: signer.to_owned(),
        rules: db::scheme_setting::rules(connection, case.year, today)?,
    };
    Ok((facts, office.key.clone(), office.name.clone()))
}

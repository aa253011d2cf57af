//! The office's assessment of a case: kept as a draft until it is proposed.

use super::schema::{application, application_event, assessment, assessment_mark};
use super::{AnyConnection, Error, Result, error::known};
use crate::domain::decision::Outcome;
use crate::domain::geography::WrittenStandard;
use crate::domain::id::{ApplicationId, CriterionId, UserId};
use crate::domain::money::Kroner;
use crate::domain::time::Timestamp;
use diesel::prelude::*;

/// The conditions for any grant, ticked when the officer has checked them (kontrollpunkter).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Gates {
    /// A user organisation takes part.
    pub user_organisation: bool,
    /// An actor outside health and care takes part.
    pub outside_actor: bool,
    /// The need for occupational therapy is answered.
    pub occupational_therapy: bool,
    /// The municipality contributes money of its own.
    pub cofinancing: bool,
}

impl Gates {
    /// Whether all four are checked.
    #[must_use]
    pub const fn all_checked(self) -> bool {
        self.user_organisation
            && self.outside_actor
            && self.occupational_therapy
            && self.cofinancing
    }
}

/// The assessment of one criterion.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Mark {
    /// Which criterion.
    pub criterion: CriterionId,
    /// 1–4.
    pub points: Option<i32>,
    /// The written reason; it goes into the letter.
    pub reason: String,
}

/// What an officer writes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// What is checked.
    pub gates: Gates,
    /// What is proposed.
    pub outcome: Option<Outcome>,
    /// The amount proposed.
    pub amount: Option<Kroner>,
    /// The grounds as a whole; they go into the letter.
    pub grounds: String,
    /// Conditions of this case, one a line; they go into the letter.
    pub conditions: String,
    /// Seen by the office only.
    pub internal_note: String,
    /// One for each criterion.
    pub marks: Vec<Mark>,
}

/// A stored assessment.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// Who wrote last.
    pub assessor: UserId,
    /// What is written.
    pub draft: Draft,
    /// Who proposed, and when; none while it is a draft.
    pub proposed: Option<(UserId, Timestamp)>,
    /// What the approver said when returning it.
    pub returned_comment: Option<String>,
    /// Raised at each change.
    pub version: i64,
    /// When it was last written.
    pub saved_at: Timestamp,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = assessment)]
struct Row {
    assessor_id: i64,
    user_organisation_checked: bool,
    outside_actor_checked: bool,
    occupational_therapy_checked: bool,
    cofinancing_checked: bool,
    outcome: Option<String>,
    amount: Option<i64>,
    grounds: String,
    conditions: String,
    internal_note: String,
    proposed_by: Option<i64>,
    proposed_at: Option<chrono::NaiveDateTime>,
    returned_comment: Option<String>,
    version: i64,
    saved_at: chrono::NaiveDateTime,
}

/// The assessment of a case the caller has found through the scope, if there is one.
///
/// # Errors
/// When the database does not answer.
pub fn of_application(
    connection: &mut AnyConnection,
    id: ApplicationId,
) -> Result<Option<Assessment>> {
    let row: Option<Row> = assessment::table
        .find(id.0)
        .select(Row::as_select())
        .first(connection)
        .optional()?;
    let Some(row) = row else { return Ok(None) };
    let marks: Vec<(i64, Option<i32>, String)> = assessment_mark::table
        .filter(assessment_mark::application_id.eq(id.0))
        .order(assessment_mark::criterion_id)
        .select((
            assessment_mark::criterion_id,
            assessment_mark::points,
            assessment_mark::reason,
        ))
        .load(connection)?;
    let marks = marks
        .into_iter()
        .map(|(criterion, points, reason)| Mark {
            criterion: CriterionId(criterion),
            points,
            reason,
        })
        .collect();
    from_row(row, marks).map(Some)
}

fn from_row(row: Row, marks: Vec<Mark>) -> Result<Assessment> {
    let outcome = row
        .outcome
        .map(|name| known(Outcome::parse(&name), &name))
        .transpose()?;
    Ok(Assessment {
        assessor: UserId(row.assessor_id),
        draft: Draft {
            gates: Gates {
                user_organisation: row.user_organisation_checked,
                outside_actor: row.outside_actor_checked,
                occupational_therapy: row.occupational_therapy_checked,
                cofinancing: row.cofinancing_checked,
            },
            outcome,
            amount: row.amount.map(Kroner),
            grounds: row.grounds,
            conditions: row.conditions,
            internal_note: row.internal_note,
            marks,
        },
        proposed: row
            .proposed_by
            .zip(row.proposed_at)
            .map(|(by, at)| (UserId(by), Timestamp(at))),
        returned_comment: row.returned_comment,
        version: row.version,
        saved_at: Timestamp(row.saved_at),
    })
}

/// Writes the draft if its version is still `version` (0 for a new one) and it is not proposed.
///
/// # Errors
/// [`Error::Conflict`] when a colleague changed or proposed it meanwhile.
pub fn save(
    connection: &mut AnyConnection,
    id: ApplicationId,
    draft: &Draft,
    version: i64,
    by: (UserId, Timestamp),
) -> Result<()> {
    let fields = (
        assessment::assessor_id.eq(by.0.0),
        assessment::user_organisation_checked.eq(draft.gates.user_organisation),
        assessment::outside_actor_checked.eq(draft.gates.outside_actor),
        assessment::occupational_therapy_checked.eq(draft.gates.occupational_therapy),
        assessment::cofinancing_checked.eq(draft.gates.cofinancing),
        assessment::outcome.eq(draft.outcome.map(Outcome::as_str)),
        assessment::amount.eq(draft.amount.map(|amount| amount.0)),
        assessment::grounds.eq(&draft.grounds),
        assessment::conditions.eq(&draft.conditions),
        assessment::internal_note.eq(&draft.internal_note),
        assessment::version.eq(version + 1),
        assessment::saved_at.eq(by.1.0),
    );
    if version == 0 {
        diesel::insert_into(assessment::table)
            .values((assessment::application_id.eq(id.0), fields))
            .execute(connection)?;
    } else {
        let changed = diesel::update(
            assessment::table
                .filter(assessment::application_id.eq(id.0))
                .filter(assessment::version.eq(version))
                .filter(assessment::proposed_at.is_null()),
        )
        .set(fields)
        .execute(connection)?;
        moved_on(changed)?;
    }
    diesel::delete(assessment_mark::table.filter(assessment_mark::application_id.eq(id.0)))
        .execute(connection)?;
    for mark in &draft.marks {
        diesel::insert_into(assessment_mark::table)
            .values((
                assessment_mark::application_id.eq(id.0),
                assessment_mark::criterion_id.eq(mark.criterion.0),
                assessment_mark::points.eq(mark.points),
                assessment_mark::reason.eq(&mark.reason),
            ))
            .execute(connection)?;
    }
    Ok(())
}

/// Marks the assessment proposed.
///
/// # Errors
/// [`Error::Conflict`] when it is already, or changed since `version`.
pub fn propose(
    connection: &mut AnyConnection,
    id: ApplicationId,
    version: i64,
    by: (UserId, Timestamp),
) -> Result<()> {
    let changed = diesel::update(
        assessment::table
            .filter(assessment::application_id.eq(id.0))
            .filter(assessment::version.eq(version))
            .filter(assessment::proposed_at.is_null()),
    )
    .set((
        assessment::proposed_by.eq(Some(by.0.0)),
        assessment::proposed_at.eq(Some(by.1.0)),
        assessment::returned_comment.eq(None::<String>),
        assessment::version.eq(version + 1),
    ))
    .execute(connection)?;
    moved_on(changed)
}

/// Makes a proposal a draft again, with what the approver said when it was the approver.
///
/// # Errors
/// [`Error::Conflict`] when it is not proposed.
pub fn reopen(
    connection: &mut AnyConnection,
    id: ApplicationId,
    comment: Option<&str>,
) -> Result<()> {
    let changed = diesel::update(
        assessment::table
            .filter(assessment::application_id.eq(id.0))
            .filter(assessment::proposed_at.is_not_null()),
    )
    .set((
        assessment::proposed_by.eq(None::<i64>),
        assessment::proposed_at.eq(None::<chrono::NaiveDateTime>),
        assessment::returned_comment.eq(comment),
        assessment::version.eq(assessment::version + 1),
    ))
    .execute(connection)?;
    moved_on(changed)
}

fn moved_on(changed: usize) -> Result<()> {
    if changed == 1 {
        Ok(())
    } else {
        Err(Error::Conflict("the assessment has moved on".into()))
    }
}

/// Whether the person has prepared the case: written its assessment last, proposed, returned it for completion.
///
/// # Errors
/// When the database does not answer.
pub fn has_prepared(
    connection: &mut AnyConnection,
    id: ApplicationId,
    user: UserId,
) -> Result<bool> {
    const PREPARING: [&str; 5] = [
        "propose",
        "propose_dismissal",
        "take_back",
        "return_for_completion",
        "take_as_it_stands",
    ];
    let events: i64 = application_event::table
        .filter(application_event::application_id.eq(id.0))
        .filter(application_event::actor_id.eq(user.0))
        .filter(application_event::step.eq_any(PREPARING))
        .count()
        .get_result(connection)?;
    let written: i64 = assessment::table
        .filter(assessment::application_id.eq(id.0))
        .filter(assessment::assessor_id.eq(user.0))
        .count()
        .get_result(connection)?;
    Ok(events + written > 0)
}

/// Gives the case to an officer.
///
/// # Errors
/// When the database does not answer.
pub fn assign(connection: &mut AnyConnection, id: ApplicationId, officer: UserId) -> Result<()> {
    diesel::update(application::table.find(id.0))
        .set(application::case_officer_id.eq(Some(officer.0)))
        .execute(connection)?;
    Ok(())
}

/// Notes the written standard the officer chose for the letter.
///
/// # Errors
/// When the database does not answer.
pub fn choose_standard(
    connection: &mut AnyConnection,
    id: ApplicationId,
    standard: WrittenStandard,
) -> Result<()> {
    diesel::update(application::table.find(id.0))
        .set(application::chosen_standard.eq(Some(standard.as_str())))
        .execute(connection)?;
    Ok(())
}

//! The office's assessment of a case: kept as a draft until it is proposed.

use super::schema::{
    application, application_event, assessment, assessment_gate, assessment_mark, remark,
};
use super::{AnyConnection, Error, Result, error::known};
use crate::domain::chain::Digest;
use crate::domain::decision::Outcome;
use crate::domain::geography::WrittenStandard;
use crate::domain::id::{ApplicationId, CriterionId, RemarkId, UserId};
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

impl Gates {
    /// The stored keys with what is checked.
    const fn rows(self) -> [(&'static str, bool); 4] {
        [
            ("user_organisation", self.user_organisation),
            ("outside_actor", self.outside_actor),
            ("occupational_therapy", self.occupational_therapy),
            ("cofinancing", self.cofinancing),
        ]
    }

    fn of(rows: &[(String, bool)]) -> Self {
        let checked = |key: &str| rows.iter().any(|(stored, yes)| stored == key && *yes);
        Self {
            user_organisation: checked("user_organisation"),
            outside_actor: checked("outside_actor"),
            occupational_therapy: checked("occupational_therapy"),
            cofinancing: checked("cofinancing"),
        }
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
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
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

impl Draft {
    /// The hash of the whole, for the fact of a proposal. The marks are in the order in which they are loaded.
    ///
    /// # Errors
    /// [`Error::Broken`] when it cannot be written as JSON.
    pub fn digest(&self) -> Result<Digest> {
        let text = serde_json::to_string(self).map_err(|error| Error::Broken(error.into()))?;
        Ok(Digest::of(&text))
    }
}

/// The seat of the first assessor, and the first round: what the office's page writes.
const SEAT: i32 = 1;
const ROUND: i32 = 1;

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
    id: i64,
    assessor_id: i64,
    outcome: Option<String>,
    amount: Option<i64>,
    grounds: String,
    conditions: String,
    internal_note: String,
    proposed_by: Option<i64>,
    proposed_at: Option<chrono::NaiveDateTime>,
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
    let row: Option<(Row, Option<String>)> = assessment::table
        .left_join(remark::table)
        .filter(assessment::application_id.eq(id.0))
        .filter(assessment::seat.eq(SEAT))
        .filter(assessment::round.eq(ROUND))
        .select((Row::as_select(), remark::body.nullable()))
        .first(connection)
        .optional()?;
    let Some((row, returned_comment)) = row else {
        return Ok(None);
    };
    let gates: Vec<(String, bool)> = assessment_gate::table
        .filter(assessment_gate::assessment_id.eq(row.id))
        .select((assessment_gate::gate, assessment_gate::checked))
        .load(connection)?;
    let marks: Vec<(i64, Option<i32>, String)> = assessment_mark::table
        .filter(assessment_mark::assessment_id.eq(row.id))
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
    from_row(row, Gates::of(&gates), marks, returned_comment).map(Some)
}

fn from_row(
    row: Row,
    gates: Gates,
    marks: Vec<Mark>,
    returned_comment: Option<String>,
) -> Result<Assessment> {
    let outcome = row
        .outcome
        .map(|name| known(Outcome::parse(&name), &name))
        .transpose()?;
    Ok(Assessment {
        assessor: UserId(row.assessor_id),
        draft: Draft {
            gates,
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
        returned_comment,
        version: row.version,
        saved_at: Timestamp(row.saved_at),
    })
}

/// The row of the first assessor's seat.
macro_rules! of_seat {
    ($application:expr) => {
        assessment::table
            .filter(assessment::application_id.eq($application.0))
            .filter(assessment::seat.eq(SEAT))
            .filter(assessment::round.eq(ROUND))
    };
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
        assessment::outcome.eq(draft.outcome.map(Outcome::as_str)),
        assessment::amount.eq(draft.amount.map(|amount| amount.0)),
        assessment::grounds.eq(&draft.grounds),
        assessment::conditions.eq(&draft.conditions),
        assessment::internal_note.eq(&draft.internal_note),
        assessment::version.eq(version + 1),
        assessment::saved_at.eq(by.1.0),
    );
    let row: i64 = if version == 0 {
        diesel::insert_into(assessment::table)
            .values((
                assessment::application_id.eq(id.0),
                assessment::seat.eq(SEAT),
                assessment::round.eq(ROUND),
                fields,
            ))
            .returning(assessment::id)
            .get_result(connection)?
    } else {
        diesel::update(
            of_seat!(id)
                .filter(assessment::version.eq(version))
                .filter(assessment::proposed_at.is_null()),
        )
        .set(fields)
        .returning(assessment::id)
        .get_result(connection)
        .optional()?
        .ok_or_else(moved_on)?
    };
    write_parts(connection, row, draft)
}

/// The gates and marks of an assessment, in place of those it had.
fn write_parts(connection: &mut AnyConnection, row: i64, draft: &Draft) -> Result<()> {
    diesel::delete(assessment_gate::table.filter(assessment_gate::assessment_id.eq(row)))
        .execute(connection)?;
    for (gate, checked) in draft.gates.rows() {
        diesel::insert_into(assessment_gate::table)
            .values((
                assessment_gate::assessment_id.eq(row),
                assessment_gate::gate.eq(gate),
                assessment_gate::checked.eq(checked),
            ))
            .execute(connection)?;
    }
    diesel::delete(assessment_mark::table.filter(assessment_mark::assessment_id.eq(row)))
        .execute(connection)?;
    for mark in &draft.marks {
        diesel::insert_into(assessment_mark::table)
            .values((
                assessment_mark::assessment_id.eq(row),
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
        of_seat!(id)
            .filter(assessment::version.eq(version))
            .filter(assessment::proposed_at.is_null()),
    )
    .set((
        assessment::proposed_by.eq(Some(by.0.0)),
        assessment::proposed_at.eq(Some(by.1.0)),
        assessment::returned_remark_id.eq(None::<i64>),
        assessment::version.eq(version + 1),
    ))
    .execute(connection)?;
    one(changed)
}

/// Makes a proposal a draft again, with what the approver said when it was the approver.
///
/// # Errors
/// [`Error::Conflict`] when it is not proposed.
pub fn reopen(
    connection: &mut AnyConnection,
    id: ApplicationId,
    comment: Option<RemarkId>,
) -> Result<()> {
    let changed = diesel::update(of_seat!(id).filter(assessment::proposed_at.is_not_null()))
        .set((
            assessment::proposed_by.eq(None::<i64>),
            assessment::proposed_at.eq(None::<chrono::NaiveDateTime>),
            assessment::returned_remark_id.eq(comment.map(|remark| remark.0)),
            assessment::version.eq(assessment::version + 1),
        ))
        .execute(connection)?;
    one(changed)
}

fn one(changed: usize) -> Result<()> {
    if changed == 1 {
        Ok(())
    } else {
        Err(moved_on())
    }
}

fn moved_on() -> Error {
    Error::Conflict("the assessment has moved on".into())
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

/// Takes a case from its officer; nobody has it then.
///
/// # Errors
/// When the database does not answer.
pub fn leave(connection: &mut AnyConnection, id: ApplicationId) -> Result<()> {
    diesel::update(application::table.find(id.0))
        .set(application::case_officer_id.eq(None::<i64>))
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

//! Decisions (vedtak): written once, never changed.

use super::schema::{application, decision};
use super::{AnyConnection, Error, Result, error::known};
use crate::domain::decision::Outcome;
use crate::domain::geography::{OfficeKey, WrittenStandard};
use crate::domain::id::{ApplicationId, DecisionId, FrameId, UserId};
use crate::domain::money::Kroner;
use crate::domain::time::Timestamp;
use diesel::prelude::*;

/// A decision as stored.
#[derive(Debug, Clone)]
pub struct Decision {
    /// Its id in the database.
    pub id: DecisionId,
    /// What it says.
    pub outcome: Outcome,
    /// The amount granted, else zero.
    pub amount: Kroner,
    /// The frame it draws on.
    pub frame: FrameId,
    /// Who proposed.
    pub proposed_by: UserId,
    /// The proposer's name.
    pub proposer: String,
    /// Who decided and signed.
    pub decided_by: UserId,
    /// The decider's name.
    pub decider: String,
    /// When it was decided.
    pub decided_at: Timestamp,
    /// The office that decided.
    pub office: OfficeKey,
    /// Its official name of that day.
    pub office_name: String,
    /// The written standard of the letter.
    pub standard: WrittenStandard,
    /// The grounds.
    pub grounds: String,
    /// The conditions of this case.
    pub conditions: String,
    /// The letter.
    pub document: String,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = decision)]
struct Row {
    id: i64,
    kind: String,
    amount: i64,
    frame_id: i64,
    proposed_by: i64,
    decided_by: i64,
    decided_at: chrono::NaiveDateTime,
    office_key: String,
    office_name: String,
    standard: String,
    grounds: String,
    conditions: String,
    document_id: String,
}

/// The newest decision in a case the caller has found through the scope, if there is one.
///
/// # Errors
/// When the database does not answer.
pub fn of_application(
    connection: &mut AnyConnection,
    id: ApplicationId,
) -> Result<Option<Decision>> {
    let row: Option<Row> = decision::table
        .filter(decision::application_id.eq(id.0))
        .order(decision::id.desc())
        .select(Row::as_select())
        .first(connection)
        .optional()?;
    let Some(row) = row else { return Ok(None) };
    let outcome = [Outcome::Grant, Outcome::Reject, Outcome::Dismiss]
        .into_iter()
        .find(|outcome| outcome.decision_kind() == row.kind);
    Ok(Some(Decision {
        id: DecisionId(row.id),
        outcome: known(outcome, &row.kind)?,
        amount: Kroner(row.amount),
        frame: FrameId(row.frame_id),
        proposed_by: UserId(row.proposed_by),
        proposer: super::user::name_of(connection, UserId(row.proposed_by))?,
        decided_by: UserId(row.decided_by),
        decider: super::user::name_of(connection, UserId(row.decided_by))?,
        decided_at: Timestamp(row.decided_at),
        office: row
            .office_key
            .parse()
            .map_err(|_| Error::Unreadable(row.office_key))?,
        office_name: row.office_name,
        standard: known(WrittenStandard::parse(&row.standard), &row.standard)?,
        grounds: row.grounds,
        conditions: row.conditions,
        document: row.document_id,
    }))
}

/// A decision to write.
#[derive(Debug, Clone)]
pub struct NewDecision<'a> {
    /// The case.
    pub application: ApplicationId,
    /// What it says.
    pub outcome: Outcome,
    /// The amount granted, else zero.
    pub amount: Kroner,
    /// The frame of the announcement the case answers.
    pub frame: FrameId,
    /// Who proposed.
    pub proposed_by: UserId,
    /// Who decides.
    pub decided_by: UserId,
    /// The office that decides.
    pub office: &'a OfficeKey,
    /// Its official name today.
    pub office_name: &'a str,
    /// The written standard of the letter.
    pub standard: WrittenStandard,
    /// The grounds.
    pub grounds: &'a str,
    /// The conditions of this case.
    pub conditions: &'a str,
    /// The letter.
    pub document: &'a str,
}

/// Writes a decision and notes on the case which office decided.
///
/// # Errors
/// [`Error::Conflict`] when a constraint refuses (`decided_by_another`, `granted_has_an_amount`).
pub fn insert(
    connection: &mut AnyConnection,
    new: &NewDecision<'_>,
    now: Timestamp,
) -> Result<DecisionId> {
    let id = diesel::insert_into(decision::table)
        .values((
            decision::application_id.eq(new.application.0),
            decision::kind.eq(new.outcome.decision_kind()),
            decision::amount.eq(new.amount.0),
            decision::frame_id.eq(new.frame.0),
            decision::proposed_by.eq(new.proposed_by.0),
            decision::decided_by.eq(new.decided_by.0),
            decision::decided_at.eq(now.0),
            decision::office_key.eq(new.office.as_str()),
            decision::office_name.eq(new.office_name),
            decision::standard.eq(new.standard.as_str()),
            decision::grounds.eq(new.grounds),
            decision::conditions.eq(new.conditions),
            decision::document_id.eq(new.document),
        ))
        .returning(decision::id)
        .get_result(connection)?;
    diesel::update(application::table.find(new.application.0))
        .set(application::decided_by_office.eq(Some(new.office.as_str())))
        .execute(connection)?;
    Ok(DecisionId(id))
}

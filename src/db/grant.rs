//! Grants (tilskudd): found through the application they came from.

use super::bank_account::{self, Account};
use super::event::end_of_grant;
use super::schema::{bank_account as accounts, decision, grants};
use super::{AnyConnection, Result, error::known};
use crate::domain::head::{Head, Heads};
use crate::domain::id::{ApplicationId, DecisionId, FrameId, GrantId, UserId};
use crate::domain::lifecycle::grant::{AnyGrant, GrantState};
use crate::domain::money::Kroner;
use crate::domain::time::{Day, Timestamp};
use diesel::prelude::*;

/// A grant as the rest of the program knows it.
#[derive(Debug, Clone)]
pub struct Grant {
    /// Its id in the database.
    pub id: GrantId,
    /// The application it came from.
    pub application: ApplicationId,
    /// The decision it stands on.
    pub decision: DecisionId,
    /// The frame that pays.
    pub frame: FrameId,
    /// Where it stands.
    pub state: GrantState,
    /// The amount granted.
    pub amount: Kroner,
    /// When the letter was issued.
    pub awarded_at: Timestamp,
    /// Last day for accepting.
    pub accept_by: Day,
    /// When it was accepted.
    pub accepted_at: Option<Timestamp>,
    /// The account.
    pub account: Account,
    /// Who decided.
    pub decided_by: UserId,
    last_event: i64,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = grants)]
struct Row {
    id: i64,
    application_id: i64,
    decision_id: i64,
    frame_id: i64,
    state: String,
    amount: i64,
    awarded_at: chrono::NaiveDateTime,
    accept_by: Day,
    accepted_at: Option<chrono::NaiveDateTime>,
    last_event_id: i64,
}

fn from_row((row, decided_by, account): (Row, i64, Option<bank_account::Row>)) -> Result<Grant> {
    Ok(Grant {
        id: GrantId(row.id),
        application: ApplicationId(row.application_id),
        decision: DecisionId(row.decision_id),
        frame: FrameId(row.frame_id),
        state: known(GrantState::parse(&row.state), &row.state)?,
        amount: Kroner(row.amount),
        awarded_at: Timestamp(row.awarded_at),
        accept_by: row.accept_by,
        accepted_at: row.accepted_at.map(Timestamp),
        account: Account::of(account),
        decided_by: UserId(decided_by),
        last_event: row.last_event_id,
    })
}

impl Grant {
    /// What a page that shows the grant was rendered from.
    #[must_use]
    pub fn head(&self) -> Heads {
        Heads::default().with(Head::Grant(self.id), self.last_event)
    }

    /// The grant with the end of its chain, ready for a step.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn for_step(&self, connection: &mut AnyConnection) -> Result<AnyGrant> {
        Ok(AnyGrant {
            id: self.id,
            state: self.state,
            end: end_of_grant(connection, self.last_event)?,
        })
    }
}

/// Grants with who decided and the account in use.
macro_rules! with_account {
    () => {
        grants::table
            .inner_join(decision::table)
            .left_join(
                accounts::table.on(accounts::grant_id
                    .eq(grants::id)
                    .and(accounts::returned_at.is_null())),
            )
            .select((
                Row::as_select(),
                decision::decided_by,
                Option::<bank_account::Row>::as_select(),
            ))
    };
}

/// The grant that came from an application the caller has found through the scope, if there is one.
///
/// # Errors
/// When the database does not answer.
pub fn of_application(
    connection: &mut AnyConnection,
    application: ApplicationId,
) -> Result<Option<Grant>> {
    with_account!()
        .filter(grants::application_id.eq(application.0))
        .first::<(Row, i64, Option<bank_account::Row>)>(connection)
        .optional()?
        .map(from_row)
        .transpose()
}

/// A grant to insert, next to its decision.
#[derive(Debug, Clone, Copy)]
pub struct NewGrant {
    /// The application.
    pub application: ApplicationId,
    /// The decision.
    pub decision: DecisionId,
    /// The frame that pays.
    pub frame: FrameId,
    /// The amount, above zero.
    pub amount: Kroner,
    /// Last day for accepting.
    pub accept_by: Day,
}

/// Inserts a grant without an event; the caller stores its first event in the same transaction.
///
/// # Errors
/// [`super::Error::Conflict`] when the application has one.
pub fn insert(connection: &mut AnyConnection, new: &NewGrant, now: Timestamp) -> Result<GrantId> {
    let id = diesel::insert_into(grants::table)
        .values((
            grants::application_id.eq(new.application.0),
            grants::decision_id.eq(new.decision.0),
            grants::frame_id.eq(new.frame.0),
            grants::state.eq(GrantState::Awarded.as_str()),
            grants::last_event_id.eq(0_i64),
            grants::amount.eq(new.amount.0),
            grants::awarded_at.eq(now.0),
            grants::accept_by.eq(new.accept_by),
        ))
        .returning(grants::id)
        .get_result(connection)?;
    Ok(GrantId(id))
}

/// Notes that the municipality has accepted.
///
/// # Errors
/// When the database does not answer.
pub fn accept(connection: &mut AnyConnection, id: GrantId, now: Timestamp) -> Result<()> {
    diesel::update(grants::table.find(id.0))
        .set(grants::accepted_at.eq(now.0))
        .execute(connection)?;
    Ok(())
}

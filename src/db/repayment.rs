//! Claims for unspent money (krav) and what was repaid.

use super::schema::repayment;
use super::{AnyConnection, Result};
use crate::domain::id::{GrantId, RepaymentId, UserId};
use crate::domain::money::Kroner;
use crate::domain::time::{Day, Timestamp};
use diesel::prelude::*;

/// A claim, or the part of one that one repayment has settled.
#[derive(Debug, Clone)]
pub struct Claim {
    /// Its id in the database.
    pub id: RepaymentId,
    /// The amount claimed; of a settled part the amount repaid.
    pub amount: Kroner,
    /// When it was claimed.
    pub claimed_at: Timestamp,
    /// By when it is to be paid.
    pub pay_by: Day,
    /// What came in.
    pub repaid: Option<Repaid>,
    claimed_by: UserId,
}

/// What came in.
#[derive(Debug, Clone)]
pub struct Repaid {
    /// The amount.
    pub amount: Kroner,
    /// The day it came in.
    pub on: Day,
    /// The bank's or the office's reference.
    pub reference: String,
}

/// The sum of what is claimed, paid or not.
#[must_use]
pub fn claimed(claims: &[Claim]) -> Kroner {
    claims.iter().map(|claim| claim.amount).sum()
}

/// The sum of what is repaid.
#[must_use]
pub fn repaid(claims: &[Claim]) -> Kroner {
    claims
        .iter()
        .filter_map(|claim| claim.repaid.as_ref())
        .map(|repaid| repaid.amount)
        .sum()
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = repayment)]
struct Row {
    id: i64,
    claimed_amount: i64,
    claimed_by: i64,
    claimed_at: chrono::NaiveDateTime,
    pay_by: Day,
    repaid_amount: Option<i64>,
    repaid_on: Option<Day>,
    reference: Option<String>,
}

fn from_row(row: Row) -> Claim {
    let repaid = match (row.repaid_amount, row.repaid_on, row.reference) {
        (Some(amount), Some(on), Some(reference)) => Some(Repaid {
            amount: Kroner(amount),
            on,
            reference,
        }),
        _ => None,
    };
    Claim {
        id: RepaymentId(row.id),
        amount: Kroner(row.claimed_amount),
        claimed_at: Timestamp(row.claimed_at),
        pay_by: row.pay_by,
        repaid,
        claimed_by: UserId(row.claimed_by),
    }
}

/// The claims of a grant the caller has found through the scope, oldest first.
///
/// # Errors
/// When the database does not answer.
pub fn of_grant(connection: &mut AnyConnection, grant: GrantId) -> Result<Vec<Claim>> {
    Ok(repayment::table
        .filter(repayment::grant_id.eq(grant.0))
        .order(repayment::id)
        .select(Row::as_select())
        .load::<Row>(connection)?
        .into_iter()
        .map(from_row)
        .collect())
}

/// Claims an amount back.
///
/// # Errors
/// When the database does not answer.
pub fn claim(
    connection: &mut AnyConnection,
    grant: GrantId,
    amount: Kroner,
    pay_by: Day,
    by: UserId,
    now: Timestamp,
) -> Result<RepaymentId> {
    let id = diesel::insert_into(repayment::table)
        .values((
            repayment::grant_id.eq(grant.0),
            repayment::claimed_amount.eq(amount.0),
            repayment::claimed_by.eq(by.0),
            repayment::claimed_at.eq(now.0),
            repayment::pay_by.eq(pay_by),
        ))
        .returning(repayment::id)
        .get_result(connection)?;
    Ok(RepaymentId(id))
}

/// Registers what came in on an open claim. A part of it settles that part; the rest stays as a claim of its own with
/// the same date, so that the sum of the claims never changes; its id is given.
///
/// # Errors
/// [`super::Error::Conflict`] when more came in than is claimed, or it was registered meanwhile.
pub fn register(
    connection: &mut AnyConnection,
    grant: GrantId,
    open: &Claim,
    repaid: &Repaid,
    by: UserId,
    now: Timestamp,
) -> Result<Option<RepaymentId>> {
    let changed = diesel::update(
        repayment::table
            .find(open.id.0)
            .filter(repayment::repaid_amount.is_null())
            .filter(repayment::claimed_amount.ge(repaid.amount.0)),
    )
    .set((
        repayment::claimed_amount.eq(repaid.amount.0),
        repayment::repaid_amount.eq(repaid.amount.0),
        repayment::repaid_on.eq(repaid.on),
        repayment::reference.eq(&repaid.reference),
        repayment::registered_by.eq(by.0),
        repayment::registered_at.eq(now.0),
    ))
    .execute(connection)?;
    if changed != 1 {
        return Err(super::Error::Conflict("the claim has moved on".into()));
    }
    let rest = open.amount.minus(repaid.amount);
    if rest > Kroner::ZERO {
        let rest = claim(
            connection,
            grant,
            rest,
            open.pay_by,
            open.claimed_by,
            open.claimed_at,
        )?;
        return Ok(Some(rest));
    }
    Ok(None)
}

//! Payments (utbetalinger) of a grant: proposed, attested by another, confirmed with a voucher number.

use super::schema::{payment, remark};
use super::{AnyConnection, Error, Result};
use crate::domain::id::{GrantId, PaymentId, RemarkId, UserId};
use crate::domain::money::Kroner;
use crate::domain::time::{Day, Timestamp};
use diesel::prelude::*;

/// Where a payment stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Proposed; waits for attestation.
    Proposed,
    /// Refused, with the reason.
    Refused {
        /// By whom.
        by: UserId,
        /// The moment it happened.
        at: Timestamp,
        /// Why; empty when the text is erased.
        reason: String,
    },
    /// Attested; waits for the bank.
    Attested {
        /// By whom.
        by: UserId,
        /// The moment it happened.
        at: Timestamp,
    },
    /// Paid and confirmed.
    Confirmed {
        /// By whom it was attested.
        attested_by: UserId,
        /// The day the money was paid.
        paid_on: Day,
        /// The voucher number (bilagsnummer).
        voucher: String,
    },
}

/// A payment.
#[derive(Debug, Clone)]
pub struct Payment {
    /// Its id in the database.
    pub id: PaymentId,
    /// Of which grant.
    pub grant: GrantId,
    /// The amount.
    pub amount: Kroner,
    /// The account it goes to, as registered when it was proposed.
    pub account: String,
    /// Who decided the grant.
    pub decided_by: UserId,
    /// Who proposed.
    pub proposed_by: UserId,
    /// When it was proposed.
    pub proposed_at: Timestamp,
    /// Where it stands.
    pub standing: Standing,
}

impl Payment {
    /// Whether it counts against what was granted: everything that was not refused.
    #[must_use]
    pub const fn counts(&self) -> bool {
        !matches!(self.standing, Standing::Refused { .. })
    }

    /// Whether the money is paid.
    #[must_use]
    pub const fn is_confirmed(&self) -> bool {
        matches!(self.standing, Standing::Confirmed { .. })
    }

    /// Whether somebody still has to do something.
    #[must_use]
    pub const fn is_under_way(&self) -> bool {
        matches!(
            self.standing,
            Standing::Proposed | Standing::Attested { .. }
        )
    }
}

/// The sum of what was proposed and not refused.
#[must_use]
pub fn proposed(payments: &[Payment]) -> Kroner {
    payments
        .iter()
        .filter(|p| p.counts())
        .map(|p| p.amount)
        .sum()
}

/// The sum of what was paid.
#[must_use]
pub fn paid(payments: &[Payment]) -> Kroner {
    payments
        .iter()
        .filter(|p| p.is_confirmed())
        .map(|p| p.amount)
        .sum()
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = payment)]
struct Row {
    id: i64,
    grant_id: i64,
    amount: i64,
    account_number: String,
    decided_by: i64,
    proposed_by: i64,
    proposed_at: chrono::NaiveDateTime,
    attested_by: Option<i64>,
    attested_at: Option<chrono::NaiveDateTime>,
    refused_by: Option<i64>,
    refused_at: Option<chrono::NaiveDateTime>,
    paid_on: Option<Day>,
    voucher_number: Option<String>,
}

fn from_row((row, refusal): (Row, Option<String>)) -> Payment {
    let standing = match (
        row.refused_by,
        row.refused_at,
        row.attested_by,
        row.attested_at,
    ) {
        (Some(by), Some(at), _, _) => Standing::Refused {
            by: UserId(by),
            at: Timestamp(at),
            reason: refusal.unwrap_or_default(),
        },
        (_, _, Some(by), Some(at)) => match (row.paid_on, row.voucher_number) {
            (Some(paid_on), Some(voucher)) => Standing::Confirmed {
                attested_by: UserId(by),
                paid_on,
                voucher,
            },
            _ => Standing::Attested {
                by: UserId(by),
                at: Timestamp(at),
            },
        },
        _ => Standing::Proposed,
    };
    Payment {
        id: PaymentId(row.id),
        grant: GrantId(row.grant_id),
        amount: Kroner(row.amount),
        account: row.account_number,
        decided_by: UserId(row.decided_by),
        proposed_by: UserId(row.proposed_by),
        proposed_at: Timestamp(row.proposed_at),
        standing,
    }
}

/// The payments of a grant the caller has found through the scope, oldest first.
///
/// # Errors
/// When the database does not answer.
pub fn of_grant(connection: &mut AnyConnection, grant: GrantId) -> Result<Vec<Payment>> {
    Ok(payment::table
        .left_join(remark::table)
        .filter(payment::grant_id.eq(grant.0))
        .order(payment::id)
        .select((Row::as_select(), remark::body.nullable()))
        .load::<(Row, Option<String>)>(connection)?
        .into_iter()
        .map(from_row)
        .collect())
}

/// A payment to propose.
#[derive(Debug, Clone)]
pub struct NewPayment<'a> {
    /// Of which grant.
    pub grant: GrantId,
    /// The amount.
    pub amount: Kroner,
    /// The registered account.
    pub account: &'a str,
    /// Who decided the grant.
    pub decided_by: UserId,
}

/// Proposes a payment.
///
/// # Errors
/// When the database does not answer.
pub fn insert(
    connection: &mut AnyConnection,
    new: &NewPayment<'_>,
    by: UserId,
    now: Timestamp,
) -> Result<PaymentId> {
    let id = diesel::insert_into(payment::table)
        .values((
            payment::grant_id.eq(new.grant.0),
            payment::amount.eq(new.amount.0),
            payment::account_number.eq(new.account),
            payment::decided_by.eq(new.decided_by.0),
            payment::proposed_by.eq(by.0),
            payment::proposed_at.eq(now.0),
        ))
        .returning(payment::id)
        .get_result(connection)?;
    Ok(PaymentId(id))
}

/// Attests a proposed payment.
///
/// # Errors
/// [`Error::Conflict`] when it was attested or refused meanwhile, or the person decided or proposed it.
pub fn attest(
    connection: &mut AnyConnection,
    id: PaymentId,
    by: UserId,
    now: Timestamp,
) -> Result<()> {
    let changed = diesel::update(
        payment::table
            .find(id.0)
            .filter(payment::attested_by.is_null())
            .filter(payment::refused_by.is_null()),
    )
    .set((
        payment::attested_by.eq(by.0),
        payment::attested_at.eq(now.0),
    ))
    .execute(connection)?;
    one(changed)
}

/// Refuses a proposed payment.
///
/// # Errors
/// [`Error::Conflict`] when it was attested or refused meanwhile.
pub fn refuse(
    connection: &mut AnyConnection,
    id: PaymentId,
    reason: RemarkId,
    by: UserId,
    now: Timestamp,
) -> Result<()> {
    let changed = diesel::update(
        payment::table
            .find(id.0)
            .filter(payment::attested_by.is_null())
            .filter(payment::refused_by.is_null()),
    )
    .set((
        payment::refused_by.eq(by.0),
        payment::refused_at.eq(now.0),
        payment::refusal_remark_id.eq(reason.0),
    ))
    .execute(connection)?;
    one(changed)
}

/// Confirms an attested payment.
///
/// # Errors
/// [`Error::Conflict`] when it is not attested or was confirmed meanwhile.
pub fn confirm(
    connection: &mut AnyConnection,
    id: PaymentId,
    paid_on: Day,
    voucher: &str,
    by: UserId,
    now: Timestamp,
) -> Result<()> {
    let changed = diesel::update(
        payment::table
            .find(id.0)
            .filter(payment::attested_by.is_not_null())
            .filter(payment::confirmed_by.is_null()),
    )
    .set((
        payment::confirmed_by.eq(by.0),
        payment::confirmed_at.eq(now.0),
        payment::paid_on.eq(paid_on),
        payment::voucher_number.eq(voucher),
    ))
    .execute(connection)?;
    one(changed)
}

fn one(changed: usize) -> Result<()> {
    if changed == 1 {
        Ok(())
    } else {
        Err(Error::Conflict("the payment has moved on".into()))
    }
}

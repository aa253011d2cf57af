//! The account register (kontoregister) with its history. An account is registered by somebody who does not decide
//! (økonomibestemmelsene 6.3.8.1); one that was sent back stays, marked so.

use super::schema::bank_account;
use super::{AnyConnection, Error, Result};
use crate::domain::id::{BankAccountId, GrantId, UserId};
use crate::domain::time::Timestamp;
use diesel::prelude::*;

/// The account a grant is paid to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Account {
    /// Nobody gave one yet, or the last one was sent back.
    Missing,
    /// Given by the municipality, not registered.
    Given {
        /// Its row.
        id: BankAccountId,
        /// Eleven digits.
        number: String,
    },
    /// Registered by economy.
    Registered {
        /// Its row.
        id: BankAccountId,
        /// Eleven digits.
        number: String,
        /// By whom.
        by: UserId,
        /// The moment it happened.
        at: Timestamp,
    },
}

#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = bank_account)]
pub(super) struct Row {
    id: i64,
    number: String,
    registered_by: Option<i64>,
    registered_at: Option<chrono::NaiveDateTime>,
}

impl Account {
    pub(super) fn of(row: Option<Row>) -> Self {
        let Some(row) = row else {
            return Self::Missing;
        };
        let (id, number) = (BankAccountId(row.id), row.number);
        match (row.registered_by, row.registered_at) {
            (Some(by), Some(at)) => Self::Registered {
                id,
                number,
                by: UserId(by),
                at: Timestamp(at),
            },
            _ => Self::Given { id, number },
        }
    }

    /// The row in use.
    #[must_use]
    pub const fn id(&self) -> Option<BankAccountId> {
        match self {
            Self::Missing => None,
            Self::Given { id, .. } | Self::Registered { id, .. } => Some(*id),
        }
    }
}

/// Adds the account the municipality gave; economy has to register it.
///
/// # Errors
/// [`Error::Conflict`] when the grant has one in use.
pub fn give(
    connection: &mut AnyConnection,
    grant: GrantId,
    number: &str,
    by: (UserId, Timestamp),
) -> Result<BankAccountId> {
    let id = diesel::insert_into(bank_account::table)
        .values((
            bank_account::grant_id.eq(grant.0),
            bank_account::number.eq(number),
            bank_account::given_by.eq(by.0.0),
            bank_account::given_at.eq(by.1.0),
        ))
        .returning(bank_account::id)
        .get_result(connection)?;
    Ok(BankAccountId(id))
}

/// Registers the account.
///
/// # Errors
/// [`Error::Conflict`] when it was registered or sent back meanwhile.
pub fn register(
    connection: &mut AnyConnection,
    id: BankAccountId,
    by: (UserId, Timestamp),
) -> Result<()> {
    let changed = diesel::update(
        bank_account::table
            .find(id.0)
            .filter(bank_account::registered_at.is_null())
            .filter(bank_account::returned_at.is_null()),
    )
    .set((
        bank_account::registered_by.eq(by.0.0),
        bank_account::registered_at.eq(by.1.0),
    ))
    .execute(connection)?;
    one(changed)
}

/// Sends the account back, so that the municipality gives another.
///
/// # Errors
/// [`Error::Conflict`] when that was done meanwhile.
pub fn give_back(
    connection: &mut AnyConnection,
    id: BankAccountId,
    by: (UserId, Timestamp),
) -> Result<()> {
    let changed = diesel::update(
        bank_account::table
            .find(id.0)
            .filter(bank_account::returned_at.is_null()),
    )
    .set((
        bank_account::returned_by.eq(by.0.0),
        bank_account::returned_at.eq(by.1.0),
    ))
    .execute(connection)?;
    one(changed)
}

fn one(changed: usize) -> Result<()> {
    if changed == 1 {
        Ok(())
    } else {
        Err(Error::Conflict("the account has moved on".into()))
    }
}

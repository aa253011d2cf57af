//! What waits before money is paid or has come back, over all grants an actor may see: one list for each
//! [`PaymentStanding`].

use super::list::{Bounded, Paged, Summed, TO_COUNT, Window};
use super::schema::{application, bank_account, grants, payment, repayment};
use super::scope;
use super::{AnyConnection, Error, Result};
use crate::access::{Actor, Level};
use crate::domain::geography::MunicipalityCode;
use crate::domain::lifecycle::grant::GrantState;
use crate::domain::money::Kroner;
use crate::domain::standing::PaymentStanding;
use crate::domain::time::Timestamp;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Nullable};

/// Something that waits.
#[derive(Debug, Clone)]
pub struct WaitingRow {
    /// The case's number.
    pub case_number: String,
    /// The municipality, by its code of that time.
    pub municipality: MunicipalityCode,
    /// The amount it is about.
    pub amount: Kroner,
    /// Since when it has waited, where that is known.
    pub since: Option<Timestamp>,
}

/// How much waits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Waiting {
    /// How many.
    pub count: Bounded,
    /// The sum of those counted.
    pub sum: Kroner,
}

type Row = (String, String, i64, Option<chrono::NaiveDateTime>);

fn from_row((case_number, code, amount, since): Row) -> Result<WaitingRow> {
    Ok(WaitingRow {
        case_number,
        municipality: code.parse().map_err(|_| Error::Unreadable(code))?,
        amount: Kroner(amount),
        since: since.map(Timestamp),
    })
}

/// What is not yet proposed of a grant, refused payments aside.
const LEFT: &str = "grants.amount - COALESCE((SELECT CAST(SUM(paid.amount) AS BIGINT) FROM payment AS paid \
     WHERE paid.grant_id = grants.id AND paid.refused_by IS NULL), 0)";
/// What is claimed of a grant and not repaid.
const CLAIMED: &str = "(SELECT CAST(SUM(open.claimed_amount) AS BIGINT) FROM repayment AS open \
     WHERE open.grant_id = grants.id AND open.repaid_amount IS NULL)";

/// The columns of [`Row`], the amount under its name for the sum.
macro_rules! columns {
    ($amount:expr, $since:expr) => {
        (
            application::case_number,
            application::municipality_code,
            sql::<BigInt>(&format!("{} AS amount", $amount)),
            $since,
        )
    };
}

/// The grants that are being paid, with the account in use.
macro_rules! with_account {
    ($actor:expr) => {
        grants::table
            .inner_join(application::table)
            .inner_join(bank_account::table)
            .filter(scope::visible_to($actor, Level::List))
            .filter(bank_account::returned_at.is_null())
            .filter(
                grants::state
                    .eq(GrantState::Accepted.as_str())
                    .or(grants::state.eq(GrantState::Paid.as_str())),
            )
    };
}

/// The payments that are neither refused nor confirmed.
macro_rules! under_way {
    ($actor:expr) => {
        payment::table
            .inner_join(grants::table.inner_join(application::table))
            .filter(scope::visible_to($actor, Level::List))
            .filter(payment::refused_by.is_null())
            .filter(payment::voucher_number.is_null())
    };
}

/// Hands the query of a standing and its last order to a macro: their types differ.
macro_rules! on_query {
    ($standing:expr, $actor:expr, $then:ident) => {
        match $standing {
            PaymentStanding::Account => $then!(
                with_account!($actor)
                    .filter(bank_account::registered_at.is_null())
                    .select(columns!("grants.amount", grants::accepted_at)),
                grants::id
            ),
            PaymentStanding::ToPropose => $then!(
                with_account!($actor)
                    .filter(bank_account::registered_at.is_not_null())
                    .filter(sql::<Bool>(&format!("{LEFT} > 0")))
                    .select(columns!(LEFT, bank_account::registered_at)),
                grants::id
            ),
            PaymentStanding::ToAttest => $then!(
                under_way!($actor)
                    .filter(payment::attested_by.is_null())
                    .select(columns!("payment.amount", payment::proposed_at.nullable())),
                payment::id
            ),
            PaymentStanding::ToConfirm => $then!(
                under_way!($actor)
                    .filter(payment::attested_by.is_not_null())
                    .select(columns!("payment.amount", payment::attested_at)),
                payment::id
            ),
            PaymentStanding::ToRepay => $then!(
                grants::table
                    .inner_join(application::table)
                    .filter(scope::visible_to($actor, Level::List))
                    .filter(
                        grants::id.eq_any(
                            repayment::table
                                .filter(repayment::repaid_amount.is_null())
                                .select(repayment::grant_id)
                        )
                    )
                    .select(columns!(
                        CLAIMED,
                        sql::<Nullable<diesel::sql_types::Timestamp>>("CAST(NULL AS TIMESTAMP)")
                    )),
                grants::id
            ),
        }
    };
}

/// A page of what waits so, by case number.
///
/// # Errors
/// When the database does not answer.
pub fn page(
    connection: &mut AnyConnection,
    actor: &Actor,
    standing: PaymentStanding,
    total: Bounded,
    window: Window,
) -> Result<Paged<WaitingRow>> {
    macro_rules! read {
        ($query:expr, $last:expr) => {
            $query
                .order((application::case_number, $last))
                .limit(window.reach())
                .offset(window.offset())
                .load(connection)?
        };
    }
    let rows: Vec<Row> = on_query!(standing, actor, read);
    Paged::of(window, total, rows, from_row)
}

/// How much waits so.
///
/// # Errors
/// When the database does not answer.
pub fn waiting(
    connection: &mut AnyConnection,
    actor: &Actor,
    standing: PaymentStanding,
) -> Result<Waiting> {
    macro_rules! summed {
        ($query:expr, $last:expr) => {
            Summed($query.limit(TO_COUNT)).get_result::<(i64, i64)>(connection)?
        };
    }
    let (count, sum) = on_query!(standing, actor, summed);
    Ok(Waiting {
        count: Bounded::counted(count),
        sum: Kroner(sum),
    })
}

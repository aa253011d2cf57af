//! Closes a grant (avslutter): only when nothing unspent is outstanding, to the krone.

use super::granted;
use super::{Context, Error, Result};
use crate::access::{self, Act};
use crate::domain::fact::Closed;
use crate::domain::lifecycle::grant::ReportApproved;
use crate::mail::Kind;

/// Closes.
///
/// # Errors
/// [`Error::Refused`] with the amount while unspent less repaid is not zero.
pub fn run(context: &Context<'_>, case_number: &str) -> Result<()> {
    context.world.db.write(|connection| {
        let granted = granted::open(context, connection, case_number)?;
        let permit = access::permit_on(context.actor, Act::CheckReport, &granted.case.facts())?;
        let approved = granted
            .grant
            .for_step(connection)?
            .in_state::<ReportApproved>()?;
        let account = granted::account(connection, &granted.grant)?;
        let settled = account.settled().map_err(|open| Error::Refused {
            key: "rapport-feil-utestaende",
            variables: vec![("belop".into(), open.outstanding.to_string())],
        })?;
        let fact = Closed {
            granted: account.granted,
            spent: account.spent,
            repaid: account.repaid,
        };
        context.record(connection, approved.close(fact, permit, settled))?;
        granted.tell_municipality(
            context,
            connection,
            Kind::GrantClosed,
            &granted.municipal_path(),
        )
    })
}

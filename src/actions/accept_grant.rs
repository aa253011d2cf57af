//! Accepts a grant (aksepterer tilskuddet): the terms, and the account it is to be paid to.

use super::granted::{self, Granted};
use super::{Context, Error, FieldError, Result};
use crate::access::{self, Act};
use crate::db::{self, AnyConnection};
use crate::domain::check_digits::account_number;
use crate::domain::fact::Accepted;
use crate::domain::lifecycle::grant::Awarded;
use crate::domain::time::norwegian_day;
use crate::domain::user::Role;
use crate::mail::Kind;

/// What the municipality answers.
#[derive(Debug, Clone, Copy)]
pub struct Acceptance<'a> {
    /// The account number as typed.
    pub account: &'a str,
    /// Whether the terms are accepted.
    pub terms: bool,
}

/// Accepts.
///
/// # Errors
/// [`Error::Invalid`] for a wrong account number or terms not accepted; [`Error::Refused`] after the last day, or when
/// only the municipal leader may accept; [`Error::WrongState`] when it was answered before.
pub fn run(context: &Context<'_>, case_number: &str, acceptance: Acceptance<'_>) -> Result<()> {
    context.world.db.write(|connection| {
        let granted = granted::open(context, connection, case_number)?;
        let permit = access::permit_on(context.actor, Act::AnswerGrant, &granted.case.facts())?;
        let awarded = granted.grant.for_step(connection)?.in_state::<Awarded>()?;
        may_accept(context, connection, &granted)?;
        let account = read(acceptance)?;
        db::grant::accept(connection, granted.grant.id, context.now)?;
        let by = (permit.actor(), context.now);
        let bank_account = db::bank_account::give(connection, granted.grant.id, &account, by)?;
        let fact = Accepted {
            amount: granted.grant.amount,
            bank_account,
            account,
        };
        context.record(connection, awarded.accept(fact, permit))?;
        tell(context, connection, &granted)
    })
}

/// Whether the actor may accept today, by the date in the letter and the rules of the scheme-year.
///
/// # Errors
/// [`Error::Refused`] with the sentence to show.
pub fn may_accept(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    granted: &Granted,
) -> Result<()> {
    if context.today() > granted.grant.accept_by {
        return Err(Error::Refused {
            key: "tilskudd-feil-frist",
            variables: vec![("dato".into(), norwegian_day(granted.grant.accept_by))],
        });
    }
    let rules = db::scheme_setting::rules(connection, granted.case.year, context.today())?;
    if rules.leader_accepts && !context.actor.is(Role::MunicipalLeader) {
        return Err(Error::refused("tilskudd-feil-leder"));
    }
    Ok(())
}

fn read(acceptance: Acceptance<'_>) -> Result<String> {
    let account = account_number(acceptance.account);
    let mut errors = Vec::new();
    if account.is_none() {
        errors.push(FieldError::new("kontonummer", "feil-kontonummer"));
    }
    if !acceptance.terms {
        errors.push(FieldError::new("vilkar", "tilskudd-feil-vilkar"));
    }
    match account {
        Some(account) if errors.is_empty() => Ok(account),
        _ => Err(Error::Invalid(errors)),
    }
}

/// Tells the case officer that there is an answer and economy that there is an account to register.
pub(super) fn tell(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    granted: &Granted,
) -> Result<()> {
    let path = granted.office_path();
    for role in [Role::CaseOfficer, Role::Economy] {
        granted.tell_office(context, connection, role, Kind::GrantAnswered, &path)?;
    }
    Ok(())
}

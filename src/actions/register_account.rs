//! The account register (kontoregisteret): economy registers the account the municipality gave, or sends it back.

use super::granted::{self, Granted};
use super::{Context, Error, FieldError, Result};
use crate::access::{self, Act};
use crate::db::{self, AnyConnection, bank_account::Account};
use crate::domain::check_digits::account_number;
use crate::domain::fact::{AccountGiven, AccountRegistered, AccountReturned};
use crate::domain::persons_apart::Duty;
use crate::mail::Kind;

/// Registers the account that was shown. Whoever decided the grant may not.
///
/// # Errors
/// [`Error::Denied`] for the person who decided; [`Error::Conflict`] when another account was given meanwhile.
pub fn run(context: &Context<'_>, case_number: &str, shown: &str) -> Result<()> {
    context.world.db.write(|connection| {
        let granted = granted::open(context, connection, case_number)?;
        let grant = &granted.grant;
        let permit = access::permit_on(context.actor, Act::RegisterAccount, &granted.case.facts())?;
        register_apart(context, connection, &granted)?;
        let Account::Given { id, number } = &grant.account else {
            return Err(Error::Conflict);
        };
        if account_number(shown).as_ref() != Some(number) {
            return Err(Error::Conflict);
        }
        let fact = AccountRegistered {
            bank_account: *id,
            account: number.clone(),
        };
        let taken = grant.for_step(connection)?.note(fact, permit)?;
        db::bank_account::register(connection, *id, (context.actor.user, context.now))?;
        context.record(connection, taken)
    })
}

/// Sends the account back to the municipality, which gives another.
///
/// # Errors
/// As [`run`]; [`Error::Conflict`] also while a payment to the account is under way.
pub fn give_back(context: &Context<'_>, case_number: &str, comment: &str) -> Result<()> {
    context.world.db.write(|connection| {
        let granted = granted::open(context, connection, case_number)?;
        let grant = &granted.grant;
        let permit = access::permit_on(context.actor, Act::RegisterAccount, &granted.case.facts())?;
        register_apart(context, connection, &granted)?;
        let under_way = db::payment::of_grant(connection, grant.id)?
            .iter()
            .any(db::payment::Payment::is_under_way);
        let Some(bank_account) = grant.account.id().filter(|_| !under_way) else {
            return Err(Error::Conflict);
        };
        let fact = AccountReturned {
            bank_account,
            comment: context.remark(connection, granted.case.id, comment)?,
        };
        let taken = grant.for_step(connection)?.note(fact, permit)?;
        let by = (context.actor.user, context.now);
        db::bank_account::give_back(connection, bank_account, by)?;
        context.record(connection, taken)?;
        let path = granted.municipal_path();
        granted.tell_municipality(context, connection, Kind::AccountReturned, &path)
    })
}

/// Whoever decided may not, nor, where the scheme-year asks for it, whoever attested a payment of the grant.
fn register_apart(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    granted: &Granted,
) -> Result<()> {
    let parts: Vec<_> = db::payment::of_grant(connection, granted.grant.id)?
        .iter()
        .flat_map(|payment| granted::parts_in(&granted.grant, payment))
        .collect();
    granted::apart(context, connection, granted, Duty::RegisterAccount, &parts)
}

/// Gives another account, after the first was sent back.
///
/// # Errors
/// [`Error::Invalid`] for a wrong account number; [`Error::Conflict`] when there is one.
pub fn give(context: &Context<'_>, case_number: &str, account: &str) -> Result<()> {
    context.world.db.write(|connection| {
        let granted = granted::open(context, connection, case_number)?;
        let grant = &granted.grant;
        let permit = access::permit_on(context.actor, Act::AnswerGrant, &granted.case.facts())?;
        let step = grant.for_step(connection)?;
        if grant.account != Account::Missing {
            return Err(Error::Conflict);
        }
        let account = account_number(account).ok_or_else(|| {
            Error::Invalid(vec![FieldError::new("kontonummer", "feil-kontonummer")])
        })?;
        let by = (context.actor.user, context.now);
        let bank_account = db::bank_account::give(connection, grant.id, &account, by)?;
        let fact = AccountGiven {
            bank_account,
            account,
        };
        context.record(connection, step.note(fact, permit)?)?;
        super::accept_grant::tell(context, connection, &granted)
    })
}

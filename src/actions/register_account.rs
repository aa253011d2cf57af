//! The account register (kontoregisteret): economy registers the account the municipality gave, or sends it back.

use super::granted;
use super::{Context, Error, FieldError, Result};
use crate::access::{self, Act};
use crate::db::{self, grant::Account};
use crate::domain::check_digits::account_number;
use crate::mail::Kind;
use serde_json::json;

/// Registers the account that was shown. Whoever decided the grant may not.
///
/// # Errors
/// [`Error::Denied`] for the person who decided; [`Error::Conflict`] when another account stands there by now.
pub fn run(context: &Context<'_>, case_number: &str, shown: &str) -> Result<()> {
    context.world.db.write(|connection| {
        let granted = granted::open(context, connection, case_number)?;
        let grant = &granted.grant;
        let permit = access::permit_on(context.actor, Act::RegisterAccount, &granted.case.facts())?;
        granted::apart(&permit, &[grant.decided_by])?;
        let Account::Given { number } = &grant.account else {
            return Err(Error::Conflict);
        };
        if account_number(shown).as_ref() != Some(number) {
            return Err(Error::Conflict);
        }
        let taken = grant
            .for_step(connection)?
            .note("register_account", permit)?;
        db::grant::register_account(
            connection,
            grant.id,
            number,
            context.actor.user,
            context.now,
        )?;
        let details = json!({ "account": number });
        db::event::store(connection, taken.telling(details), context.now)?;
        Ok(())
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
        granted::apart(&permit, &[grant.decided_by])?;
        let under_way = db::payment::of_grant(connection, grant.id)?
            .iter()
            .any(db::payment::Payment::is_under_way);
        if grant.account == Account::Missing || under_way {
            return Err(Error::Conflict);
        }
        let taken = grant.for_step(connection)?.note("return_account", permit)?;
        db::grant::remove_account(connection, grant.id)?;
        let details = json!({ "comment": comment });
        db::event::store(connection, taken.telling(details), context.now)?;
        let path = granted.municipal_path();
        granted.tell_municipality(context, connection, Kind::AccountReturned, &path)
    })
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
        let taken = grant.for_step(connection)?.note("give_account", permit)?;
        if grant.account != Account::Missing {
            return Err(Error::Conflict);
        }
        let account = account_number(account).ok_or_else(|| {
            Error::Invalid(vec![FieldError::new("kontonummer", "feil-kontonummer")])
        })?;
        db::grant::give_account(connection, grant.id, &account, context.actor.user)?;
        let details = json!({ "account": account });
        db::event::store(connection, taken.telling(details), context.now)?;
        super::accept_grant::tell(context, connection, &granted)
    })
}

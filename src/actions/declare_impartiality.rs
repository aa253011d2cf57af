//! Declares habilitet in a case (forvaltningsloven §§ 6 and 8). Before it nothing of the case opens; it may be changed, but
//! from not impartial to impartial only with another person's answer ([`super::answer_impartiality`]).

use super::office_case::{barred, tell_office};
use super::{Context, Error, Result};
use crate::access::{self, Act, Level};
use crate::db::{self, AnyConnection, application::Case};
use crate::domain::chain::Digest;
use crate::domain::fact::{ImpartialityAsked, ImpartialityDeclared};
use crate::domain::proof::Permit;
use crate::domain::user::Role;
use crate::mail::Kind;

/// The longest reason.
pub const LONGEST_REASON: usize = 1000;

/// What a declaration led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Declared {
    /// The case is open to the person.
    Impartial,
    /// It is closed.
    NotImpartial,
    /// It stays closed until the holder of budget authority has answered.
    Waits,
}

/// Declares that the person is impartial, or is not, with the reason. Whoever was not impartial before gives the reason
/// for the change and waits for an answer.
///
/// # Errors
/// [`Error::Invalid`] without a reason where one is asked for; [`Error::NotFound`]; [`Error::Denied`], also for a person the
/// record keeps from the case.
pub fn run(
    context: &Context<'_>,
    case_number: &str,
    impartial: bool,
    reason: &str,
) -> Result<Declared> {
    let reason = reason.trim();
    context.world.db.write(|connection| {
        let case = db::application::find(connection, context.actor, Level::List, case_number)?;
        let permit = access::permit_on(context.actor, Act::DeclareImpartiality, &case.facts())?;
        if let Some(why) = barred(connection, context.actor, &case)? {
            return Err(Error::Denied(why));
        }
        context.unmoved(connection, &case, None)?;
        let before = db::impartiality::of_person(connection, case.id, context.actor.user)?;
        let turns = impartial && before.is_some_and(|declared| !declared.impartial);
        if reason.is_empty() && turns {
            return Err(Error::field("grunn", "feil-habilitet-endring"));
        }
        if reason.is_empty() && !impartial {
            return Err(Error::field("grunn", "feil-habilitet-grunn"));
        }
        if turns {
            ask(context, connection, &case, permit, reason)
        } else {
            declare(context, connection, &case, permit, (impartial, reason))
        }
    })
}

fn declare(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    case: &Case,
    permit: Permit,
    (impartial, reason): (bool, &str),
) -> Result<Declared> {
    let reason = if impartial { "" } else { reason };
    let user = context.actor.user;
    let declared = (impartial, reason);
    db::impartiality::declare(connection, case.id, user, declared, context.now)?;
    // A case is nobody's who is not impartial in it; it waits for a colleague.
    if !impartial && case.case_officer == Some(user) {
        db::assessment::leave(connection, case.id)?;
    }
    // The reason may be a private matter: the event holds its hash only.
    let fact = ImpartialityDeclared {
        impartial,
        reason_sha256: Digest::of(reason),
    };
    let taken = case.for_step(connection)?.note(fact, permit)?;
    context.record(connection, taken)?;
    Ok(if impartial {
        Declared::Impartial
    } else {
        Declared::NotImpartial
    })
}

fn ask(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    case: &Case,
    permit: Permit,
    reason: &str,
) -> Result<Declared> {
    let office = context.actor.office().ok_or(Error::NotFound)?;
    db::impartiality::ask(connection, case.id, context.actor.user, reason, context.now)?;
    let fact = ImpartialityAsked {
        reason_sha256: Digest::of(reason),
    };
    let taken = case.for_step(connection)?.note(fact, permit)?;
    context.record(connection, taken)?;
    let to = (office, Role::BudgetAuthority);
    tell_office(context, connection, case, Kind::ImpartialityAsked, to)?;
    Ok(Declared::Waits)
}

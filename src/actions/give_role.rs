//! Gives a person a dated role in an organisation.

use super::{Context, Error, FieldError, Result};
use crate::access::{self, Act};
use crate::db::user::Recipient;
use crate::db::{self, AnyConnection, event::Chain, membership::NewRole};
use crate::domain::fact::RoleGiven;
use crate::domain::head::Head;
use crate::domain::id::UserId;
use crate::domain::user::{Organisation, Role, Validity};
use crate::mail::{self, About, Kind};

/// The role given.
#[derive(Debug, Clone)]
pub struct Given {
    /// To whom.
    pub user: UserId,
    /// Which role.
    pub role: Role,
    /// Where.
    pub organisation: Organisation,
    /// From and to which day.
    pub validity: Validity,
}

/// Whether the role holds at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It does.
    Holds,
    /// It waits for somebody at the office to confirm it.
    Waits,
}

/// Gives it. A role that decides or touches money at an office waits for the holder of budget authority there; the operator
/// at the machine gives it at once where nobody can confirm.
///
/// # Errors
/// [`Error::Invalid`] for the administrator's own person, when role and organisation do not fit, the organisation does not exist on the first day, that day is over, the days are in the wrong order or the person has the
/// role already in that time.
pub fn run(context: &Context<'_>, given: &Given) -> Result<Standing> {
    let permit = access::permit(context.actor, Act::ManageUsers)?;
    if given.user == permit.actor() {
        return Err(Error::field("rolle", "feil-egen-rolle"));
    }
    let faults = faults(context, given);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    context.world.db.write(|c| {
        db::account::find(c, given.user)?;
        context.unmoved_acts(c, &[Head::User(given.user)])?;
        let again = db::held_role::of_user(c, given.user)?.iter().any(|held| {
            let m = &held.membership;
            m.role == given.role
                && m.organisation == given.organisation
                && !held.was_refused()
                && overlap(m.validity, given.validity)
        });
        if again {
            return Err(Error::field("rolle", "feil-rolle-finnes"));
        }
        let asked = who_confirms(context, c, given)?;
        let confirmed = match &asked {
            None => true,
            Some(people) => context.actor.is_system() && people.is_empty(),
        };
        let new = NewRole {
            role: given.role,
            organisation: &given.organisation,
            validity: given.validity,
            confirmed,
        };
        let by = (permit.actor(), context.now);
        let membership = db::membership::give(c, given.user, &new, by)?;
        let fact = RoleGiven {
            membership,
            role: given.role,
            organisation: given.organisation.key(),
            from: given.validity.from,
            to: given.validity.to,
            confirmed,
        };
        context.record_act(c, Chain::User(given.user), fact, &permit)?;
        if confirmed {
            return Ok(Standing::Holds);
        }
        announce(context, c, &asked.unwrap_or_default())?;
        Ok(Standing::Waits)
    })
}

/// Those who can confirm the role at its office today; nothing when it needs no confirmation.
fn who_confirms(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    given: &Given,
) -> Result<Option<Vec<Recipient>>> {
    let Organisation::Office(office) = &given.organisation else {
        return Ok(None);
    };
    if !given.role.needs_confirmation() {
        return Ok(None);
    }
    let authority = Role::BudgetAuthority;
    let mut people = db::user::of_office(connection, office, authority, context.today())?;
    people.retain(|person| person.id != given.user && person.id != context.actor.user);
    Ok(Some(people))
}

fn announce(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    people: &[Recipient],
) -> Result<()> {
    let (texts, config) = (&context.world.texts, &context.world.config);
    let about = About {
        path: "/roller",
        ..About::default()
    };
    for person in people {
        let notice = mail::notice(texts, config, Kind::RoleWaiting, person, &about);
        db::outbox::put(connection, &notice, context.now)?;
    }
    Ok(())
}

fn faults(context: &Context<'_>, given: &Given) -> Vec<FieldError> {
    let mut faults = Vec::new();
    if given.organisation.kind() != given.role.belongs_to() {
        faults.push(FieldError::new("organisasjon", "feil-rolle-organisasjon"));
    }
    let geography = &context.world.geography;
    let exists = match &given.organisation {
        Organisation::Municipality(code) => geography
            .municipality(*code)
            .is_some_and(|m| m.validity.contains(given.validity.from)),
        Organisation::Office(key) => geography
            .office(key)
            .is_some_and(|office| office.validity.contains(given.validity.from)),
        Organisation::Ministry | Organisation::Operator | Organisation::None => true,
    };
    if !exists {
        faults.push(FieldError::new("organisasjon", "feil-organisasjon-dag"));
    }
    if given.validity.from < context.today() {
        faults.push(FieldError::new("fra", "feil-rolle-bakover"));
    }
    if given.validity.to.is_some_and(|to| to < given.validity.from) {
        faults.push(FieldError::new("til", "feil-til-for-fra"));
    }
    faults
}

fn overlap(one: Validity, other: Validity) -> bool {
    let starts_before_end = |a: Validity, b: Validity| b.to.is_none_or(|to| a.from <= to);
    starts_before_end(one, other) && starts_before_end(other, one)
}

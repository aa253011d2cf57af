//! Gives a person a dated role in an organisation.

use super::{Context, Error, FieldError, Result};
use crate::access::{self, Act};
use crate::db::{self, event::Chain};
use crate::domain::fact::RoleGiven;
use crate::domain::head::Head;
use crate::domain::id::UserId;
use crate::domain::user::{Organisation, Role, Validity};

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

/// Gives it.
///
/// # Errors
/// [`Error::Invalid`] when role and organisation do not fit, the organisation does not exist on the first day, the days
/// are in the wrong order or the person has the role already in that time.
pub fn run(context: &Context<'_>, given: &Given) -> Result<()> {
    let permit = access::permit(context.actor, Act::ManageUsers)?;
    let faults = faults(context, given);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    context.world.db.write(|c| {
        db::account::find(c, given.user)?;
        context.unmoved_acts(c, &[Head::User(given.user)])?;
        let held = db::account::roles_of(c, given.user)?;
        let again = held.iter().any(|(_, m)| {
            m.role == given.role
                && m.organisation == given.organisation
                && overlap(m.validity, given.validity)
        });
        if again {
            return Err(Error::field("rolle", "feil-rolle-finnes"));
        }
        let membership = db::user::add_membership(
            c,
            given.user,
            given.role,
            &given.organisation,
            given.validity,
            (permit.actor(), context.now),
        )?;
        let fact = RoleGiven {
            membership,
            role: given.role,
            organisation: given.organisation.key(),
            from: given.validity.from,
            to: given.validity.to,
        };
        context.record_act(c, Chain::User(given.user), fact, &permit)
    })
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
    if given.validity.to.is_some_and(|to| to < given.validity.from) {
        faults.push(FieldError::new("til", "feil-til-for-fra"));
    }
    faults
}

fn overlap(one: Validity, other: Validity) -> bool {
    let starts_before_end = |a: Validity, b: Validity| b.to.is_none_or(|to| a.from <= to);
    starts_before_end(one, other) && starts_before_end(other, one)
}

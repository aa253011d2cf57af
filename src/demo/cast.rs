//! The cast: invented people in real municipalities and offices.

use crate::access;
use crate::actions::World;
use crate::db::{self, event::Chain, membership::NewRole, user::NewUser};
use crate::domain::chain::{Digest, RecordKeys};
use crate::domain::fact::{RoleGiven, UserAdded};
use crate::domain::id::UserId;
use crate::domain::time::{Day, Timestamp};
use crate::domain::user::{Language, Organisation, Role, Validity};
use argon2::password_hash::{PasswordHasher, SaltString};

/// The password of everybody in the cast.
pub const PASSWORD: &str = "opptrapping-demo";

/// A role: which, where (`0906`, `fm-agder`, `dep`, `drift` or empty), from and to which day.
type Part = (Role, &'static str, &'static str, &'static str);

const AGDER_TIMES: [(&str, &str, &str); 3] = [
    ("fm-aust-vest-agder", "2016-01-01", "2018-12-31"),
    ("fm-agder", "2019-01-01", "2020-12-31"),
    ("sf-agder", "2021-01-01", ""),
];

/// User name, name, language, role and place, from, to.
const CAST: [(&str, &str, Language, &[Part]); 8] = [
    (
        "kari.planlegger",
        "Kari Solberg",
        Language::Nb,
        &[(Role::Applicant, "0906", "2016-01-01", "")],
    ),
    (
        "per.leder",
        "Per Haugland",
        Language::Nb,
        &[(Role::MunicipalLeader, "0906", "2016-01-01", "")],
    ),
    (
        "siri.planlegger",
        "Siri Lunde",
        Language::Nb,
        &[
            (Role::Applicant, "0914", "2016-01-01", ""),
            (Role::Applicant, "0912", "2018-01-01", "2020-12-31"),
        ],
    ),
    (
        "nils.planlegger",
        "Nils Rygnestad",
        Language::Nn,
        &[(Role::Applicant, "0941", "2016-01-01", "")],
    ),
    (
        "berit.saksbehandler",
        "Berit Nordli",
        Language::Nb,
        &[
            (Role::CaseOfficer, "fm-nordland", "2016-01-01", "2020-12-31"),
            (Role::CaseOfficer, "sf-nordland", "2021-01-01", ""),
        ],
    ),
    (
        "eva.revisor",
        "Eva Aas",
        Language::Nb,
        &[(Role::Auditor, "", "2016-01-01", "")],
    ),
    (
        "mona.departement",
        "Mona Vik",
        Language::Nb,
        &[(Role::Ministry, "dep", "2016-01-01", "")],
    ),
    (
        "admin.system",
        "Arne Drift",
        Language::Nb,
        &[(Role::Administrator, "drift", "2016-01-01", "")],
    ),
];

/// The Agder office: the same people under its names.
const AGDER: [(&str, &str, Role); 5] = [
    ("olav.saksbehandler", "Olav Tveit", Role::CaseOfficer),
    ("ida.saksbehandler", "Ida Moen", Role::CaseOfficer),
    ("anne.godkjenner", "Anne Berge", Role::BudgetAuthority),
    ("turid.okonomi", "Turid Lie", Role::Economy),
    ("lars.les", "Lars Myhre", Role::Reader),
];

/// The order in which the sign-in page lists them.
const ORDER: [&str; 13] = [
    "kari.planlegger",
    "per.leder",
    "siri.planlegger",
    "nils.planlegger",
    "olav.saksbehandler",
    "ida.saksbehandler",
    "anne.godkjenner",
    "turid.okonomi",
    "lars.les",
    "berit.saksbehandler",
    "eva.revisor",
    "mona.departement",
    "admin.system",
];

/// Adds the cast.
///
/// # Errors
/// When a name is taken or the database does not answer.
pub fn build(world: &World) -> anyhow::Result<()> {
    build_with(world, &hash_of(PASSWORD)?)
}

/// Adds the cast with this hash of its password.
///
/// # Errors
/// As [`build`].
pub fn build_with(world: &World, hash: &str) -> anyhow::Result<()> {
    let since = super::moment("01.01.2016", "08.00");
    world.db.write(|c| {
        for user_name in ORDER {
            let member = CAST.iter().find(|(n, ..)| *n == user_name);
            let at_agder = AGDER.iter().find(|(n, ..)| *n == user_name);
            let (name, language) = match (member, at_agder) {
                (Some((_, name, language, _)), _) => (*name, *language),
                (None, Some((_, name, _))) => (*name, Language::Nb),
                (None, None) => continue,
            };
            let new = NewUser {
                user_name,
                name,
                email: &format!("{user_name}@demo.invalid"),
                language,
                password_hash: Some(hash),
            };
            let id = add(c, &world.keys, &new, since)?;
            let own = member
                .into_iter()
                .flat_map(|(_, _, _, parts)| parts.iter().copied());
            let office = at_agder.into_iter().flat_map(|(_, _, role)| {
                AGDER_TIMES.map(|(office, from, to)| (*role, office, from, to))
            });
            for (role, place, from, to) in own.chain(office) {
                let organisation = organisation(place)?;
                let validity = validity(from, to);
                give(c, &world.keys, id, role, &organisation, validity, since)?;
            }
        }
        Ok::<_, db::Error>(())
    })?;
    Ok(())
}

/// Adds a person the way the program does, with the fact of it.
///
/// # Errors
/// When the name or the address is taken.
pub fn add(
    c: &mut db::AnyConnection,
    keys: &RecordKeys,
    new: &NewUser<'_>,
    since: Timestamp,
) -> db::Result<UserId> {
    let id = db::user::add(c, new, since)?;
    let fact = UserAdded {
        password_sha256: new.password_hash.map(Digest::of),
    };
    db::event::store_act(c, keys, Chain::User(id), fact, &access::by_system(), since)?;
    Ok(id)
}

fn organisation(place: &str) -> db::Result<Organisation> {
    let unreadable = || db::Error::Unreadable(place.to_owned());
    Ok(match place {
        "dep" => Organisation::Ministry,
        "drift" => Organisation::Operator,
        "" => Organisation::None,
        code if code.len() == 4 => {
            Organisation::Municipality(code.parse().map_err(|_| unreadable())?)
        }
        key => Organisation::Office(key.parse().map_err(|_| unreadable())?),
    })
}

fn validity(from: &str, to: &str) -> Validity {
    let day = |text: &str| crate::domain::time::parse_day(text);
    Validity {
        from: day(from).unwrap_or(Day::MIN),
        to: day(to),
    }
}

/// Gives a role the way the operator does at the machine: confirmed, with the fact of it.
///
/// # Errors
/// When role and organisation do not fit together.
pub fn give(
    c: &mut db::AnyConnection,
    keys: &RecordKeys,
    user: UserId,
    role: Role,
    organisation: &Organisation,
    validity: Validity,
    since: Timestamp,
) -> db::Result<()> {
    let permit = access::by_system();
    let by = (permit.actor(), since);
    let new = NewRole {
        role,
        organisation,
        validity,
        confirmed: true,
    };
    let membership = db::membership::give(c, user, &new, by)?;
    let fact = RoleGiven {
        membership,
        role,
        organisation: organisation.key(),
        from: validity.from,
        to: validity.to,
        confirmed: true,
    };
    db::event::store_act(c, keys, Chain::User(user), fact, &permit, since)?;
    Ok(())
}

/// One salt for the whole cast: the password is public, and a salt each would cost a second.
fn hash_of(password: &str) -> anyhow::Result<String> {
    let salt =
        SaltString::from_b64("b3BwdHJhcHBpbmctZGVtbw").map_err(|e| anyhow::anyhow!("{e}"))?;
    Ok(argon2::Argon2::default()
        .hash_password(password.as_bytes(), &salt)
        .map_err(|e| anyhow::anyhow!("{e}"))?
        .to_string())
}

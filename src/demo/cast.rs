//! The cast: invented people in real municipalities and offices.

use crate::actions::World;
use crate::db::{self, user::NewUser};
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
    let hash = hash_of(PASSWORD)?;
    let since = super::moment("01.01.2016", "08.00");
    world.db.write(|c| {
        for user_name in ORDER {
            if let Some((_, name, language, parts)) = CAST.iter().find(|(n, ..)| *n == user_name) {
                let id = add(c, user_name, name, *language, &hash, since)?;
                for (role, place, from, to) in *parts {
                    give(c, id, *role, place, from, to, since)?;
                }
            }
            if let Some((_, name, role)) = AGDER.iter().find(|(n, ..)| *n == user_name) {
                let id = add(c, user_name, name, Language::Nb, &hash, since)?;
                for (office, from, to) in AGDER_TIMES {
                    give(c, id, *role, office, from, to, since)?;
                }
            }
        }
        Ok::<_, db::Error>(())
    })?;
    Ok(())
}

fn add(
    c: &mut db::AnyConnection,
    user_name: &str,
    name: &str,
    language: Language,
    hash: &str,
    since: Timestamp,
) -> db::Result<UserId> {
    let email = format!("{user_name}@demo.invalid");
    db::user::add(
        c,
        &NewUser {
            user_name,
            name,
            email: &email,
            language,
            password_hash: Some(hash),
        },
        since,
    )
}

fn give(
    c: &mut db::AnyConnection,
    user: UserId,
    role: Role,
    place: &str,
    from: &str,
    to: &str,
    since: Timestamp,
) -> db::Result<()> {
    let unreadable = || db::Error::Unreadable(place.to_owned());
    let organisation = match place {
        "dep" => Organisation::Ministry,
        "drift" => Organisation::Operator,
        "" => Organisation::None,
        code if code.len() == 4 => {
            Organisation::Municipality(code.parse().map_err(|_| unreadable())?)
        }
        key => Organisation::Office(key.parse().map_err(|_| unreadable())?),
    };
    let day = |text: &str| crate::domain::time::parse_day(text);
    let validity = Validity {
        from: day(from).unwrap_or(Day::MIN),
        to: day(to),
    };
    db::user::add_membership(c, user, role, &organisation, validity, (UserId(1), since))
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

//! Everybody else: a planner in each municipality and three people in each office, invented, so that every act of the
//! demo's history has a person behind it. They have no password; nobody can sign in as them.

use super::cast;
use crate::actions::World;
use crate::db::{self, user::NewUser};
use crate::domain::chain::RecordKeys;
use crate::domain::geography::{MunicipalityCode, OfficeKey};
use crate::domain::id::UserId;
use crate::domain::time::Day;
use crate::domain::user::{Language, Organisation, Role, Validity};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

const FIRST: [&str; 24] = [
    "Anna", "Bjørn", "Camilla", "Dag", "Elin", "Frode", "Gro", "Hans", "Inger", "Jan", "Kristin",
    "Lars", "Marit", "Nora", "Odd", "Petter", "Randi", "Stein", "Tone", "Unni", "Vidar", "Åse",
    "Øyvind", "Ellen",
];
const LAST: [&str; 24] = [
    "Aasen",
    "Bakke",
    "Dahl",
    "Eide",
    "Fjeld",
    "Grønli",
    "Hagen",
    "Iversen",
    "Johnsen",
    "Kvam",
    "Lien",
    "Myrvold",
    "Nygård",
    "Opsahl",
    "Pettersen",
    "Rønning",
    "Sandvik",
    "Tangen",
    "Ulvestad",
    "Vestby",
    "Ødegård",
    "Åsheim",
    "Strand",
    "Moen",
];

/// The people who act for an office in the demo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staff {
    /// Case officer.
    pub officer: String,
    /// Holder of budget authority.
    pub approver: String,
    /// Economy.
    pub economy: String,
}

/// The user names of an office's people on a day of its life.
#[must_use]
pub fn staff_of(office: &OfficeKey) -> Staff {
    match office.as_str() {
        "fm-agder" | "fm-aust-vest-agder" => Staff {
            officer: "olav.saksbehandler".into(),
            approver: "anne.godkjenner".into(),
            economy: "turid.okonomi".into(),
        },
        "fm-nordland" => Staff {
            officer: "berit.saksbehandler".into(),
            approver: "godkjenner.fm-nordland".into(),
            economy: "okonomi.fm-nordland".into(),
        },
        key => Staff {
            officer: format!("saksbehandler.{key}"),
            approver: format!("godkjenner.{key}"),
            economy: format!("okonomi.{key}"),
        },
    }
}

/// The user name of a municipality's planner: one of the cast where it has one.
#[must_use]
pub fn planner_of(code: MunicipalityCode) -> String {
    match code.as_str() {
        "0906" => "kari.planlegger".into(),
        "0914" => "siri.planlegger".into(),
        "0941" => "nils.planlegger".into(),
        code => format!("planlegger.{code}"),
    }
}

/// Adds them all.
///
/// # Errors
/// When the database does not answer.
pub fn build(world: &World) -> anyhow::Result<()> {
    let mut dice = StdRng::seed_from_u64(762_064);
    let since = super::moment("01.01.2016", "08.00");
    let first_day = since.day();
    let scheme = (day(2017, 1, 1), day(2019, 12, 31));
    world.db.write(|c| {
        for municipality in world.geography.municipalities() {
            let user_name = planner_of(municipality.code);
            let lives = !municipality.validity.has_ended(scheme.0)
                && municipality.validity.has_begun(scheme.1);
            if !lives || !user_name.starts_with("planlegger.") {
                continue;
            }
            let id = add(c, &world.keys, &mut dice, &user_name, since)?;
            let organisation = Organisation::Municipality(municipality.code);
            let validity = Validity {
                from: first_day,
                to: None,
            };
            let role = Role::Applicant;
            cast::give(c, &world.keys, id, role, &organisation, validity, since)?;
        }
        for office in world.geography.offices() {
            if office.validity.has_ended(scheme.0) || !office.validity.has_begun(scheme.1) {
                continue;
            }
            let staff = staff_of(&office.key);
            let validity = Validity {
                from: office.validity.from.unwrap_or(first_day),
                to: office.validity.to,
            };
            let roles = [
                (staff.officer, Role::CaseOfficer),
                (staff.approver, Role::BudgetAuthority),
                (staff.economy, Role::Economy),
            ];
            for (user_name, role) in roles {
                if user_name.contains(".fm-") {
                    let id = add(c, &world.keys, &mut dice, &user_name, since)?;
                    let organisation = Organisation::Office(office.key.clone());
                    cast::give(c, &world.keys, id, role, &organisation, validity, since)?;
                }
            }
        }
        Ok::<_, db::Error>(())
    })?;
    Ok(())
}

fn add(
    c: &mut db::AnyConnection,
    keys: &RecordKeys,
    dice: &mut StdRng,
    user_name: &str,
    since: crate::domain::time::Timestamp,
) -> db::Result<UserId> {
    let name = format!(
        "{} {}",
        FIRST[dice.random_range(0..FIRST.len())],
        LAST[dice.random_range(0..LAST.len())]
    );
    let new = NewUser {
        user_name,
        name: &name,
        email: &format!("{user_name}@demo.invalid"),
        language: Language::Nb,
        password_hash: None,
    };
    cast::add(c, keys, &new, since)
}

fn day(year: i32, month: u32, day: u32) -> Day {
    Day::from_ymd_opt(year, month, day).unwrap_or_default()
}

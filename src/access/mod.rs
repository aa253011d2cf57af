//! Who may see and who may do what: the only place that decides it.
//!
//! [`policy`] is the table (pure), [`crate::db::scope`] the same rule as a query, [`Actor`] whoever asks. A read takes an
//! `&Actor` and starts from [`crate::db::scope::visible_to`]; an act needs a [`Permit`], which only [`permit`] and [`permit_on`] issue.

pub mod policy;
pub mod print;

use crate::domain::geography::{Geography, MunicipalityCode, OfficeKey};
use crate::domain::id::UserId;
use crate::domain::proof::Permit;
use crate::domain::time::Day;
use crate::domain::user::{Organisation, Role};
pub use policy::{Act, Level, Relation, Why};
use std::sync::Arc;

/// The one who reads or acts: a person for one organisation, or the system itself.
#[derive(Debug, Clone)]
pub struct Actor {
    /// Who.
    pub user: UserId,
    /// The person's name.
    pub name: String,
    /// The roles held today in the organisation chosen («på vegne av»).
    pub roles: Vec<Role>,
    /// The organisation.
    pub organisation: Organisation,
    /// Its current name, recorded in every event.
    pub organisation_name: String,
    reach: Reach,
}

/// The municipality codes whose cases are within the actor's reach today.
#[derive(Debug, Clone, Default)]
struct Reach {
    municipalities: Arc<[MunicipalityCode]>,
    office: Option<OfficeKey>,
    everything: bool,
    /// In the cases of these the person has no part at an office.
    tied: Arc<[MunicipalityCode]>,
}

/// The facts of a case that access depends on.
#[derive(Debug, Clone)]
pub struct CaseFacts {
    /// The municipality that applied, by its code of that time.
    pub municipality: MunicipalityCode,
    /// The part of a divided municipality that was told to take over; the one that applied has then no say any more.
    pub successor: Option<MunicipalityCode>,
    /// The office whose announcement was answered.
    pub received_by: OfficeKey,
    /// The office that decided, if any did.
    pub decided_by: Option<OfficeKey>,
    /// Whether the office may see it: submitted at some time, not a draft.
    pub is_submitted: bool,
}

impl Actor {
    /// The system itself: deadlines, the demo builder, checks. Sees every case and may act where the policy lets the system.
    #[must_use]
    pub fn system() -> Self {
        Self {
            user: UserId(1),
            name: "Systemet".into(),
            roles: Vec::new(),
            organisation: Organisation::Operator,
            organisation_name: "Opptrapping".into(),
            reach: Reach {
                everything: true,
                ..Reach::default()
            },
        }
    }

    /// A person acting for an organisation on a day. What is within reach follows from geography:
    /// for a municipality every code whose heir it is today, for an office every code whose heir it covers today.
    #[must_use]
    pub fn person(
        user: UserId,
        name: String,
        roles: Vec<Role>,
        organisation: Organisation,
        geography: &Geography,
        today: Day,
    ) -> Self {
        let organisation_name = name_of(&organisation, geography, today);
        let reach = match &organisation {
            Organisation::Municipality(code) => Reach {
                municipalities: codes_of(*code, geography, today).into(),
                ..Reach::default()
            },
            Organisation::Office(key) => Reach {
                municipalities: geography.codes_covered_by(key, today).to_vec().into(),
                office: Some(key.clone()),
                ..Reach::default()
            },
            Organisation::Ministry | Organisation::Operator | Organisation::None => {
                Reach::default()
            }
        };
        Self {
            user,
            name,
            roles,
            organisation,
            organisation_name,
            reach,
        }
    }

    /// The same person with what the record knows of their roles at municipalities
    /// ([`crate::domain::persons_apart::tied_to`]): whoever makes an actor for an office must ask for it.
    #[must_use]
    pub fn tied_to(mut self, municipalities: Vec<MunicipalityCode>) -> Self {
        self.reach.tied = municipalities.into();
        self
    }

    /// The municipalities in whose cases the person has no part at an office.
    #[must_use]
    pub fn ties(&self) -> &[MunicipalityCode] {
        &self.reach.tied
    }

    /// Why the person has no part in the case at an office, whatever roles were given (forvaltningsloven § 6): from the
    /// record, not from a declaration. `acted` tells whether the person has acted in the case for its municipality.
    #[must_use]
    pub fn barred_from(&self, case: &CaseFacts, acted: bool) -> Option<Why> {
        self.office()?;
        let tied = |code: &MunicipalityCode| self.reach.tied.contains(code);
        if acted {
            Some(Why::ActedForMunicipality)
        } else if tied(&case.municipality) || case.successor.as_ref().is_some_and(tied) {
            Some(Why::RoleAtMunicipality)
        } else {
            None
        }
    }

    /// Whether the person has this role in the organisation chosen.
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether the person acts for a county governor's office.
    #[must_use]
    pub fn is_at_an_office(&self) -> bool {
        matches!(self.organisation, Organisation::Office(_))
    }

    /// Whether the person acts for a municipality.
    #[must_use]
    pub fn is_at_a_municipality(&self) -> bool {
        matches!(self.organisation, Organisation::Municipality(_))
    }

    /// The office acted for, if it is one.
    #[must_use]
    pub fn office(&self) -> Option<&OfficeKey> {
        self.reach.office.as_ref()
    }

    /// The municipality acted for today (the heir of the one the role was given for), if it is one.
    #[must_use]
    pub fn municipality_today(
        &self,
        geography: &Geography,
        today: Day,
    ) -> Option<MunicipalityCode> {
        match &self.organisation {
            Organisation::Municipality(code) => geography.heir(*code, today),
            Organisation::Office(_)
            | Organisation::Ministry
            | Organisation::Operator
            | Organisation::None => None,
        }
    }

    /// The codes within reach today.
    #[must_use]
    pub fn municipalities(&self) -> &[MunicipalityCode] {
        &self.reach.municipalities
    }

    /// Whether it is the system itself.
    #[must_use]
    pub const fn is_system(&self) -> bool {
        self.reach.everything
    }

    /// How the actor stands to a case.
    #[must_use]
    pub fn relation_to(&self, case: &CaseFacts) -> Relation {
        if self.is_system() {
            return Relation::System;
        }
        let answers = case.successor.unwrap_or(case.municipality);
        let within_reach = self.reach.municipalities.contains(&answers);
        match &self.reach.office {
            None if within_reach => Relation::OwnMunicipality,
            None => Relation::Nobody,
            Some(_) if !case.is_submitted => Relation::Nobody,
            Some(_) if within_reach => Relation::HandlingOffice,
            Some(office)
                if *office == case.received_by || case.decided_by.as_ref() == Some(office) =>
            {
                Relation::FormerOffice
            }
            Some(_) => Relation::Nobody,
        }
    }

    /// Whether an act that needs no case is allowed; templates ask this to show or hide a button.
    #[must_use]
    pub fn may(&self, act: Act) -> bool {
        permit(self, act).is_ok()
    }
}

/// The municipality's own code and those it stands in for on a day.
fn codes_of(code: MunicipalityCode, geography: &Geography, today: Day) -> Vec<MunicipalityCode> {
    geography
        .heir(code, today)
        .map_or_else(|| vec![code], |heir| geography.codes_with_heir(heir, today))
}

/// The name an organisation goes by on a day, as events record it.
fn name_of(organisation: &Organisation, geography: &Geography, today: Day) -> String {
    match organisation {
        Organisation::Municipality(code) => {
            let heir = geography.heir(*code, today).unwrap_or(*code);
            municipal_name(heir, geography)
        }
        Organisation::Office(key) => geography
            .office(key)
            .map_or_else(|| key.as_str().to_owned(), |office| office.name.clone()),
        Organisation::Ministry => "Helse- og omsorgsdepartementet".to_owned(),
        Organisation::Operator => "Drift av Opptrapping".to_owned(),
        Organisation::None => String::new(),
    }
}

fn municipal_name(code: MunicipalityCode, geography: &Geography) -> String {
    geography
        .municipality(code)
        .map_or_else(|| code.to_string(), |m| format!("{} kommune", m.name))
}

/// The names under which somebody with a role at an organisation has acted until a day: of a municipality also those it had
/// before its number or its borders changed.
#[must_use]
pub fn names_of(organisation: &Organisation, geography: &Geography, today: Day) -> Vec<String> {
    match organisation {
        Organisation::Municipality(code) => codes_of(*code, geography, today)
            .into_iter()
            .map(|code| municipal_name(code, geography))
            .collect(),
        Organisation::Office(_)
        | Organisation::Ministry
        | Organisation::Operator
        | Organisation::None => vec![name_of(organisation, geography, today)],
    }
}

/// The act is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("denied: {0:?}")]
pub struct Denied(pub Why);

/// Permission for an act that concerns no case.
///
/// # Errors
/// [`Denied`] with the reason to show.
pub fn permit(actor: &Actor, act: Act) -> Result<Permit, Denied> {
    let relation = if actor.is_system() {
        Relation::System
    } else {
        Relation::NoCase
    };
    decide(actor, act, relation)
}

/// Permission for an act on a case.
///
/// # Errors
/// [`Denied`]; with [`Why::NotVisible`] the case must be answered as not found.
pub fn permit_on(actor: &Actor, act: Act, case: &CaseFacts) -> Result<Permit, Denied> {
    decide(actor, act, actor.relation_to(case))
}

/// The system's own permit: what the command line, the worker and the demo's builder do to accounts.
#[must_use]
pub fn by_system() -> Permit {
    let system = Actor::system();
    Permit::issued(system.user, system.organisation_name)
}

/// Permission for what everybody may do with their own account: set the password. It needs no role.
#[must_use]
pub const fn own_account(user: UserId) -> Permit {
    Permit::issued(user, String::new())
}

fn decide(actor: &Actor, act: Act, relation: Relation) -> Result<Permit, Denied> {
    let allowed = if relation == Relation::System {
        policy::system_may(act)
    } else {
        policy::best(&actor.roles, act, relation)
    };
    match allowed {
        Ok(()) => Ok(Permit::issued(actor.user, actor.organisation_name.clone())),
        Err(why) => Err(Denied(why)),
    }
}

/// The day another office took a case over from the actor's: a former office keeps reading what it had until then, and
/// nothing later. Offices and borders change at New Year; `year` is the case's.
#[must_use]
pub fn passed_on(
    actor: &Actor,
    case: &CaseFacts,
    year: i32,
    geography: &Geography,
    today: Day,
) -> Option<Day> {
    if actor.relation_to(case) != Relation::FormerOffice {
        return None;
    }
    let own = actor.office()?;
    (year..=chrono::Datelike::year(&today))
        .filter_map(|year| Day::from_ymd_opt(year, 1, 1))
        .find(|day| {
            let heir = geography
                .heir(case.municipality, *day)
                .unwrap_or(case.municipality);
            geography
                .office_on(heir, *day)
                .is_none_or(|office| office.key != *own)
        })
}

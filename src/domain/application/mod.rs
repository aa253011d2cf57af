//! What an application must contain (domain.md §1.3): nine sections, each typed, each read from what was typed.
//!
//! A draft is kept as [`Raw`] fields per [`Section`]; [`Content`] exists only when every section can be read, so
//! nobody can submit, assess or print an application that lacks a mandatory part.

pub mod actors;
pub mod budget;
pub mod competence;
pub mod contact;
pub mod goals;
pub mod measures;
pub mod partners;
pub mod plan;
pub mod raw;
pub mod user_organisations;

use super::geography::{Geography, MunicipalityCode};
use super::money::Kroner;
use super::time::Day;
pub use raw::{Fault, Raw};
use serde::{Deserialize, Serialize};

/// What the rules of a section depend on.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The grant year.
    pub year: i32,
    /// Whether an unfinished plan needs a target date within the year (from 2018).
    pub plan_target_date_required: bool,
    /// The municipality that applies.
    pub municipality: MunicipalityCode,
    /// The municipalities there are.
    pub geography: &'a Geography,
    /// The day of the check.
    pub today: Day,
}

/// A field of a section: its name with `#` for a row's number, and the list its codes come from.
#[derive(Debug, Clone, Copy)]
pub struct Spec {
    /// `org-#-navn`.
    pub name: &'static str,
    /// The list of its codes, if it is chosen.
    pub list: Option<&'static str>,
}

/// A typed field.
const fn typed(name: &'static str) -> Spec {
    Spec { name, list: None }
}

/// A chosen field.
const fn chosen(name: &'static str, list: &'static super::taxonomy::List) -> Spec {
    Spec {
        name,
        list: Some(list.name),
    }
}

macro_rules! sections {
    ($($(#[$doc:meta])* $variant:ident = $slug:literal, $module:ident;)*) => {
        /// The sections, in the order shown.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Section { $($(#[$doc])* #[serde(rename = $slug)] $variant),* }

        impl Section {
            /// All sections in the order shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name in addresses, in the database and in text keys (`soknad-seksjon-<name>`).
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $slug),* }
            }

            /// The section with this name.
            #[must_use]
            pub fn parse(name: &str) -> Option<Self> {
                match name { $($slug => Some(Self::$variant),)* _ => None }
            }

            /// Its fields.
            #[must_use]
            pub const fn fields(self) -> &'static [Spec] {
                match self { $(Self::$variant => $module::FIELDS),* }
            }

            /// What must be mended before the section is complete.
            #[must_use]
            pub fn faults(self, raw: &Raw, setting: &Setting<'_>) -> Vec<Fault> {
                match self { $(Self::$variant => $module::parse(raw, setting).err().unwrap_or_default()),* }
            }
        }

        /// A complete application.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        pub struct Content { $($(#[$doc])* pub $module: section_type!($module)),* }

        impl Content {
            /// Reads all sections.
            ///
            /// # Errors
            /// Everything that must be mended, by section, in the order shown.
            pub fn parse<'r>(
                raw: impl Fn(Section) -> &'r Raw,
                setting: &Setting<'_>,
            ) -> Result<Self, Vec<(Section, Vec<Fault>)>> {
                let mut incomplete = Vec::new();
                $(let $module = $module::parse(raw(Section::$variant), setting)
                    .map_err(|faults| incomplete.push((Section::$variant, faults)))
                    .ok();)*
                match ($($module,)*) {
                    ($(Some($module),)*) if incomplete.is_empty() => Ok(Self { $($module),* }),
                    _ => Err(incomplete),
                }
            }
        }
    };
}

macro_rules! section_type {
    (contact) => {
        contact::Contact
    };
    (goals) => {
        goals::Goals
    };
    (plan) => {
        plan::Plan
    };
    (competence) => {
        competence::Competence
    };
    (user_organisations) => {
        user_organisations::UserOrganisations
    };
    (actors) => {
        actors::Actors
    };
    (measures) => {
        measures::Measures
    };
    (budget) => {
        budget::Budget
    };
    (partners) => {
        partners::Partners
    };
}

sections! {
    /// The municipality and its contact person.
    Contact = "kontakt", contact;
    /// Goals and how the services are developed (S2).
    Goals = "maal", goals;
    /// The plan document (S4).
    Plan = "plan", plan;
    /// Need for competence, occupational therapy always (S5).
    Competence = "kompetanse", competence;
    /// User organisations (S7, S8).
    UserOrganisations = "brukerorganisasjoner", user_organisations;
    /// Actors the municipality works with, at least one outside health and care (S7).
    Actors = "aktorer", actors;
    /// Measures, target groups, challenges, arenas.
    Measures = "tiltak", measures;
    /// Costs and financing, own contribution always (S9).
    Budget = "budsjett", budget;
    /// Partner municipalities.
    Partners = "samarbeid", partners;
}

impl Section {
    /// The section after this one.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::ALL.iter().copied().skip_while(|s| *s != self).nth(1)
    }

    /// The section before this one.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        Self::ALL.iter().copied().take_while(|s| *s != self).last()
    }

    /// Whether an application may be submitted without anything here.
    #[must_use]
    pub const fn is_optional(self) -> bool {
        matches!(self, Self::Partners)
    }

    /// The section's field behind a name on the form, or none when the name is not of this section.
    #[must_use]
    pub fn spec_of(self, name: &str) -> Option<&'static Spec> {
        let pattern: Vec<&str> = name
            .split('-')
            .map(|part| {
                if part.chars().all(|c| c.is_ascii_digit()) {
                    "#"
                } else {
                    part
                }
            })
            .collect();
        let pattern = pattern.join("-");
        self.fields().iter().find(|spec| spec.name == pattern)
    }

    /// Only the fields of this section.
    #[must_use]
    pub fn own_fields<'a>(self, pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Raw {
        Raw::from_pairs(
            pairs
                .into_iter()
                .filter(|(name, _)| self.spec_of(name).is_some()),
        )
    }
}

impl Content {
    /// The amount applied for (omsøkt beløp).
    #[must_use]
    pub fn applied_amount(&self) -> Kroner {
        self.budget.applied()
    }

    /// The day by which a plan must be there, as a condition of the grant; none when there is a plan.
    #[must_use]
    pub fn plan_condition(&self) -> Option<Day> {
        self.plan.condition()
    }
}

#[cfg(test)]
pub(crate) mod tests;

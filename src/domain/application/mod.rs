//! What an application must contain (`docs/SCHEME.md`): nine sections, each typed, each read from what was typed.
//!
//! A section is a list of questions (`FORM`) and the rules across them (`check`). A draft is kept as typed; [`Content`] exists
//! only when every section can be read, so nobody can submit, assess or print an application that lacks a mandatory part.

pub mod actors;
pub mod budget;
pub mod competence;
pub mod contact;
pub mod goals;
pub mod measures;
pub mod partners;
pub mod plan;
pub mod stored;
pub mod user_organisations;

use super::form::{self, Field, Filled, Found, Item, Reading, Rows, Typed};
pub use super::form::{Fault, Typed as Raw};
use super::geography::{Geography, MunicipalityCode};
use super::money::Kroner;
use super::time::Day;
use budget::Budget;
use competence::OccupationalTherapy;
use plan::Plan;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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

            /// Its questions, from top to bottom.
            #[must_use]
            pub const fn form(self) -> &'static [Item] {
                match self { $(Self::$variant => $module::FORM),* }
            }

            fn check(self, filled: &mut Filled, numbers: &[usize], setting: &Setting<'_>) -> Vec<Fault> {
                match self { $(Self::$variant => $module::check(filled, numbers, setting)),* }
            }
        }
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

    /// Its question behind a name on the form, or none when the name is not of this section.
    #[must_use]
    pub fn find(self, name: &str) -> Option<Found> {
        form::find(self.form(), name)
    }

    /// Its group of rows, if it has one.
    #[must_use]
    pub fn rows(self) -> Option<&'static Rows> {
        form::rows(self.form())
    }

    /// Its questions outside the rows.
    pub fn questions(self) -> impl Iterator<Item = &'static Field> {
        form::questions(self.form())
    }

    /// Only the fields of this section.
    #[must_use]
    pub fn own_fields<'a>(self, pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Typed {
        Typed::from_pairs(
            pairs
                .into_iter()
                .filter(|(name, _)| self.find(name).is_some()),
        )
    }

    /// Reads the section from what was typed.
    ///
    /// # Errors
    /// What must be corrected, question by question, then across them. A field that has a fault is not blamed twice.
    pub fn read(self, typed: &Typed, setting: &Setting<'_>) -> Result<Filled, Vec<Fault>> {
        let mut reading = Reading::of(typed, setting.year);
        let form::Read {
            mut filled,
            numbers,
        } = form::read(&mut reading, typed, self.form());
        let mut faults = reading.faults();
        let mut across = self.check(&mut filled, &numbers, setting);
        across.retain(|new| faults.iter().all(|old| old.field != new.field));
        faults.extend(across);
        if faults.is_empty() {
            Ok(filled)
        } else {
            Err(faults)
        }
    }

    /// What must be corrected before the section is complete.
    #[must_use]
    pub fn faults(self, typed: &Typed, setting: &Setting<'_>) -> Vec<Fault> {
        self.read(typed, setting).err().unwrap_or_default()
    }
}

/// A complete application: the answers of all sections, and what rules and sums read of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// The grant year; the questions are those of that year.
    pub year: i32,
    sections: BTreeMap<Section, Filled>,
    /// The plan document.
    pub plan: Plan,
    /// The need for occupational therapy.
    pub therapy: OccupationalTherapy,
    /// Costs and financing.
    pub budget: Budget,
}

impl Content {
    /// Reads all sections.
    ///
    /// # Errors
    /// Everything that must be corrected, by section, in the order shown.
    pub fn parse<'r>(
        typed: impl Fn(Section) -> &'r Typed,
        setting: &Setting<'_>,
    ) -> Result<Self, Vec<(Section, Vec<Fault>)>> {
        let mut sections = BTreeMap::new();
        let mut incomplete = Vec::new();
        for section in Section::ALL {
            match section.read(typed(*section), setting) {
                Ok(filled) => {
                    sections.insert(*section, filled);
                }
                Err(faults) => incomplete.push((*section, faults)),
            }
        }
        Self::of(setting.year, sections)
            .filter(|_| incomplete.is_empty())
            .ok_or(incomplete)
    }

    /// A complete application from the answers of all sections; none when one is missing.
    #[must_use]
    pub fn of(year: i32, sections: BTreeMap<Section, Filled>) -> Option<Self> {
        Section::ALL
            .iter()
            .all(|section| sections.contains_key(section))
            .then_some(())?;
        Some(Self {
            year,
            plan: Plan::of(sections.get(&Section::Plan)?)?,
            therapy: OccupationalTherapy::of(sections.get(&Section::Competence)?)?,
            budget: Budget::of(sections.get(&Section::Budget)?)?,
            sections,
        })
    }

    /// The answers of a section.
    #[must_use]
    pub fn filled(&self, section: Section) -> Option<&Filled> {
        self.sections.get(&section)
    }

    /// The answers of all sections.
    #[must_use]
    pub const fn sections(&self) -> &BTreeMap<Section, Filled> {
        &self.sections
    }

    /// The rows of a section, such as its organisations.
    #[must_use]
    pub fn rows(&self, section: Section) -> &[form::Answers] {
        self.filled(section).map_or(&[], |filled| &filled.rows)
    }

    /// The municipalities that take part together with the applicant.
    #[must_use]
    pub fn partner_municipalities(&self) -> Vec<MunicipalityCode> {
        let codes = self
            .filled(Section::Partners)
            .map_or_else(Vec::new, |filled| filled.answers.codes("kommuner"));
        codes.iter().filter_map(|code| code.parse().ok()).collect()
    }

    /// The titles of the measures, the only part of an application that is public.
    #[must_use]
    pub fn measure_titles(&self) -> Vec<String> {
        self.rows(Section::Measures)
            .iter()
            .map(|measure| measure.text("tittel").to_owned())
            .collect()
    }

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

//! The annual report (årsrapport): ten parameters with nineteen single values, and what the grant was spent on.
//!
//! Counts are collected, never shares; a share is computed from sums. Zero, unknown and not answered are three
//! different things, in the form, in the database, in the PDF and in every total.

mod account;
mod answer;
mod check;
mod fields;
mod prefill;

pub use account::Account;
pub use answer::Answer;
pub use fields::{Fault, LONGEST_NOTE, RawFields, is_field, read, write};

pub use prefill::{Prefilled, Source, prefill};

pub use super::application::competence::Tenths;
use super::money::{Kroner, share};
pub use super::taxonomy::PlanStatus;
use serde::{Deserialize, Serialize};

/// Declares a list of choices with their stored codes.
macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $($(#[$cdoc:meta])* $choice:ident = $code:literal),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$cdoc])* #[serde(rename = $code)] $choice),* }

        impl $name {
            /// All choices, in the order of the form.
            pub const ALL: &'static [Self] = &[$(Self::$choice),*];

            /// The stored code.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$choice => $code),* }
            }

            /// The choice with this code.
            #[must_use]
            pub fn parse(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$choice),)* _ => None }
            }
        }
    )*};
}

choices! {
    /// How the coordinating unit (koordinerende enhet) is organised (P4).
    UnitForm {
        /// One position.
        Position = "stilling",
        /// A team.
        Team = "team",
        /// A unit.
        Unit = "enhet",
    }
    /// Everyday rehabilitation (hverdagsrehabilitering, P6).
    EverydayRehabilitation {
        /// No.
        No = "nei",
        /// Planned.
        Planned = "planlagt",
        /// Under way.
        UnderWay = "i_gang",
    }
    /// Healthy-life, learning and coping services (frisklivs-, lærings- og mestringstilbud, P7).
    HealthyLife {
        /// None.
        No = "nei",
        /// The municipality's own.
        Own = "eget",
        /// With other municipalities; counts as having it.
        Shared = "interkommunalt",
    }
}

/// Users of services and how many of them have an individual plan in use (P2).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanCoverage {
    /// All users.
    pub users: Answer<i64>,
    /// Those with an individual plan (virksom individuell plan).
    pub with_plan: Answer<i64>,
}

impl PlanCoverage {
    /// Numerator and denominator, when both are known.
    #[must_use]
    pub const fn counts(&self) -> Option<(i64, i64)> {
        match (self.with_plan, self.users) {
            (Answer::Value(part), Answer::Value(whole)) => Some((part, whole)),
            _ => None,
        }
    }

    /// The share with a plan, when it can be computed.
    #[must_use]
    pub fn share(&self) -> Option<String> {
        self.counts().and_then(|(part, whole)| share(part, whole))
    }
}

/// The share over several reports: the sum of those that answered over the sum of those that answered. A report
/// without an answer counts in neither, and shares are never averaged.
#[must_use]
pub fn share_of_sums<I: IntoIterator<Item = Option<(i64, i64)>>>(counts: I) -> Option<String> {
    let (part, whole) = counts
        .into_iter()
        .flatten()
        .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    share(part, whole)
}

/// What a municipality reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// P1: the plan's status.
    pub plan_status: Answer<PlanStatus>,
    /// P1: the plan's year, when there is one.
    pub plan_year: Answer<i64>,
    /// P2a: users at home.
    pub at_home: PlanCoverage,
    /// P2b: users in institution.
    pub in_institution: PlanCoverage,
    /// P3: people with an appointed coordinator; may exceed those with a plan.
    pub coordinators: Answer<i64>,
    /// P4: whether a coordinating unit is established.
    pub unit_established: Answer<bool>,
    /// P4: how it is organised.
    pub unit_form: Answer<UnitForm>,
    /// P5: occupational therapists, in tenths of a full-time equivalent.
    pub therapists: Answer<Tenths>,
    /// P5: vacant or missing.
    pub therapists_missing: Answer<Tenths>,
    /// P6: everyday rehabilitation.
    pub everyday_rehabilitation: Answer<EverydayRehabilitation>,
    /// P7: healthy-life services.
    pub healthy_life: Answer<HealthyLife>,
    /// P8: median weeks of waiting for occupational therapy; unknown = not measured.
    pub weeks_occupational_therapy: Answer<i64>,
    /// P8: the same for physiotherapy.
    pub weeks_physiotherapy: Answer<i64>,
    /// P9: how much of the grant was spent; must be answered.
    pub spent: Kroner,
    /// P9: the municipality's own funds; must be answered.
    pub own_funds: Kroner,
    /// Why more was spent than granted.
    pub spent_explained: String,
    /// P10: user organisations that took part.
    pub user_organisations: Answer<i64>,
    /// P10: the forms of their involvement, as codes.
    pub involvement: Vec<String>,
    /// Why none took part.
    pub none_explained: String,
    /// An optional remark.
    pub note: String,
}

/// What a report is measured against.
#[derive(Debug, Clone, Copy)]
pub struct Terms {
    /// The year reported on.
    pub year: i32,
    /// The amount granted.
    pub granted: Kroner,
}

#[cfg(test)]
mod tests;

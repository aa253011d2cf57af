//! Facts: what each step and act of the process records, typed.
//!
//! A fact holds ids, amounts, dates and hashes, never a person's name or free text. So a text can be erased when its time
//! of retention is over without breaking a chain, and whoever reads the chain alone still knows what was decided.
//! Everything else that is stored about a case is compared with its facts by `opptrapping verify` (`db::verify`), and every
//! sum of money is a sum over the entries that the facts make in the journal (`domain::journal`).
//!
//! A fact is stored as JSON with its version, `{"v":1,"fact":"granted",…}`. A fact whose fields change gets a new version
//! and a reader for the old one in [`read`]; `tests/upgrade/` keeps one of each that was ever stored.

mod account;
mod application;
mod grant;
mod ministry;

pub use account::{
    PasswordLinkSent, PasswordSet, RoleConfirmed, RoleEnded, RoleGiven, RoleRefused, SettingSet,
    UserAdded, UserDisabled, UserEnabled,
};
pub use application::{
    Assigned, Decided, Discarded, Dismissed, Granted, ImpartialityAnswered, ImpartialityAsked,
    ImpartialityDeclared, ProposalReturned, ProposalTakenBack, Proposed, Rejected,
    ReturnedByLeader, ReturnedForCompletion, SectionRemark, SentToLeader, StandardChosen, Started,
    Submitted, SuccessorAssigned, TakenAsItStands, Withdrawn,
};
pub use grant::{
    Accepted, AccountGiven, AccountRegistered, AccountReturned, Awarded, CarriedOver, Closed,
    Declined, Lapsed, PaymentAttested, PaymentConfirmed, PaymentProposed, PaymentRefused, Repaid,
    ReportApproved, ReportDue, ReportReopened, ReportReturned, ReportSubmitted, Settlement,
    UnspentClaimed,
};
pub use ministry::{
    AppropriationSet, CallAnnounced, CallWritten, CriterionWritten, FrameSet, RoundAnnounced,
    RoundChanged, RoundOpened, RoundSettled,
};

use super::chain::Digest;
use super::id::RemarkId;
use super::money::Kroner;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The version in which facts are written today.
pub const VERSION: u64 = 1;

/// A text beside a step (comment, reason): where it stands and its hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remark {
    /// The row that holds the text.
    pub id: RemarkId,
    /// Hash of the text.
    pub sha256: Digest,
}

/// A document made in a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Its id.
    pub id: String,
    /// `receipt`, `grant_letter`, `report` …
    pub kind: String,
    /// Written standard, `nb` or `nn`.
    pub standard: String,
    /// Hash of its title.
    pub title_sha256: Digest,
    /// Hash of its bytes.
    pub sha256: Digest,
}

/// A fact that tells of certain steps or acts.
pub trait Tells: Into<Fact> {
    /// The steps and acts it may be told of. An act on what is no case has exactly one.
    const STEPS: &'static [&'static str];
}

/// Declares fact structs: fields, name as stored, and the steps each is told of.
macro_rules! facts {
    ($($(#[$doc:meta])* $name:ident of $steps:expr => { $($(#[$fdoc:meta])* $field:ident : $type:ty),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[$fdoc])* pub $field: $type),* }

        impl From<$name> for $crate::domain::fact::Fact {
            fn from(fact: $name) -> Self {
                Self::$name(fact)
            }
        }

        impl $crate::domain::fact::Tells for $name {
            const STEPS: &'static [&'static str] = &$steps;
        }
    )*};
}
pub(crate) use facts;

/// Declares [`Fact`] with one variant for each struct.
macro_rules! all {
    ($($name:ident = $tag:literal,)*) => {
        /// What a step or act records. The variants are described at their structs.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "fact")]
        #[expect(missing_docs, reason = "each variant holds the documented struct of its name")]
        pub enum Fact { $(#[serde(rename = $tag)] $name($name)),* }

        impl Fact {
            /// The stored names of all facts, with the steps and acts each is told of.
            pub const ALL: &'static [(&'static str, &'static [&'static str])] = &[$(($tag, $name::STEPS)),*];

            /// The stored name.
            #[must_use]
            pub const fn name(&self) -> &'static str {
                match self { $(Self::$name(_) => $tag),* }
            }

            /// The steps and acts it may be told of.
            #[must_use]
            pub const fn steps(&self) -> &'static [&'static str] {
                match self { $(Self::$name(_) => $name::STEPS),* }
            }
        }
    };
}

all! {
    Started = "started",
    Discarded = "discarded",
    SentToLeader = "sent_to_leader",
    ReturnedByLeader = "returned_by_leader",
    Submitted = "submitted",
    ReturnedForCompletion = "returned_for_completion",
    TakenAsItStands = "taken_as_it_stands",
    Proposed = "proposed",
    ProposalTakenBack = "proposal_taken_back",
    ProposalReturned = "proposal_returned",
    Granted = "granted",
    Rejected = "rejected",
    Dismissed = "dismissed",
    Withdrawn = "withdrawn",
    Assigned = "assigned",
    ImpartialityDeclared = "impartiality_declared",
    ImpartialityAsked = "impartiality_asked",
    ImpartialityAnswered = "impartiality_answered",
    StandardChosen = "standard_chosen",
    SuccessorAssigned = "successor_assigned",
    Awarded = "awarded",
    Accepted = "accepted",
    Declined = "declined",
    Lapsed = "lapsed",
    AccountGiven = "account_given",
    AccountReturned = "account_returned",
    AccountRegistered = "account_registered",
    PaymentProposed = "payment_proposed",
    PaymentAttested = "payment_attested",
    PaymentRefused = "payment_refused",
    PaymentConfirmed = "payment_confirmed",
    ReportSubmitted = "report_submitted",
    ReportReturned = "report_returned",
    ReportApproved = "report_approved",
    ReportReopened = "report_reopened",
    CarriedOver = "carried_over",
    UnspentClaimed = "unspent_claimed",
    Repaid = "repaid",
    Closed = "closed",
    AppropriationSet = "appropriation_set",
    FrameSet = "frame_set",
    CallWritten = "call_written",
    CallAnnounced = "call_announced",
    RoundAnnounced = "round_announced",
    RoundChanged = "round_changed",
    RoundSettled = "round_settled",
    UserAdded = "user_added",
    UserDisabled = "user_disabled",
    UserEnabled = "user_enabled",
    PasswordSet = "password_set",
    PasswordLinkSent = "password_link_sent",
    RoleGiven = "role_given",
    RoleConfirmed = "role_confirmed",
    RoleRefused = "role_refused",
    RoleEnded = "role_ended",
    SettingSet = "setting_set",
}

impl Fact {
    /// The text beside it.
    #[must_use]
    pub fn remark(&self) -> Option<&Remark> {
        match self {
            Self::ReturnedByLeader(fact) => Some(&fact.comment),
            Self::ProposalReturned(fact) => Some(&fact.comment),
            Self::SuccessorAssigned(fact) => Some(&fact.reason),
            Self::Declined(fact) => fact.reason.as_ref(),
            Self::AccountReturned(fact) => Some(&fact.comment),
            Self::PaymentRefused(fact) => Some(&fact.reason),
            Self::ReportReturned(fact) => Some(&fact.comment),
            Self::ReportReopened(fact) => Some(&fact.comment),
            _ => None,
        }
    }

    /// The amount it is about, in kroner, as a history shows it.
    #[must_use]
    pub fn amount(&self) -> Option<Kroner> {
        match self {
            Self::Granted(fact) => Some(fact.decided.amount),
            Self::Proposed(fact) => fact.amount,
            Self::Awarded(fact) => Some(fact.amount),
            Self::Accepted(fact) => Some(fact.amount),
            Self::Declined(fact) => Some(fact.amount),
            Self::Lapsed(fact) => Some(fact.amount),
            Self::PaymentProposed(fact) => Some(fact.amount),
            Self::PaymentAttested(fact) => Some(fact.amount),
            Self::PaymentRefused(fact) => Some(fact.amount),
            Self::PaymentConfirmed(fact) => Some(fact.amount),
            Self::CarriedOver(fact) => Some(fact.amount),
            Self::UnspentClaimed(fact) => Some(fact.amount),
            Self::Repaid(fact) => Some(fact.amount),
            Self::AppropriationSet(fact) => Some(fact.after),
            Self::FrameSet(fact) => Some(fact.after),
            _ => None,
        }
    }

    /// The document made with it.
    #[must_use]
    pub const fn document(&self) -> Option<&Document> {
        match self {
            Self::Submitted(fact) => Some(&fact.receipt),
            Self::Granted(Granted { decided })
            | Self::Rejected(Rejected { decided })
            | Self::Dismissed(Dismissed { decided }) => Some(&decided.letter),
            Self::ReportSubmitted(fact) => Some(&fact.document),
            _ => None,
        }
    }
}

/// A stored fact that this program cannot read.
#[derive(Debug, thiserror::Error)]
#[error("a fact is not understood: {0}")]
pub struct Unreadable(String);

/// The fact as it is stored.
///
/// # Errors
/// [`Unreadable`] when it cannot be written as JSON, which no fact here can cause.
pub fn write(fact: &Fact) -> Result<String, Unreadable> {
    let mut value = serde_json::to_value(fact).map_err(|error| Unreadable(error.to_string()))?;
    if let Value::Object(fields) = &mut value {
        fields.insert("v".to_owned(), Value::from(VERSION));
    }
    Ok(value.to_string())
}

/// Reads a stored fact of any version there has been.
///
/// # Errors
/// [`Unreadable`] with what was stored.
pub fn read(stored: &str) -> Result<Fact, Unreadable> {
    let unreadable = |why: &str| Unreadable(format!("{why} in {stored}"));
    let mut value: Value =
        serde_json::from_str(stored).map_err(|error| unreadable(&error.to_string()))?;
    let fields = value
        .as_object_mut()
        .ok_or_else(|| unreadable("no object"))?;
    match fields.remove("v").as_ref().and_then(Value::as_u64) {
        Some(VERSION) => {
            serde_json::from_value(value).map_err(|error| unreadable(&error.to_string()))
        }
        Some(_) | None => Err(unreadable("unknown version")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::lifecycle::{application, grant};
    use std::collections::BTreeSet;

    #[test]
    fn each_step_of_both_lifecycles_has_its_fact_and_no_fact_is_without_a_step() {
        let steps: BTreeSet<&str> = application::EDGES
            .iter()
            .chain(grant::EDGES)
            .map(|edge| edge.step)
            .collect();
        let told: BTreeSet<&str> = Fact::ALL
            .iter()
            .flat_map(|(_, steps)| steps.iter().copied())
            .collect();
        let without: Vec<_> = steps.difference(&told).collect();
        assert!(without.is_empty(), "no fact tells of {without:?}");
        for (name, steps) in Fact::ALL {
            assert!(!steps.is_empty(), "{name} tells of nothing");
        }
    }

    #[test]
    fn a_fact_comes_back_as_it_was_stored_and_a_later_version_is_refused() {
        let fact = Fact::from(Declined {
            amount: crate::domain::money::Kroner(200_000),
            reason: Some(Remark {
                id: RemarkId(7),
                sha256: Digest::of("Ikke egne midler."),
            }),
        });
        let stored = write(&fact).unwrap();
        assert!(stored.contains(r#""v":1"#), "{stored}");
        assert_eq!(read(&stored).unwrap(), fact);
        assert!(read(&stored.replace(r#""v":1"#, r#""v":2"#)).is_err());
        assert!(
            read(r#"{"v":1,"fact":"declined","amount":1,"reason":null,"name":"Kari"}"#).is_err()
        );
    }
}

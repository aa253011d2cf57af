//! The journal of money: what each fact adds to the sums. Every sum shown or exported is a sum over these entries.
//!
//! An entry is never changed. A correction is a new entry with the difference, negative where the amount falls. No entry
//! means unknown and not zero: `cases` tells how many cases an entry makes known (+1) or unknown again (−1), so that zero
//! kroner spent and nothing reported are two things. The moment of an entry is that of registration.

use super::fact::{Fact, Settlement};
use super::geography::OfficeKey;
use super::money::Kroner;
use serde::{Deserialize, Serialize};

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Appropriated for the year (bevilget).
    Appropriated,
    /// Given to an office as its frame (ramme).
    Framed,
    /// Applied for, in applications received and not withdrawn (søkt).
    Applied,
    /// Granted by decision (innvilget).
    Granted,
    /// Granted and declined (takket nei).
    Declined,
    /// Granted and not accepted in time (bortfalt).
    Lapsed,
    /// Changed by a later decision (endret).
    Changed,
    /// Paid, as confirmed (utbetalt).
    Paid,
    /// Spent, by approved reports (brukt).
    Spent,
    /// The municipality's own money used, by approved reports (egne midler).
    OwnFunds,
    /// Granted and not spent, by approved reports (ubrukt).
    Unspent,
    /// Spent beyond the grant, by approved reports (merforbruk).
    Overspent,
    /// Unspent and carried over to the next year (overført).
    Carried,
    /// Unspent and claimed back (krevd).
    Claimed,
    /// Repaid (tilbakebetalt).
    Repaid,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 15] = [
        Self::Appropriated,
        Self::Framed,
        Self::Applied,
        Self::Granted,
        Self::Declined,
        Self::Lapsed,
        Self::Changed,
        Self::Paid,
        Self::Spent,
        Self::OwnFunds,
        Self::Unspent,
        Self::Overspent,
        Self::Carried,
        Self::Claimed,
        Self::Repaid,
    ];

    /// The stored name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Appropriated => "appropriated",
            Self::Framed => "framed",
            Self::Applied => "applied",
            Self::Granted => "granted",
            Self::Declined => "declined",
            Self::Lapsed => "lapsed",
            Self::Changed => "changed",
            Self::Paid => "paid",
            Self::Spent => "spent",
            Self::OwnFunds => "own_funds",
            Self::Unspent => "unspent",
            Self::Overspent => "overspent",
            Self::Carried => "carried",
            Self::Claimed => "claimed",
            Self::Repaid => "repaid",
        }
    }

    /// The kind with this stored name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// What a fact adds to one sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Which sum.
    pub kind: Kind,
    /// By how many kroner.
    pub amount: Kroner,
    /// By how many cases: −1, 0 or 1.
    pub cases: i32,
}

const fn entry(kind: Kind, amount: Kroner, cases: i32) -> Entry {
    Entry {
        kind,
        amount,
        cases,
    }
}

/// The entries of a fact.
#[must_use]
#[expect(
    clippy::too_many_lines,
    reason = "every fact stands here by name, so that a new one does not compile until its money is decided"
)]
pub fn entries(fact: &Fact) -> Vec<Entry> {
    match fact {
        Fact::AppropriationSet(set) => vec![entry(
            Kind::Appropriated,
            set.after.minus(set.before),
            i32::from(set.before == Kroner::ZERO),
        )],
        Fact::FrameSet(set) => vec![entry(
            Kind::Framed,
            set.after.minus(set.before),
            i32::from(set.before == Kroner::ZERO),
        )],
        Fact::Submitted(submitted) => vec![match submitted.applied_before {
            None => entry(Kind::Applied, submitted.applied, 1),
            Some(before) => entry(Kind::Applied, submitted.applied.minus(before), 0),
        }],
        Fact::Withdrawn(withdrawn) => {
            vec![entry(Kind::Applied, Kroner(-withdrawn.applied.0), -1)]
        }
        Fact::Awarded(awarded) => vec![entry(Kind::Granted, awarded.amount, 1)],
        Fact::Declined(declined) => vec![entry(Kind::Declined, declined.amount, 1)],
        Fact::Lapsed(lapsed) => vec![entry(Kind::Lapsed, lapsed.amount, 1)],
        Fact::PaymentConfirmed(confirmed) => vec![entry(
            Kind::Paid,
            confirmed.amount,
            // The first payment is the one that makes a report due.
            i32::from(confirmed.report_due.is_some()),
        )],
        Fact::ReportApproved(approved) => settled(&approved.settlement, 1),
        Fact::ReportReopened(reopened) => settled(&reopened.settlement, -1),
        Fact::CarriedOver(carried) => vec![entry(Kind::Carried, carried.amount, 1)],
        Fact::UnspentClaimed(claimed) => vec![entry(Kind::Claimed, claimed.amount, 1)],
        Fact::Repaid(repaid) => vec![entry(Kind::Repaid, repaid.amount, 1)],
        Fact::Started(_)
        | Fact::Discarded(_)
        | Fact::SentToLeader(_)
        | Fact::ReturnedByLeader(_)
        | Fact::ReturnedForCompletion(_)
        | Fact::TakenAsItStands(_)
        | Fact::Proposed(_)
        | Fact::ProposalTakenBack(_)
        | Fact::ProposalReturned(_)
        // The grant's own first fact, in the same transaction, carries the money.
        | Fact::Granted(_)
        | Fact::Rejected(_)
        | Fact::Dismissed(_)
        | Fact::Assigned(_)
        | Fact::ImpartialityDeclared(_)
        | Fact::ImpartialityAsked(_)
        | Fact::ImpartialityAnswered(_)
        | Fact::StandardChosen(_)
        | Fact::SuccessorAssigned(_)
        | Fact::Accepted(_)
        | Fact::AccountGiven(_)
        | Fact::AccountReturned(_)
        | Fact::AccountRegistered(_)
        | Fact::PaymentProposed(_)
        | Fact::PaymentAttested(_)
        | Fact::PaymentRefused(_)
        | Fact::ReportSubmitted(_)
        | Fact::ReportReturned(_)
        | Fact::Closed(_)
        | Fact::CallWritten(_)
        | Fact::CallAnnounced(_)
        | Fact::RoundAnnounced(_)
        | Fact::RoundChanged(_)
        | Fact::RoundSettled(_)
        | Fact::UserAdded(_)
        | Fact::UserDisabled(_)
        | Fact::UserEnabled(_)
        | Fact::PasswordSet(_)
        | Fact::PasswordLinkSent(_)
        | Fact::RoleGiven(_)
        | Fact::RoleConfirmed(_)
        | Fact::RoleRefused(_)
        | Fact::RoleEnded(_)
        | Fact::SettingSet(_) => Vec::new(),
    }
}

/// The four sums of an approved report, added or taken out again.
fn settled(settlement: &Settlement, sign: i32) -> Vec<Entry> {
    [
        (Kind::Spent, settlement.spent),
        (Kind::OwnFunds, settlement.own_funds),
        (Kind::Unspent, settlement.unspent),
        (Kind::Overspent, settlement.overspent),
    ]
    .into_iter()
    .map(|(kind, amount)| entry(kind, Kroner(amount.0 * i64::from(sign)), sign))
    .collect()
}

/// The year and office of an act that moves money; other facts have those of their case.
#[must_use]
pub fn year_and_office(fact: &Fact) -> Option<(i32, Option<&OfficeKey>)> {
    match fact {
        Fact::AppropriationSet(set) => Some((set.year, None)),
        Fact::FrameSet(set) => Some((set.year, Some(&set.office))),
        _ => None,
    }
}

/// An amount over some cases: how many kroner, and in how many cases it is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Sum {
    /// Kroner.
    pub amount: Kroner,
    /// Cases in which it is known.
    pub cases: i64,
}

impl Sum {
    /// The amount, or nothing when it is known in no case.
    #[must_use]
    pub fn known(self) -> Option<Kroner> {
        (self.cases > 0).then_some(self.amount)
    }
}

impl std::ops::AddAssign for Sum {
    fn add_assign(&mut self, other: Self) {
        self.amount.0 += other.amount.0;
        self.cases += other.cases;
    }
}

/// The sums of each kind over some part of the journal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sums([Sum; Kind::ALL.len()]);

impl Sums {
    /// The sum of a kind.
    #[must_use]
    pub fn of(&self, kind: Kind) -> Sum {
        self.0.get(kind as usize).copied().unwrap_or_default()
    }

    /// Adds to the sum of a kind.
    pub fn add(&mut self, kind: Kind, sum: Sum) {
        if let Some(own) = self.0.get_mut(kind as usize) {
            *own += sum;
        }
    }

    /// What stands as granted: granted and changed, less what was declined or lapsed.
    #[must_use]
    pub fn standing(&self) -> Sum {
        let (granted, changed) = (self.of(Kind::Granted), self.of(Kind::Changed));
        let (declined, lapsed) = (self.of(Kind::Declined), self.of(Kind::Lapsed));
        Sum {
            amount: Kroner(
                granted.amount.0 + changed.amount.0 - declined.amount.0 - lapsed.amount.0,
            ),
            cases: granted.cases - declined.cases - lapsed.cases,
        }
    }
}

impl std::ops::AddAssign for Sums {
    fn add_assign(&mut self, other: Self) {
        for kind in Kind::ALL {
            self.add(kind, other.of(kind));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::chain::Digest;
    use crate::domain::fact::{Document, ReportApproved, ReportReopened, Submitted, Withdrawn};
    use crate::domain::id::{RemarkId, ReportId};

    fn sums(facts: &[Fact]) -> Sums {
        let mut sums = Sums::default();
        for entry in facts.iter().flat_map(entries) {
            let sum = Sum {
                amount: entry.amount,
                cases: i64::from(entry.cases),
            };
            sums.add(entry.kind, sum);
        }
        sums
    }

    fn submitted(applied: i64, before: Option<i64>) -> Fact {
        Submitted {
            number: 1,
            content_sha256: Digest::of(""),
            applied: Kroner(applied),
            applied_before: before.map(Kroner),
            late: false,
            receipt: Document {
                id: "d".into(),
                kind: "receipt".into(),
                standard: "nb".into(),
                title_sha256: Digest::of(""),
                sha256: Digest::of(""),
            },
        }
        .into()
    }

    #[test]
    fn a_completed_application_counts_once_and_a_withdrawn_one_not_at_all() {
        let first = [submitted(500_000, None), submitted(450_000, Some(500_000))];
        let applied = sums(&first).of(Kind::Applied);
        assert_eq!((applied.amount, applied.cases), (Kroner(450_000), 1));
        let withdrawn: Fact = Withdrawn {
            applied: Kroner(450_000),
        }
        .into();
        let [one, two] = first;
        assert_eq!(sums(&[one, two, withdrawn]).of(Kind::Applied).known(), None);
    }

    #[test]
    fn nothing_spent_is_known_and_a_reopened_report_is_not() {
        let settlement = Settlement {
            spent: Kroner(0),
            own_funds: Kroner(10),
            unspent: Kroner(300_000),
            overspent: Kroner(0),
        };
        let approved: Fact = ReportApproved {
            report: ReportId(1),
            document_sha256: Digest::of(""),
            settlement,
        }
        .into();
        let reopened: Fact = ReportReopened {
            report: ReportId(1),
            settlement,
            comment: crate::domain::fact::Remark {
                id: RemarkId(1),
                sha256: Digest::of(""),
            },
        }
        .into();
        let one = sums(std::slice::from_ref(&approved));
        assert_eq!(one.of(Kind::Spent).known(), Some(Kroner::ZERO));
        assert_eq!(one.of(Kind::Unspent).known(), Some(Kroner(300_000)));
        assert_eq!(sums(&[approved, reopened]), Sums::default());
    }

    #[test]
    fn the_kinds_are_numbered_as_they_are_listed() {
        for (number, kind) in Kind::ALL.into_iter().enumerate() {
            assert_eq!(kind as usize, number);
            assert_eq!(Kind::parse(kind.as_str()), Some(kind));
        }
    }
}

//! Where something stands in a list of the office: a case, a report, money to pay. The names are those of the addresses.

use super::decision::Outcome;
use super::lifecycle::application::ApplicationState;
use super::lifecycle::grant::GrantState;
use super::time::Day;

/// The standings of a list with their names, in the order in which the list shows them.
macro_rules! standings {
    ($(#[$doc:meta])* $name:ident { $($(#[$what:meta])* $variant:ident = $text:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$what])* $variant,)*
        }

        impl $name {
            /// All of them, in order.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];
            /// Their names, in order.
            pub const NAMES: &[&str] = &[$($text,)*];

            /// The name, in addresses and as the end of the key of its text.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)*
                }
            }

            /// Reads the name.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|standing| standing.as_str() == text)
            }
        }
    };
}

standings! {
    /// Where a submitted case stands.
    CaseStanding {
        /// Received and assigned to nobody.
        New = "ny",
        /// With an officer.
        Assessing = "til-vurdering",
        /// Returned for completion: waits for the municipality.
        Waiting = "venter",
        /// A grant is proposed.
        Proposed = "innstilt",
        /// A rejection is proposed.
        RejectionProposed = "avslag-innstilt",
        /// A dismissal is proposed.
        DismissalProposed = "avvisning-innstilt",
        /// Granted.
        Granted = "innvilget",
        /// Rejected.
        Rejected = "avslatt",
        /// Dismissed.
        Dismissed = "avvist",
        /// Withdrawn by the municipality.
        Withdrawn = "trukket",
        /// Not submitted: no list of an office shows it.
        Draft = "kladd",
    }
}

impl CaseStanding {
    /// Those an office can ask for.
    pub const LISTED: &[Self] = Self::ALL.split_at(Self::ALL.len() - 1).0;
    /// Their names.
    pub const LISTED_NAMES: &[&str] = Self::NAMES.split_at(Self::NAMES.len() - 1).0;
    /// A proposal waits for the approver.
    pub const WITH_PROPOSAL: &[Self] = &[
        Self::Proposed,
        Self::RejectionProposed,
        Self::DismissalProposed,
    ];
    /// Decided.
    pub const DECIDED: &[Self] = &[Self::Granted, Self::Rejected, Self::Dismissed];

    /// Where a case in this state stands, with the proposal that waits and whether somebody has it.
    #[must_use]
    pub const fn of(state: ApplicationState, proposed: Option<Outcome>, assigned: bool) -> Self {
        match state {
            ApplicationState::Draft
            | ApplicationState::AwaitingLeader
            | ApplicationState::Discarded => Self::Draft,
            ApplicationState::Submitted => match (proposed, assigned) {
                (Some(_), _) => Self::DismissalProposed,
                (None, false) => Self::New,
                (None, true) => Self::Assessing,
            },
            ApplicationState::Returned => Self::Waiting,
            ApplicationState::Assessed => match proposed {
                Some(Outcome::Reject) => Self::RejectionProposed,
                _ => Self::Proposed,
            },
            ApplicationState::Granted => Self::Granted,
            ApplicationState::Rejected => Self::Rejected,
            ApplicationState::Dismissed => Self::Dismissed,
            ApplicationState::Withdrawn => Self::Withdrawn,
        }
    }
}

standings! {
    /// Where a report stands at the office; what waits longest comes first.
    ReportStanding {
        /// Submitted, waits to be checked.
        ToCheck = "venter",
        /// Not submitted, and the day it was due is over.
        Overdue = "over-frist",
        /// Sent back to the municipality.
        Returned = "returnert",
        /// Not submitted, not due yet.
        Expected = "ventes",
        /// Approved; the grant is not closed.
        Approved = "godkjent",
        /// The grant is closed.
        Closed = "avsluttet",
    }
}

impl ReportStanding {
    /// Where the report of a grant in this state stands. Overdue begins at midnight after the due date.
    #[must_use]
    pub fn of(state: GrantState, due_on: Day, today: Day) -> Self {
        match state {
            GrantState::Reported => Self::ToCheck,
            GrantState::ReportReturned => Self::Returned,
            GrantState::ReportApproved => Self::Approved,
            GrantState::Closed => Self::Closed,
            _ if today > due_on => Self::Overdue,
            _ => Self::Expected,
        }
    }
}

standings! {
    /// What a grant waits for before its money is paid or has come back, in the order of the work.
    PaymentStanding {
        /// The account is given, and nobody has registered it.
        Account = "konto",
        /// Something is left to propose for payment.
        ToPropose = "foresla",
        /// A payment waits to be attested.
        ToAttest = "attester",
        /// A payment waits to be confirmed.
        ToConfirm = "bekreft",
        /// A claim waits to be repaid.
        ToRepay = "tilbake",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_standing_has_a_name_of_its_own() {
        for names in [
            CaseStanding::NAMES,
            ReportStanding::NAMES,
            PaymentStanding::NAMES,
        ] {
            let distinct: std::collections::BTreeSet<_> = names.iter().collect();
            assert_eq!(distinct.len(), names.len());
        }
        for standing in CaseStanding::ALL {
            assert_eq!(CaseStanding::parse(standing.as_str()), Some(*standing));
        }
        assert_eq!(CaseStanding::parse("borte"), None);
        assert!(!CaseStanding::LISTED.contains(&CaseStanding::Draft));
        assert_eq!(CaseStanding::LISTED.len(), CaseStanding::LISTED_NAMES.len());
    }

    #[test]
    fn a_report_is_overdue_from_the_day_after() {
        let due = Day::from_ymd_opt(2020, 3, 1).unwrap();
        let next = due.succ_opt().unwrap();
        let of = |state, today| ReportStanding::of(state, due, today);
        assert_eq!(of(GrantState::Paid, due), ReportStanding::Expected);
        assert_eq!(of(GrantState::Paid, next), ReportStanding::Overdue);
        assert_eq!(of(GrantState::Reported, next), ReportStanding::ToCheck);
        assert_eq!(of(GrantState::Closed, next), ReportStanding::Closed);
    }
}

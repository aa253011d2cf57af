//! The lifecycle of a grant (tilskudd), from the letter to the closed account.

use super::{ChainEnd, Edge, Subject, Taken, WrongState, states, steps};
use crate::domain::id::GrantId;
use crate::domain::proof::Permit;
use std::marker::PhantomData;

/// A state of a grant as a type.
pub trait State {
    /// The same state as a value.
    const STATE: GrantState;
}

states! {
    /// The states of a grant.
    GrantState {
        /// The letter is issued (tildelt).
        Awarded = "awarded",
        /// Accepted with an account number (akseptert).
        Accepted = "accepted",
        /// Declined; the frame has its money back (takket nei).
        Declined = "declined",
        /// Nobody accepted in time; the frame has its money back (bortfalt).
        Lapsed = "lapsed",
        /// The first instalment is confirmed (utbetalt).
        Paid = "paid",
        /// The report is in (rapportert).
        Reported = "reported",
        /// The report went back (rapport i retur).
        ReportReturned = "report_returned",
        /// The report is approved (rapport godkjent).
        ReportApproved = "report_approved",
        /// Unspent money may be used next year (overført).
        CarriedOver = "carried_over",
        /// Closed: nothing unspent is outstanding (avsluttet).
        Closed = "closed",
    }
}

/// Every legal step: from, step, to.
pub const EDGES: &[Edge] = &[
    ("none", "award", "awarded"),
    ("awarded", "accept", "accepted"),
    ("awarded", "decline", "declined"),
    ("awarded", "lapse", "lapsed"),
    ("accepted", "confirm_payment", "paid"),
    ("paid", "submit_report", "reported"),
    ("report_returned", "submit_report", "reported"),
    ("carried_over", "submit_report", "reported"),
    ("reported", "return_report", "report_returned"),
    ("reported", "approve_report", "report_approved"),
    ("report_approved", "reopen_report", "report_returned"),
    ("closed", "reopen_report", "report_returned"),
    ("report_approved", "carry_over", "carried_over"),
    ("report_approved", "close", "closed"),
    // Acts that change no state.
    ("accepted", "register_account", "accepted"),
    ("accepted", "return_account", "accepted"),
    ("accepted", "give_account", "accepted"),
    ("accepted", "propose_payment", "accepted"),
    ("accepted", "attest_payment", "accepted"),
    ("accepted", "refuse_payment", "accepted"),
    ("paid", "register_account", "paid"),
    ("paid", "return_account", "paid"),
    ("paid", "give_account", "paid"),
    ("paid", "propose_payment", "paid"),
    ("paid", "attest_payment", "paid"),
    ("paid", "refuse_payment", "paid"),
    ("paid", "confirm_instalment", "paid"),
    // A payment under way when the report comes in is finished, no new one begins.
    ("reported", "attest_payment", "reported"),
    ("reported", "refuse_payment", "reported"),
    ("reported", "confirm_instalment", "reported"),
    ("report_returned", "attest_payment", "report_returned"),
    ("report_returned", "refuse_payment", "report_returned"),
    ("report_returned", "confirm_instalment", "report_returned"),
    ("report_approved", "claim_unspent", "report_approved"),
    ("report_approved", "register_repayment", "report_approved"),
];

/// A grant in state `S`.
#[derive(Debug)]
pub struct Grant<S: State> {
    id: GrantId,
    end: ChainEnd,
    state: PhantomData<S>,
}

/// A grant as the database knows it.
#[derive(Debug, Clone)]
pub struct AnyGrant {
    /// Which.
    pub id: GrantId,
    /// The stored state.
    pub state: GrantState,
    /// Where its chain ends.
    pub end: ChainEnd,
}

impl AnyGrant {
    /// The grant as one in state `S`.
    ///
    /// # Errors
    /// [`WrongState`] when it is in another.
    pub fn in_state<S: State>(self) -> Result<Grant<S>, WrongState> {
        if self.state == S::STATE {
            Ok(Grant {
                id: self.id,
                end: self.end,
                state: PhantomData,
            })
        } else {
            Err(WrongState {
                is: self.state.as_str(),
                needed: S::STATE.as_str(),
            })
        }
    }

    /// An act that changes no state (a payment's steps, account, repayment), where [`EDGES`] allows it.
    ///
    /// # Errors
    /// [`WrongState`] when the act has no place in this state.
    pub fn note(self, act: &'static str, permit: Permit) -> Result<Taken, WrongState> {
        let state = self.state.as_str();
        if !EDGES.contains(&(state, act, state)) {
            return Err(WrongState {
                is: state,
                needed: act,
            });
        }
        Ok(Taken {
            subject: Subject::Grant(self.id),
            previous: Some(self.end),
            from: state,
            step: act,
            to: state,
            permit,
            details: serde_json::Value::Null,
        })
    }
}

/// Starts a grant: the first event of its chain, written with the letter.
pub fn award(id: GrantId, permit: Permit) -> Taken {
    Taken {
        subject: Subject::Grant(id),
        previous: None,
        from: "none",
        step: "award",
        to: GrantState::Awarded.as_str(),
        permit,
        details: serde_json::Value::Null,
    }
}

steps! { Grant, Grant;
    /// Accepts the terms (aksepterer).
    Awarded.accept() = "accept" => Accepted;
    /// Declines (takker nei).
    Awarded.decline() = "decline" => Declined;
    /// Nobody accepted in time.
    Awarded.lapse() = "lapse" => Lapsed;
    /// Confirms the first payment with its voucher number.
    Accepted.confirm_payment() = "confirm_payment" => Paid;
    /// Submits the report.
    Paid.submit_report() = "submit_report" => Reported;
    /// Submits it again.
    ReportReturned.submit_report() = "submit_report" => Reported;
    /// Reports on what was carried over.
    CarriedOver.submit_report() = "submit_report" => Reported;
    /// Sends the report back with a comment.
    Reported.return_report() = "return_report" => ReportReturned;
    /// Approves the report.
    Reported.approve_report() = "approve_report" => ReportApproved;
    /// Opens an approved report again, with a reason.
    ReportApproved.reopen_report() = "reopen_report" => ReportReturned;
    /// Opens a closed grant's report again, with a reason.
    Closed.reopen_report() = "reopen_report" => ReportReturned;
    /// Lets unspent money be used next year.
    ReportApproved.carry_over() = "carry_over" => CarriedOver;
    /// Closes; the caller has made sure that nothing unspent is outstanding.
    ReportApproved.close(_settled: Settled) = "close" => Closed;
}

/// Proof that unspent − repaid = 0.
#[derive(Debug)]
pub struct Settled(());

/// Unspent money is still outstanding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{outstanding} is unspent and not repaid")]
pub struct Outstanding {
    /// Unspent less repaid, in kroner.
    pub outstanding: crate::domain::money::Kroner,
}

impl Settled {
    /// Checks the account of a grant.
    ///
    /// # Errors
    /// [`Outstanding`] with what is left to settle.
    pub fn when(
        unspent: crate::domain::money::Kroner,
        repaid: crate::domain::money::Kroner,
    ) -> Result<Self, Outstanding> {
        let outstanding = unspent.minus(repaid);
        if outstanding == crate::domain::money::Kroner::ZERO {
            Ok(Self(()))
        } else {
            Err(Outstanding { outstanding })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Kroner;

    #[test]
    fn each_edge_that_changes_state_has_a_typed_step_and_no_other_exists() {
        let expected: Vec<_> = EDGES
            .iter()
            .filter(|(from, _, to)| from != to && *from != "none")
            .collect();
        assert_eq!(TYPED_EDGES.len(), expected.len());
        for edge in expected {
            assert!(TYPED_EDGES.contains(edge), "{edge:?} has no typed step");
        }
    }

    #[test]
    fn every_state_is_reached() {
        for state in GrantState::ALL {
            assert!(
                EDGES.iter().any(|(_, _, to)| *to == state.as_str()),
                "{state:?} is never reached"
            );
            assert_eq!(GrantState::parse(state.as_str()), Some(*state));
        }
    }

    #[test]
    fn a_grant_closes_only_when_unspent_money_is_repaid_to_the_krone() {
        assert!(Settled::when(Kroner(5000), Kroner(5000)).is_ok());
        assert_eq!(
            Settled::when(Kroner(5000), Kroner(4999)).unwrap_err(),
            Outstanding {
                outstanding: Kroner(1)
            }
        );
        assert!(Settled::when(Kroner(0), Kroner(0)).is_ok());
    }
}

//! The lifecycle of a grant (tilskudd), from the letter to the closed account.

use super::Audience::{Everybody, Office};
use super::Effect::Moves;
use super::{ChainEnd, Edge, Subject, Taken, WrongState, edge, noted, states, steps};
use crate::domain::fact::{self, Fact, Tells};
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

/// Every legal step: from, step, to, who reads of it, and whether it makes an older page stale.
#[rustfmt::skip]
pub const EDGES: &[Edge] = &[
    edge("none", "award", "awarded", Everybody, Moves),
    edge("awarded", "accept", "accepted", Everybody, Moves),
    edge("awarded", "decline", "declined", Everybody, Moves),
    edge("awarded", "lapse", "lapsed", Everybody, Moves),
    edge("accepted", "confirm_payment", "paid", Everybody, Moves),
    edge("paid", "submit_report", "reported", Everybody, Moves),
    edge("report_returned", "submit_report", "reported", Everybody, Moves),
    edge("carried_over", "submit_report", "reported", Everybody, Moves),
    edge("reported", "return_report", "report_returned", Everybody, Moves),
    edge("reported", "approve_report", "report_approved", Everybody, Moves),
    edge("report_approved", "reopen_report", "report_returned", Everybody, Moves),
    edge("closed", "reopen_report", "report_returned", Everybody, Moves),
    edge("report_approved", "carry_over", "carried_over", Everybody, Moves),
    edge("report_approved", "close", "closed", Everybody, Moves),
    // Acts that change no state.
    edge("accepted", "register_account", "accepted", Office, Moves),
    edge("accepted", "return_account", "accepted", Everybody, Moves),
    edge("accepted", "give_account", "accepted", Everybody, Moves),
    edge("accepted", "propose_payment", "accepted", Office, Moves),
    edge("accepted", "attest_payment", "accepted", Office, Moves),
    edge("accepted", "refuse_payment", "accepted", Office, Moves),
    edge("paid", "register_account", "paid", Office, Moves),
    edge("paid", "return_account", "paid", Everybody, Moves),
    edge("paid", "give_account", "paid", Everybody, Moves),
    edge("paid", "propose_payment", "paid", Office, Moves),
    edge("paid", "attest_payment", "paid", Office, Moves),
    edge("paid", "refuse_payment", "paid", Office, Moves),
    edge("paid", "confirm_instalment", "paid", Everybody, Moves),
    // A payment under way when the report comes in is finished, no new one begins.
    edge("reported", "attest_payment", "reported", Office, Moves),
    edge("reported", "refuse_payment", "reported", Office, Moves),
    edge("reported", "confirm_instalment", "reported", Everybody, Moves),
    edge("report_returned", "attest_payment", "report_returned", Office, Moves),
    edge("report_returned", "refuse_payment", "report_returned", Office, Moves),
    edge("report_returned", "confirm_instalment", "report_returned", Everybody, Moves),
    edge("report_approved", "claim_unspent", "report_approved", Everybody, Moves),
    edge("report_approved", "register_repayment", "report_approved", Everybody, Moves),
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
    /// The row.
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

    /// An act that changes no state (a payment's steps, account, repayment), where [`EDGES`] allows it. Which act it is, the fact tells.
    ///
    /// # Errors
    /// [`WrongState`] when the act has no place in this state.
    pub fn note<F: Tells>(self, fact: F, permit: Permit) -> Result<Taken, WrongState> {
        let state = self.state.as_str();
        let step = noted(EDGES, state, F::STEPS)?;
        Ok(Taken {
            subject: Subject::Grant(self.id),
            previous: Some(self.end),
            from: state,
            step,
            to: state,
            permit,
            fact: fact.into(),
        })
    }
}

/// Starts a grant: the first event of its chain, written with the letter.
pub fn award(id: GrantId, fact: fact::Awarded, permit: Permit) -> Taken {
    Taken {
        subject: Subject::Grant(id),
        previous: None,
        from: "none",
        step: "award",
        to: GrantState::Awarded.as_str(),
        permit,
        fact: fact.into(),
    }
}

steps! { Grant, Grant;
    /// Accepts the terms (aksepterer).
    Awarded.accept() = "accept" => Accepted telling Accepted;
    /// Declines (takker nei).
    Awarded.decline() = "decline" => Declined telling Declined;
    /// Nobody accepted in time.
    Awarded.lapse() = "lapse" => Lapsed telling Lapsed;
    /// Confirms the first payment with its voucher number.
    Accepted.confirm_payment() = "confirm_payment" => Paid telling PaymentConfirmed;
    /// Submits the report.
    Paid.submit_report() = "submit_report" => Reported telling ReportSubmitted;
    /// Submits it again.
    ReportReturned.submit_report() = "submit_report" => Reported telling ReportSubmitted;
    /// Reports on what was carried over.
    CarriedOver.submit_report() = "submit_report" => Reported telling ReportSubmitted;
    /// Sends the report back with a comment.
    Reported.return_report() = "return_report" => ReportReturned telling ReportReturned;
    /// Approves the report.
    Reported.approve_report() = "approve_report" => ReportApproved telling ReportApproved;
    /// Opens an approved report again, with a reason.
    ReportApproved.reopen_report() = "reopen_report" => ReportReturned telling ReportReopened;
    /// Opens a closed grant's report again, with a reason.
    Closed.reopen_report() = "reopen_report" => ReportReturned telling ReportReopened;
    /// Lets unspent money be used next year.
    ReportApproved.carry_over() = "carry_over" => CarriedOver telling CarriedOver;
    /// Closes; the caller has made sure that nothing unspent is outstanding.
    ReportApproved.close(_settled: Settled) = "close" => Closed telling Closed;
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
        let expected: Vec<super::super::Step> = EDGES
            .iter()
            .filter(|edge| edge.from != edge.to && edge.from != "none")
            .map(|edge| (edge.from, edge.step, edge.to))
            .collect();
        assert_eq!(TYPED_STEPS.len(), expected.len());
        for edge in expected {
            assert!(TYPED_STEPS.contains(&edge), "{edge:?} has no typed step");
        }
    }

    #[test]
    fn every_state_is_reached() {
        for state in GrantState::ALL {
            assert!(
                EDGES.iter().any(|edge| edge.to == state.as_str()),
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

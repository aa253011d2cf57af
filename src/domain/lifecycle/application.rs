//! The lifecycle of an application (søknad).

use super::Audience::{Everybody, Office};
use super::Effect::{Aside, Moves};
use super::{ChainEnd, Edge, Subject, Taken, WrongState, edge, noted, states, steps};
use crate::domain::fact::{self, Fact, Tells};
use crate::domain::id::ApplicationId;
use crate::domain::proof::{Committed, FourEyes, Permit};
use std::marker::PhantomData;

/// A state of an application as a type.
pub trait State {
    /// The same state as a value.
    const STATE: ApplicationState;
}

states! {
    /// The states of an application.
    ApplicationState {
        /// The municipality writes; the office sees only that it exists (kladd).
        Draft = "draft",
        /// Waits for the municipal leader, where the call asks for it (hos leder).
        AwaitingLeader = "awaiting_leader",
        /// Received by the office (innsendt).
        Submitted = "submitted",
        /// Sent back to be completed (sendt tilbake for utfylling).
        Returned = "returned",
        /// Assessed, with a proposal to the approver (vurdert, innstilt).
        Assessed = "assessed",
        /// Granted (innvilget).
        Granted = "granted",
        /// Refused (avslått).
        Rejected = "rejected",
        /// Not taken up for decision (avvist).
        Dismissed = "dismissed",
        /// Withdrawn by the municipality (trukket).
        Withdrawn = "withdrawn",
        /// A draft thrown away; content wiped, number and events stay (forkastet).
        Discarded = "discarded",
    }
}

/// Every legal step: from, step, to, who reads of it, and whether it makes an older page stale. The only list; see the
/// module doc of [`super`].
#[rustfmt::skip]
pub const EDGES: &[Edge] = &[
    edge("none", "start", "draft", Everybody, Moves),
    edge("draft", "discard", "discarded", Everybody, Moves),
    edge("draft", "send_to_leader", "awaiting_leader", Everybody, Moves),
    edge("draft", "submit", "submitted", Everybody, Moves),
    edge("awaiting_leader", "leader_submit", "submitted", Everybody, Moves),
    edge("awaiting_leader", "leader_return", "draft", Everybody, Moves),
    edge("submitted", "return_for_completion", "returned", Everybody, Moves),
    edge("returned", "resubmit", "submitted", Everybody, Moves),
    edge("returned", "take_as_it_stands", "submitted", Everybody, Moves),
    edge("submitted", "propose", "assessed", Office, Moves),
    edge("assessed", "take_back", "submitted", Office, Moves),
    edge("assessed", "return_proposal", "submitted", Office, Moves),
    edge("assessed", "grant", "granted", Everybody, Moves),
    edge("assessed", "reject", "rejected", Everybody, Moves),
    edge("submitted", "dismiss", "dismissed", Everybody, Moves),
    edge("rejected", "grant_on_appeal", "granted", Everybody, Moves),
    edge("submitted", "withdraw", "withdrawn", Everybody, Moves),
    edge("returned", "withdraw", "withdrawn", Everybody, Moves),
    edge("assessed", "withdraw", "withdrawn", Everybody, Moves),
    // Acts that change no state.
    edge("submitted", "propose_dismissal", "submitted", Office, Moves),
    edge("submitted", "take_back_dismissal", "submitted", Office, Moves),
    edge("submitted", "return_dismissal", "submitted", Office, Moves),
    edge("submitted", "assign", "submitted", Office, Aside),
    edge("returned", "assign", "returned", Office, Aside),
    edge("assessed", "assign", "assessed", Office, Aside),
    edge("submitted", "declare_impartiality", "submitted", Office, Aside),
    edge("returned", "declare_impartiality", "returned", Office, Aside),
    edge("assessed", "declare_impartiality", "assessed", Office, Aside),
    edge("granted", "declare_impartiality", "granted", Office, Aside),
    edge("rejected", "declare_impartiality", "rejected", Office, Aside),
    edge("dismissed", "declare_impartiality", "dismissed", Office, Aside),
    edge("withdrawn", "declare_impartiality", "withdrawn", Office, Aside),
    edge("submitted", "ask_impartiality", "submitted", Office, Aside),
    edge("returned", "ask_impartiality", "returned", Office, Aside),
    edge("assessed", "ask_impartiality", "assessed", Office, Aside),
    edge("granted", "ask_impartiality", "granted", Office, Aside),
    edge("rejected", "ask_impartiality", "rejected", Office, Aside),
    edge("dismissed", "ask_impartiality", "dismissed", Office, Aside),
    edge("withdrawn", "ask_impartiality", "withdrawn", Office, Aside),
    edge("submitted", "answer_impartiality", "submitted", Office, Aside),
    edge("returned", "answer_impartiality", "returned", Office, Aside),
    edge("assessed", "answer_impartiality", "assessed", Office, Aside),
    edge("granted", "answer_impartiality", "granted", Office, Aside),
    edge("rejected", "answer_impartiality", "rejected", Office, Aside),
    edge("dismissed", "answer_impartiality", "dismissed", Office, Aside),
    edge("withdrawn", "answer_impartiality", "withdrawn", Office, Aside),
    edge("submitted", "choose_standard", "submitted", Office, Moves),
    edge("returned", "choose_standard", "returned", Office, Moves),
    edge("assessed", "choose_standard", "assessed", Office, Moves),
    edge("submitted", "assign_successor", "submitted", Everybody, Moves),
    edge("returned", "assign_successor", "returned", Everybody, Moves),
    edge("assessed", "assign_successor", "assessed", Everybody, Moves),
    edge("granted", "assign_successor", "granted", Everybody, Moves),
];

/// An application in state `S`. Steps consume it, so one cannot be taken twice.
#[derive(Debug)]
pub struct Application<S: State> {
    id: ApplicationId,
    end: ChainEnd,
    state: PhantomData<S>,
}

/// An application as the database knows it, before anybody asked for a state.
#[derive(Debug, Clone)]
pub struct AnyApplication {
    /// The row.
    pub id: ApplicationId,
    /// The stored state.
    pub state: ApplicationState,
    /// Where its chain ends.
    pub end: ChainEnd,
}

impl AnyApplication {
    /// The application as one in state `S`.
    ///
    /// # Errors
    /// [`WrongState`] when it is in another (somebody was faster, or the page is old).
    pub fn in_state<S: State>(self) -> Result<Application<S>, WrongState> {
        if self.state == S::STATE {
            Ok(Application {
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

    /// An act that changes no state (assignment, habilitet …), where [`EDGES`] allows it. Which act it is, the fact tells.
    ///
    /// # Errors
    /// [`WrongState`] when the act has no place in this state.
    pub fn note<F: Tells>(self, fact: F, permit: Permit) -> Result<Taken, WrongState> {
        let state = self.state.as_str();
        let step = noted(EDGES, state, F::STEPS)?;
        Ok(Taken {
            subject: Subject::Application(self.id),
            previous: Some(self.end),
            from: state,
            step,
            to: state,
            permit,
            fact: fact.into(),
        })
    }
}

/// Starts an application: the first event of its chain.
pub fn start(id: ApplicationId, fact: fact::Started, permit: Permit) -> Taken {
    Taken {
        subject: Subject::Application(id),
        previous: None,
        from: "none",
        step: "start",
        to: ApplicationState::Draft.as_str(),
        permit,
        fact: fact.into(),
    }
}

steps! { Application, Application;
    /// Throws a draft away.
    Draft.discard() = "discard" => Discarded telling Discarded;
    /// Sends the draft to the municipal leader.
    Draft.send_to_leader() = "send_to_leader" => AwaitingLeader telling SentToLeader;
    /// Submits a complete draft (sender inn).
    Draft.submit() = "submit" => Submitted telling Submitted;
    /// The leader submits.
    AwaitingLeader.leader_submit() = "leader_submit" => Submitted telling Submitted;
    /// The leader wants changes.
    AwaitingLeader.leader_return() = "leader_return" => Draft telling ReturnedByLeader;
    /// Sends it back with a comment and a date (sender tilbake for utfylling).
    Submitted.return_for_completion() = "return_for_completion" => Returned telling ReturnedForCompletion;
    /// Answers a return by submitting again.
    Returned.resubmit() = "resubmit" => Submitted telling Submitted;
    /// After the date the officer takes the last submission as it stands.
    Returned.take_as_it_stands() = "take_as_it_stands" => Submitted telling TakenAsItStands;
    /// Proposes a decision to the approver (innstiller).
    Submitted.propose() = "propose" => Assessed telling Proposed;
    /// The officer takes the proposal back before it is approved.
    Assessed.take_back() = "take_back" => Submitted telling ProposalTakenBack;
    /// The approver returns the proposal.
    Assessed.return_proposal(_eyes: FourEyes) = "return_proposal" => Submitted telling ProposalReturned;
    /// Grants the amount held in `money` (innvilger).
    Assessed.grant(_eyes: FourEyes, _money: &Committed) = "grant" => Granted telling Granted;
    /// Refuses (avslår).
    Assessed.reject(_eyes: FourEyes) = "reject" => Rejected telling Rejected;
    /// Dismisses (avviser), as proposed by another.
    Submitted.dismiss(_eyes: FourEyes) = "dismiss" => Dismissed telling Dismissed;
    /// Grants after an appeal.
    Rejected.grant_on_appeal(_eyes: FourEyes, _money: &Committed) = "grant_on_appeal" => Granted telling Granted;
    /// Withdraws (trekker).
    Submitted.withdraw() = "withdraw" => Withdrawn telling Withdrawn;
    /// Withdraws instead of completing.
    Returned.withdraw() = "withdraw" => Withdrawn telling Withdrawn;
    /// Withdraws while the proposal waits.
    Assessed.withdraw() = "withdraw" => Withdrawn telling Withdrawn;
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn every_state_is_reached_and_every_name_in_the_edges_is_a_state() {
        for state in ApplicationState::ALL {
            assert!(
                EDGES.iter().any(|edge| edge.to == state.as_str()),
                "{state:?} is never reached"
            );
            assert_eq!(ApplicationState::parse(state.as_str()), Some(*state));
        }
        for edge in EDGES {
            assert!(edge.from == "none" || ApplicationState::parse(edge.from).is_some());
            assert!(ApplicationState::parse(edge.to).is_some());
        }
    }

    #[test]
    fn an_old_page_gets_the_wrong_state() {
        let any = AnyApplication {
            id: ApplicationId(1),
            state: ApplicationState::Granted,
            end: ChainEnd {
                event: crate::domain::id::EventId(4),
                hash: "h".into(),
            },
        };
        assert_eq!(
            any.in_state::<Draft>().unwrap_err(),
            WrongState {
                is: "granted",
                needed: "draft"
            }
        );
    }
}

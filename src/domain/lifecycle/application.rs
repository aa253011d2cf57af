//! The lifecycle of an application (søknad).

use super::{ChainEnd, Edge, Subject, Taken, WrongState, states, steps};
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

/// Every legal step: from, step, to. The only list; see the module doc of [`super`].
pub const EDGES: &[Edge] = &[
    ("none", "start", "draft"),
    ("draft", "discard", "discarded"),
    ("draft", "send_to_leader", "awaiting_leader"),
    ("draft", "submit", "submitted"),
    ("awaiting_leader", "leader_submit", "submitted"),
    ("awaiting_leader", "leader_return", "draft"),
    ("submitted", "return_for_completion", "returned"),
    ("returned", "resubmit", "submitted"),
    ("returned", "take_as_it_stands", "submitted"),
    ("submitted", "propose", "assessed"),
    ("assessed", "take_back", "submitted"),
    ("assessed", "return_proposal", "submitted"),
    ("assessed", "grant", "granted"),
    ("assessed", "reject", "rejected"),
    ("submitted", "dismiss", "dismissed"),
    ("rejected", "grant_on_appeal", "granted"),
    ("submitted", "withdraw", "withdrawn"),
    ("returned", "withdraw", "withdrawn"),
    ("assessed", "withdraw", "withdrawn"),
    // Acts that change no state.
    ("submitted", "propose_dismissal", "submitted"),
    ("submitted", "take_back_dismissal", "submitted"),
    ("submitted", "return_dismissal", "submitted"),
    ("submitted", "assign", "submitted"),
    ("returned", "assign", "returned"),
    ("assessed", "assign", "assessed"),
    ("submitted", "declare_impartiality", "submitted"),
    ("returned", "declare_impartiality", "returned"),
    ("assessed", "declare_impartiality", "assessed"),
    ("granted", "declare_impartiality", "granted"),
    ("rejected", "declare_impartiality", "rejected"),
    ("dismissed", "declare_impartiality", "dismissed"),
    ("withdrawn", "declare_impartiality", "withdrawn"),
    ("submitted", "choose_standard", "submitted"),
    ("returned", "choose_standard", "returned"),
    ("assessed", "choose_standard", "assessed"),
    ("submitted", "assign_successor", "submitted"),
    ("returned", "assign_successor", "returned"),
    ("assessed", "assign_successor", "assessed"),
    ("granted", "assign_successor", "granted"),
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
    /// Which.
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

    /// An act that changes no state (assignment, habilitet …), where [`EDGES`] allows it.
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
            subject: Subject::Application(self.id),
            previous: Some(self.end),
            from: state,
            step: act,
            to: state,
            permit,
            details: serde_json::Value::Null,
        })
    }
}

/// Starts an application: the first event of its chain.
pub fn start(id: ApplicationId, permit: Permit) -> Taken {
    Taken {
        subject: Subject::Application(id),
        previous: None,
        from: "none",
        step: "start",
        to: ApplicationState::Draft.as_str(),
        permit,
        details: serde_json::Value::Null,
    }
}

steps! { Application, Application;
    /// Throws a draft away.
    Draft.discard() = "discard" => Discarded;
    /// Sends the draft to the municipal leader.
    Draft.send_to_leader() = "send_to_leader" => AwaitingLeader;
    /// Submits a complete draft (sender inn).
    Draft.submit() = "submit" => Submitted;
    /// The leader submits.
    AwaitingLeader.leader_submit() = "leader_submit" => Submitted;
    /// The leader wants changes.
    AwaitingLeader.leader_return() = "leader_return" => Draft;
    /// Sends it back with a comment and a date (sender tilbake for utfylling).
    Submitted.return_for_completion() = "return_for_completion" => Returned;
    /// Answers a return by submitting again.
    Returned.resubmit() = "resubmit" => Submitted;
    /// After the date the officer takes the last submission as it stands.
    Returned.take_as_it_stands() = "take_as_it_stands" => Submitted;
    /// Proposes a decision to the approver (innstiller).
    Submitted.propose() = "propose" => Assessed;
    /// The officer takes the proposal back before it is approved.
    Assessed.take_back() = "take_back" => Submitted;
    /// The approver returns the proposal.
    Assessed.return_proposal(_eyes: FourEyes) = "return_proposal" => Submitted;
    /// Grants the amount held in `money` (innvilger).
    Assessed.grant(_eyes: FourEyes, _money: &Committed) = "grant" => Granted;
    /// Refuses (avslår).
    Assessed.reject(_eyes: FourEyes) = "reject" => Rejected;
    /// Dismisses (avviser), as proposed by another.
    Submitted.dismiss(_eyes: FourEyes) = "dismiss" => Dismissed;
    /// Grants after an appeal.
    Rejected.grant_on_appeal(_eyes: FourEyes, _money: &Committed) = "grant_on_appeal" => Granted;
    /// Withdraws (trekker).
    Submitted.withdraw() = "withdraw" => Withdrawn;
    /// Withdraws instead of completing.
    Returned.withdraw() = "withdraw" => Withdrawn;
    /// Withdraws while the proposal waits.
    Assessed.withdraw() = "withdraw" => Withdrawn;
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn every_state_is_reached_and_every_name_in_the_edges_is_a_state() {
        for state in ApplicationState::ALL {
            assert!(
                EDGES.iter().any(|(_, _, to)| *to == state.as_str()),
                "{state:?} is never reached"
            );
            assert_eq!(ApplicationState::parse(state.as_str()), Some(*state));
        }
        for (from, _, to) in EDGES {
            assert!(*from == "none" || ApplicationState::parse(from).is_some());
            assert!(ApplicationState::parse(to).is_some());
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

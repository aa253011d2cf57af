//! The two lifecycles: an application (søknad) and a grant (tilskudd).
//!
//! `EDGES` in each file is the single list of legal steps. The typed methods, the tables
//! `application_edge` and `grant_edge` and `docs/LIFECYCLE.md` are compared with it by tests.
//! A case in a state is a value like `Application<Assessed>`; a step consumes it and yields [`Taken`],
//! which only `db::event` can store. So an illegal step does not compile:
//!
//! ```compile_fail
//! use opptrapping::domain::lifecycle::application::{Application, Draft};
//! use opptrapping::domain::fact::Granted;
//! use opptrapping::domain::proof::{Committed, FourEyes, Permit};
//! fn grant_a_draft(draft: Application<Draft>, fact: Granted, permit: Permit, eyes: FourEyes, money: Committed) {
//!     let _ = draft.grant(fact, permit, eyes, &money); // a draft cannot be granted
//! }
//! ```
//!
//! nor does one without money set aside:
//!
//! ```compile_fail
//! use opptrapping::domain::lifecycle::application::{Application, Assessed};
//! use opptrapping::domain::fact::Granted;
//! use opptrapping::domain::proof::{FourEyes, Permit};
//! fn grant_without_money(assessed: Application<Assessed>, fact: Granted, permit: Permit, eyes: FourEyes) {
//!     let _ = assessed.grant(fact, permit, eyes);
//! }
//! ```
//!
//! nor one that records another fact than its own:
//!
//! ```compile_fail
//! use opptrapping::domain::lifecycle::application::{Application, Assessed};
//! use opptrapping::domain::fact::Rejected;
//! use opptrapping::domain::proof::{Committed, FourEyes, Permit};
//! fn grant(assessed: Application<Assessed>, fact: Rejected, permit: Permit, eyes: FourEyes, money: &Committed) {
//!     let _ = assessed.grant(fact, permit, eyes, money);
//! }
//! ```
//!
//! while the right one does:
//!
//! ```
//! use opptrapping::domain::lifecycle::application::{Application, Assessed};
//! use opptrapping::domain::lifecycle::Taken;
//! use opptrapping::domain::fact::Granted;
//! use opptrapping::domain::proof::{Committed, FourEyes, Permit};
//! fn grant(assessed: Application<Assessed>, fact: Granted, permit: Permit, eyes: FourEyes, money: &Committed) -> Taken {
//!     assessed.grant(fact, permit, eyes, money)
//! }
//! ```

pub mod application;
pub mod grant;
pub mod print;

use super::fact::Fact;
use super::id::EventId;
use super::proof::Permit;

/// Where a chain of events ends at this moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainEnd {
    /// The last event.
    pub event: EventId,
    /// Its hash.
    pub hash: String,
}

/// Which chain an event belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// An application's chain.
    Application(super::id::ApplicationId),
    /// A grant's chain.
    Grant(super::id::GrantId),
}

/// A step that was taken but not yet stored. Only `db::event::store` consumes it.
#[derive(Debug)]
#[must_use = "a step that is not stored did not happen"]
pub struct Taken {
    pub(crate) subject: Subject,
    pub(crate) previous: Option<ChainEnd>,
    pub(crate) from: &'static str,
    pub(crate) step: &'static str,
    pub(crate) to: &'static str,
    pub(crate) permit: Permit,
    pub(crate) fact: Fact,
}

/// The case is in another state than the step needs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the case is {is}, the step needs {needed}")]
pub struct WrongState {
    /// The stored state.
    pub is: &'static str,
    /// The state asked for.
    pub needed: &'static str,
}

/// A step as text: from (or `none`), step, to.
pub type Step = (&'static str, &'static str, &'static str);

/// Who reads that a step was taken. The applicant's pages show what is for everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// The municipality and the office.
    Everybody,
    /// The office alone: preparation (saksforberedelse) and its own controls.
    Office,
}

impl Audience {
    /// The stored name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Everybody => "everybody",
            Self::Office => "office",
        }
    }
}

/// What a step does to pages that were opened before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It may change what a form shows or its verb decides on: a form of an older page is refused.
    Moves,
    /// It changes nothing of that (another person's habilitet, an assignment).
    Aside,
}

impl Effect {
    /// The stored name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Moves => "moves",
            Self::Aside => "aside",
        }
    }
}

/// A legal step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    /// State before, or `none`.
    pub from: &'static str,
    /// The step.
    pub step: &'static str,
    /// State after.
    pub to: &'static str,
    /// Who reads of it.
    pub audience: Audience,
    /// Whether it makes older pages stale.
    pub effect: Effect,
}

const fn edge(
    from: &'static str,
    step: &'static str,
    to: &'static str,
    audience: Audience,
    effect: Effect,
) -> Edge {
    Edge {
        from,
        step,
        to,
        audience,
        effect,
    }
}

/// The act among `acts` that has a place in the state without changing it.
fn noted(
    edges: &[Edge],
    state: &'static str,
    acts: &'static [&'static str],
) -> Result<&'static str, WrongState> {
    let allowed = |act: &str| {
        edges
            .iter()
            .any(|e| e.from == state && e.to == state && e.step == act)
    };
    acts.iter()
        .copied()
        .find(|act| allowed(act))
        .ok_or(WrongState {
            is: state,
            needed: acts.first().copied().unwrap_or_default(),
        })
}

/// Declares an enum of states with stored names, one zero-sized type per state and `Any…` conversion.
macro_rules! states {
    ($(#[$doc:meta])* $enum:ident { $($(#[$sdoc:meta])* $state:ident = $name:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $enum { $($(#[$sdoc])* $state),* }

        impl $enum {
            /// All states in the order of the table in `docs/LIFECYCLE.md`.
            pub const ALL: &'static [Self] = &[$(Self::$state),*];

            /// The stored name.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$state => $name),* }
            }

            /// The state with this stored name.
            #[must_use]
            pub fn parse(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$state),)* _ => None }
            }
        }

        $(
            $(#[$sdoc])*
            #[derive(Debug, Clone, Copy)]
            pub struct $state;
            impl State for $state { const STATE: $enum = $enum::$state; }
        )*
    };
}
pub(crate) use states;

/// Declares one typed step: a method that consumes the case, takes the fact to record, and yields [`Taken`].
macro_rules! steps {
    ($case:ident, $subject:ident; $($(#[$doc:meta])* $from:ident . $method:ident ( $($arg:ident : $ty:ty),* ) = $step:literal => $to:ident telling $fact:ident;)*) => {$(
        impl $case<$from> {
            $(#[$doc])*
            pub fn $method(self, fact: fact::$fact, permit: Permit $(, $arg: $ty)*) -> Taken {
                $(let _: $ty = $arg;)*
                Taken {
                    subject: Subject::$subject(self.id),
                    previous: Some(self.end),
                    from: <$from as State>::STATE.as_str(),
                    step: $step,
                    to: <$to as State>::STATE.as_str(),
                    permit,
                    fact: Fact::from(fact),
                }
            }
        }
    )*
        /// The steps for which a typed method exists; a test compares them with `EDGES`.
        pub const TYPED_STEPS: &[super::Step] = &[$((<$from as State>::STATE.as_str(), $step, <$to as State>::STATE.as_str())),*];
    };
}
pub(crate) use steps;

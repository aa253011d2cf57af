//! The verbs of the process. Each is a file with one `run`: one transaction, one event, its notices in the outbox.
//!
//! A verb takes a [`Context`] (who, when, with what) and the id of what it acts on, asks `access` for a permit, applies
//! the rule of `domain`, stores through `db`, and returns an [`Error`] that the web layer turns into a page.

pub mod accept_grant;
pub mod add_user;
pub mod announce_call;
pub mod announce_round;
pub mod answer_impartiality;
pub mod answer_role;
pub mod assign_case;
pub mod assign_successor;
pub mod attest_payment;
pub mod change_password;
pub mod check_report;
pub mod choose_organisation;
pub mod choose_standard;
pub mod claim_unspent;
pub mod close_grant;
pub mod confirm_payment;
pub mod decide;
pub mod declare_impartiality;
pub mod decline_grant;
pub mod disable_user;
pub mod discard_application;
pub mod draft;
pub mod end_role;
pub mod give_role;
pub mod granted;
pub mod move_clock;
pub mod office_case;
pub mod password;
pub mod prepare_letter;
pub mod propose_decision;
pub mod propose_payment;
pub mod register_account;
pub mod register_repayment;
pub mod request_password_link;
pub mod return_for_completion;
pub mod return_proposal;
pub mod save_assessment;
pub mod save_report;
pub mod save_section;
pub mod seal_days;
pub mod send_notices;
pub mod send_password_link;
pub mod set_appropriation;
pub mod set_frame;
pub mod set_password;
pub mod set_setting;
pub mod shown;
pub mod sign_in;
pub mod start_application;
pub mod submit_application;
pub mod submit_report;
pub mod take_as_it_stands;
pub mod take_back_proposal;
pub mod withdraw_application;
pub mod write_call;

use crate::access::{self, Actor, Denied, Why};
use crate::config::Config;
use crate::db::event::Chain;
use crate::db::kept_sums::KeptSums;
use crate::db::{self, AnyConnection, Db};
use crate::domain::budget_frame::{FrameExceeded, FrameRefused};
use crate::domain::chain::RecordKeys;
use crate::domain::fact::{Remark, Tells};
/// A field that must be corrected, with the Fluent key of what is wrong.
pub use crate::domain::form::Fault as FieldError;
use crate::domain::geography::Geography;
use crate::domain::head::Heads;
use crate::domain::id::ApplicationId;
use crate::domain::lifecycle::{Taken, WrongState};
use crate::domain::proof::Permit;
use crate::domain::time::{Day, Timestamp};
use crate::text::Texts;
use std::sync::Arc;

/// What the whole program shares.
#[derive(Debug)]
pub struct World {
    /// The database.
    pub db: Db,
    /// Municipalities and offices in time.
    pub geography: Geography,
    /// All texts.
    pub texts: Arc<Texts>,
    /// The clock.
    pub clock: crate::clock::Clock,
    /// The keys of the event chains and seals.
    pub keys: RecordKeys,
    /// The journal's sums, for as long as they hold.
    pub sums: KeptSums,
    /// How it is run.
    pub config: Config,
}

/// Who acts, and when.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// What the program shares.
    pub world: &'a World,
    /// The person who acts.
    pub actor: &'a Actor,
    /// The time of the act.
    pub now: Timestamp,
    /// What the page showed on which the act was asked for; nothing where there was none (the command line, the demo's builder).
    pub shown: Option<&'a Heads>,
}

impl Context<'_> {
    /// The calendar day of the act in Norway.
    #[must_use]
    pub fn today(&self) -> Day {
        self.now.day()
    }

    /// Stores a step: its event, where the case now stands, and what it does to the sums.
    fn record(&self, connection: &mut AnyConnection, taken: Taken) -> Result<()> {
        db::event::store(connection, &self.world.keys, taken, self.now)?;
        Ok(())
    }

    /// Stores an act on something that is no case.
    fn record_act<F: Tells>(
        &self,
        connection: &mut AnyConnection,
        chain: Chain,
        fact: F,
        permit: &Permit,
    ) -> Result<()> {
        let keys = &self.world.keys;
        let fact = db::event::store_act(connection, keys, chain, fact, permit, self.now)?;
        self.alone(connection, chain, &fact)
    }

    /// Stores a comment or reason beside a step and gives what the fact says of it.
    fn remark(
        &self,
        connection: &mut AnyConnection,
        application: ApplicationId,
        text: &str,
    ) -> Result<Remark> {
        let by = (self.actor.user, self.now);
        Ok(db::remark::write(connection, application, text, by)?)
    }
}

/// Why a verb did not happen. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It does not exist, or not for this person: 404.
    #[error("not found")]
    NotFound,
    /// Visible, but not allowed: 403 with the reason.
    #[error("denied: {0:?}")]
    Denied(Why),
    /// Somebody was faster, or the page is old: 409.
    #[error(transparent)]
    WrongState(#[from] WrongState),
    /// What the page showed has moved on: 409, with what happened beside what was typed.
    #[error("moved on since the page was rendered")]
    MovedOn(Box<shown::Moved>),
    /// Two people met: 409.
    #[error("conflict")]
    Conflict,
    /// What was filled in must be corrected: the form again, with nothing lost.
    #[error("{} fields to mend", .0.len())]
    Invalid(Vec<FieldError>),
    /// The frame is exceeded: the form again, with what remains.
    #[error(transparent)]
    FrameExceeded(#[from] FrameExceeded),
    /// The frame cannot be changed like that.
    #[error(transparent)]
    FrameRefused(#[from] FrameRefused),
    /// A rule of the process refuses; the text has this key.
    #[error("refused: {key}")]
    Refused {
        /// Key of the sentence shown.
        key: &'static str,
        /// Its variables.
        variables: Vec<(String, String)>,
    },
    /// The program or the database failed: 500 with a reference number.
    #[error(transparent)]
    Internal(#[from] anyhow::Error),
}

/// A verb's result.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// A refusal with a sentence.
    #[must_use]
    pub const fn refused(key: &'static str) -> Self {
        Self::Refused {
            key,
            variables: Vec::new(),
        }
    }

    /// One field to correct.
    #[must_use]
    pub fn field(field: impl Into<String>, key: impl Into<String>) -> Self {
        Self::Invalid(vec![FieldError::new(field, key)])
    }
}

impl From<db::Error> for Error {
    fn from(error: db::Error) -> Self {
        match error {
            db::Error::NotFound => Self::NotFound,
            db::Error::Conflict(_) => Self::Conflict,
            db::Error::Unreadable(text) => {
                Self::Internal(anyhow::anyhow!("stored value is not understood: {text}"))
            }
            db::Error::Broken(error) => Self::Internal(error),
        }
    }
}

impl From<Denied> for Error {
    fn from(denied: Denied) -> Self {
        match denied.0 {
            Why::NotVisible => Self::NotFound,
            why => Self::Denied(why),
        }
    }
}

impl From<crate::domain::proof::SamePerson> for Error {
    fn from(_: crate::domain::proof::SamePerson) -> Self {
        Self::Denied(access::Why::SamePerson)
    }
}

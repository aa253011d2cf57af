//! Proofs that a step asks for: permission, another person's eyes, money that is set aside.
//!
//! Each has one crate-visible constructor, and `tests/architecture.rs` allows exactly one caller:
//! `Permit::issued` is called by `access`, `Committed::reserved` by `db::budget_frame`. Outside the crate none can be made.

use super::id::{FrameId, UserId};
use super::money::Kroner;

/// Permission to take one act, given by `access` after asking the policy.
#[derive(Debug)]
pub struct Permit {
    actor: UserId,
    on_behalf_of: String,
}

impl Permit {
    pub(crate) const fn issued(actor: UserId, on_behalf_of: String) -> Self {
        Self {
            actor,
            on_behalf_of,
        }
    }

    /// Who acts.
    #[must_use]
    pub const fn actor(&self) -> UserId {
        self.actor
    }

    /// The organisation acted for, under its name of that day; recorded in every event.
    #[must_use]
    pub fn on_behalf_of(&self) -> &str {
        &self.on_behalf_of
    }
}

/// Money set aside in a budget frame (tilsagn). Without it nothing can be granted.
#[derive(Debug)]
#[must_use = "money that is set aside must end in a decision or be released"]
pub struct Committed {
    frame: FrameId,
    amount: Kroner,
}

impl Committed {
    pub(crate) const fn reserved(frame: FrameId, amount: Kroner) -> Self {
        Self { frame, amount }
    }

    /// The frame the money is taken from.
    #[must_use]
    pub const fn frame(&self) -> FrameId {
        self.frame
    }

    /// The amount set aside.
    #[must_use]
    pub const fn amount(&self) -> Kroner {
        self.amount
    }
}

/// Two persons: the person who decides is not the one who proposed (totrinnskontroll, økonomibestemmelsene 2.5.2).
#[derive(Debug, Clone, Copy)]
pub struct FourEyes {
    first: UserId,
    second: UserId,
}

/// The same person would do both parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the same person may not do both")]
pub struct SamePerson;

impl FourEyes {
    /// Compares persons, not roles: one person may hold two roles in a small office.
    ///
    /// # Errors
    /// [`SamePerson`] when they are one.
    pub fn of(first: UserId, second: &Permit) -> Result<Self, SamePerson> {
        if first == second.actor() {
            Err(SamePerson)
        } else {
            Ok(Self {
                first,
                second: second.actor(),
            })
        }
    }

    /// The person who prepared it.
    #[must_use]
    pub const fn first(self) -> UserId {
        self.first
    }

    /// The person who decided.
    #[must_use]
    pub const fn second(self) -> UserId {
        self.second
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_approves_their_own_proposal() {
        let permit = Permit::issued(UserId(7), "Fylkesmannen i Agder".into());
        assert_eq!(FourEyes::of(UserId(7), &permit).unwrap_err(), SamePerson);
        assert_eq!(
            FourEyes::of(UserId(8), &permit).unwrap().second(),
            UserId(7)
        );
    }
}

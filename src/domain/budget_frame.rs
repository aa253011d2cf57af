//! The budget frame (ramme) of an office for a year, and the one rule about it: it is never exceeded.
//!
//! The rule is decided here and guarded by the constraint `committed_within_frame`; the atomic
//! statement that takes money from a frame stands in `db::budget_frame`.

use super::money::Kroner;

/// How a frame stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct BudgetFrame {
    /// What the office may commit in the year: the sum of the ledger's entries.
    pub amount: Kroner,
    /// What it has committed by decisions that stand.
    pub committed: Kroner,
}

/// A commitment would pass the frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the frame is exceeded: {remaining} remaining")]
pub struct FrameExceeded {
    /// What is left of the frame, in kroner.
    pub remaining: Kroner,
}

/// A frame would be lowered below what is committed, or raised above the appropriation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FrameRefused {
    /// The commitments stand in the way.
    #[error("{committed} is committed")]
    BelowCommitted {
        /// What is committed, in kroner.
        committed: Kroner,
    },
    /// The appropriation has less left.
    #[error("{unframed} of the appropriation is left")]
    AboveAppropriation {
        /// What of the appropriation is not yet given to any office, in kroner.
        unframed: Kroner,
    },
    /// A frame cannot be less than nothing.
    #[error("a frame cannot be negative")]
    Negative,
}

impl BudgetFrame {
    /// What may still be committed.
    #[must_use]
    pub const fn remaining(self) -> Kroner {
        self.amount.minus(self.committed)
    }

    /// Whether the amount fits.
    ///
    /// # Errors
    /// [`FrameExceeded`] with what is left.
    pub fn has_room_for(self, amount: Kroner) -> Result<(), FrameExceeded> {
        if amount <= self.remaining() {
            Ok(())
        } else {
            Err(FrameExceeded {
                remaining: self.remaining(),
            })
        }
    }

    /// Whether an entry of `delta` (negative lowers) may be added, with `unframed` left of the appropriation.
    ///
    /// # Errors
    /// [`FrameRefused`] with the figure that stands in the way.
    pub fn may_change_by(self, delta: Kroner, unframed: Kroner) -> Result<(), FrameRefused> {
        let after = Kroner(self.amount.0.saturating_add(delta.0));
        if after < Kroner::ZERO {
            return Err(FrameRefused::Negative);
        }
        if after < self.committed {
            return Err(FrameRefused::BelowCommitted {
                committed: self.committed,
            });
        }
        if delta > unframed {
            return Err(FrameRefused::AboveAppropriation { unframed });
        }
        Ok(())
    }
}

/// Kinds of entry in a frame's ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// First allotment of the year (tildelt ramme).
    Allotted,
    /// Raised by the ministry (økt).
    Raised,
    /// Lowered by the ministry (redusert).
    Lowered,
}

impl EntryKind {
    /// The stored name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Allotted => "allotted",
            Self::Raised => "raised",
            Self::Lowered => "lowered",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: BudgetFrame = BudgetFrame {
        amount: Kroner(7_400_000),
        committed: Kroner(6_400_000),
    };

    #[test]
    fn the_last_krone_fits_and_one_more_does_not() {
        assert_eq!(FRAME.has_room_for(Kroner(1_000_000)), Ok(()));
        assert_eq!(
            FRAME.has_room_for(Kroner(1_000_001)),
            Err(FrameExceeded {
                remaining: Kroner(1_000_000)
            })
        );
    }

    #[test]
    fn a_frame_stays_between_commitments_and_appropriation() {
        assert_eq!(
            FRAME.may_change_by(Kroner(-1_000_000), Kroner::ZERO),
            Ok(())
        );
        assert_eq!(
            FRAME.may_change_by(Kroner(-1_000_001), Kroner::ZERO),
            Err(FrameRefused::BelowCommitted {
                committed: Kroner(6_400_000)
            })
        );
        assert_eq!(
            FRAME.may_change_by(Kroner(5), Kroner(4)),
            Err(FrameRefused::AboveAppropriation {
                unframed: Kroner(4)
            })
        );
    }
}

//! The account of a grant: what was granted, paid, spent and repaid.

use crate::domain::lifecycle::grant::{Outstanding, Settled};
use crate::domain::money::Kroner;

/// The account of a grant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Account {
    /// Granted.
    pub granted: Kroner,
    /// Paid out, as confirmed.
    pub paid: Kroner,
    /// Spent, as reported.
    pub spent: Kroner,
    /// Repaid, as registered.
    pub repaid: Kroner,
}

impl Account {
    /// Granted − spent; nothing when more was spent than granted.
    #[must_use]
    pub fn unspent(&self) -> Kroner {
        self.granted.minus(self.spent).max(Kroner::ZERO)
    }

    /// Spent − granted; nothing when less was spent than granted. The municipality bears it.
    #[must_use]
    pub fn overspent(&self) -> Kroner {
        self.spent.minus(self.granted).max(Kroner::ZERO)
    }

    /// Granted and never paid out.
    #[must_use]
    pub fn unpaid(&self) -> Kroner {
        self.granted.minus(self.paid)
    }

    /// The part of the unspent money that the municipality holds. Nobody repays what was never paid.
    #[must_use]
    pub fn to_repay(&self) -> Kroner {
        self.paid.minus(self.spent).max(Kroner::ZERO)
    }

    /// What is still to be repaid.
    #[must_use]
    pub fn outstanding(&self) -> Kroner {
        self.to_repay().minus(self.repaid)
    }

    /// Proof that nothing is outstanding, for closing.
    ///
    /// # Errors
    /// [`Outstanding`] with the amount.
    pub fn settled(&self) -> Result<Settled, Outstanding> {
        Settled::when(self.to_repay(), self.repaid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(granted: i64, paid: i64, spent: i64, repaid: i64) -> Account {
        Account {
            granted: Kroner(granted),
            paid: Kroner(paid),
            spent: Kroner(spent),
            repaid: Kroner(repaid),
        }
    }

    #[test]
    fn unspent_is_granted_less_spent_and_must_be_repaid_to_the_krone() {
        let open = account(300_000, 300_000, 250_000, 49_999);
        assert_eq!(open.unspent(), Kroner(50_000));
        assert_eq!(open.settled().unwrap_err().outstanding, Kroner(1));
        assert!(account(300_000, 300_000, 250_000, 50_000).settled().is_ok());
    }

    #[test]
    fn nobody_repays_what_was_never_paid_or_gets_paid_for_spending_more() {
        let half_paid = account(300_000, 200_000, 150_000, 0);
        assert_eq!(half_paid.unspent(), Kroner(150_000));
        assert_eq!(half_paid.outstanding(), Kroner(50_000));
        let overspent = account(300_000, 300_000, 310_000, 0);
        assert_eq!(overspent.unspent(), Kroner::ZERO);
        assert_eq!(overspent.overspent(), Kroner(10_000));
        assert!(overspent.settled().is_ok());
    }
}

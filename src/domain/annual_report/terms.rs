//! What a report is measured against, and the two parameters that are its accounts.

use crate::domain::money::Kroner;

/// What a report is measured against.
#[derive(Debug, Clone, Copy)]
pub struct Terms {
    /// The year reported on.
    pub year: i32,
    /// The amount granted.
    pub granted: Kroner,
}

/// The key of the parameter that tells what was spent of the grant.
pub(super) const SPENT: &str = "brukt";
/// The key of the parameter that tells the municipality's own funds.
pub(super) const OWN_FUNDS: &str = "egne-midler";

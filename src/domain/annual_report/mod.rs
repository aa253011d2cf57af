//! The annual report (årsrapport): ten parameters with nineteen single values, and what the grant was spent on.
//!
//! Counts are collected, never shares; a share is computed from sums. Zero, unknown and not answered are three
//! different things, in the form, in the database, in the PDF and in every total.

mod account;
mod check;
pub mod definition;
mod figures;
mod prefill;
pub mod stored;
mod terms;

pub use account::Account;
pub use figures::{Figures, answers, read, share_of_sums, write};
pub use prefill::{Prefilled, Source, prefill};
pub use terms::Terms;

#[cfg(test)]
mod tests;

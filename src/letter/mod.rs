//! Letters, receipts and reports: from the case's facts and the texts to a [`crate::pdf::Document`]. One rendering path.

pub mod answers;
pub mod decision;
pub mod dismissal_letter;
pub mod grant_letter;
pub mod rejection_letter;
pub mod report;
pub mod report_rows;

pub mod receipt;
#[cfg(test)]
mod tests;

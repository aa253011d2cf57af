//! Letters, receipts and reports: from the case's facts and the texts to a [`crate::pdf::Document`]. One rendering path.

pub mod answers;

//! After the award: accept or decline, be paid by persons kept apart, report, repay, close.

mod accept_and_be_paid;
mod bad_input;
mod decline_frees_the_frame;
mod report_and_close;
mod report_returned;
mod unspent_is_reclaimed;

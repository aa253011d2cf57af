//! The county governor's office, from the worklist to the letter.

mod decides_at_once;
mod former_office;
mod four_eyes;
mod frame_runs_out;
mod granted;
mod habilitet_bites;
mod not_before_the_deadline;
mod rejected;
mod returned_for_completion;

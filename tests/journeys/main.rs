//! Stories about the cast, told through pages as a person would use them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::too_many_lines,
    clippy::cognitive_complexity,
    reason = "a test that meets the unexpected stops at once and says where"
)]

#[path = "../support/mod.rs"]
mod support;

mod access_table;
mod accounts;
mod apply_and_submit;
mod bad_input;
mod call_is_announced;
mod divided;
mod every_question;
mod footer_pages;
mod forms;
mod grant;
mod held;
mod incomplete_is_refused;
mod late_is_received;
mod ministry_sees_only_totals;
mod ministry_sets_frames;
mod office;
mod old_pages;
mod outsiders;
mod persons;
mod public_awards;
mod reading_marks;
mod routes;
mod second_tab_loses_nothing;
mod settings_hold_from_a_day;
mod signs_in;
mod stranger_sees_nothing;
mod users;
mod withdraw_and_discard;

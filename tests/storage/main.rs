//! What the database itself refuses, whatever the program does; on SQLite, and on PostgreSQL with TEST_DATABASE=postgres.
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

mod approvals;
mod as_of;
mod chains;
mod lists;
mod lost_connections;
mod money;
mod operation;
mod raw;
mod schema;
mod scope;
mod two_roles;
mod upgrade;
mod verify;
mod walks;

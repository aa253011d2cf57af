//! What the database itself refuses, whatever the program does; on SQLite, and on PostgreSQL with TEST_DATABASE=postgres.

#[path = "../support/mod.rs"]
mod support;

mod chains;
mod money;
mod operation;
mod raw;
mod schema;

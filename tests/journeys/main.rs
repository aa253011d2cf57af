//! Stories about the cast, told through pages as a person would use them.

#[path = "../support/mod.rs"]
mod support;

mod access_table;
mod accounts;
mod bad_input;
mod forms;
mod routes;
mod signs_in;

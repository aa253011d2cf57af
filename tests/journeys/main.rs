//! Stories about the cast, told through pages as a person would use them.

#[path = "../support/mod.rs"]
mod support;

mod accounts;
mod signs_in;

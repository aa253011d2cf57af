//! Stories about the cast, told through pages as a person would use them.

#[path = "../support/mod.rs"]
mod support;

mod signs_in;

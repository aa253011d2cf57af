//! Opptrapping: grant applications and reports for the earmarked municipal funds of the escalation plan for
//! habilitation and rehabilitation (Opptrappingsplan for habilitering og rehabilitering).
//!
//! Reading order: [`domain`] (the rules), [`access`] (who may), [`actions`] (the verbs), [`db`] (rows), [`web`] (pages).
//! Dependencies run `web → actions → access, db → domain`; `tests/architecture.rs` keeps it so.

pub mod access;
pub mod actions;
pub mod clock;
pub mod command;
pub mod config;
pub mod db;
pub mod demo;
pub mod domain;
pub mod letter;
pub mod mail;
pub mod pdf;
pub mod startup;
pub mod text;
pub mod token;
pub mod web;
pub mod worker;

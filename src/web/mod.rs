//! Rocket: parse, call, render or redirect. No rule and no query here.
//!
//! [`routes`] is the only list of what is mounted; each file ends in its own `routes()`.

pub mod account;
pub mod answers;
pub mod applications;
pub mod bare;
pub mod carry;
pub mod case;
pub mod case_acts;
pub mod case_view;
pub mod decisions;
pub mod demo;
pub mod documents;
pub mod engine;
pub mod error;
pub mod form;
pub mod grant;
pub mod grant_office;
pub mod grant_view;
pub mod health;
pub mod home;
pub mod menu;
pub mod page;
pub mod password;
pub mod payments;
pub mod report_control;
pub mod report_form;
pub mod reports;
pub mod role;
pub mod security;
pub mod session;
pub mod static_files;
pub mod user;
pub mod visit;
pub mod worklist;

use crate::actions::World;
use std::sync::Arc;

/// What every request shares.
#[derive(Debug)]
pub struct Shared {
    /// The world.
    pub world: World,
    /// The templates.
    pub engine: engine::Engine,
    /// `/static/<hash>`.
    pub static_url: String,
}

/// A handler's answer.
pub type Answered = Result<page::Answer, error::Failure>;

/// Everything that is mounted.
#[must_use]
pub fn routes(_shared: &Arc<Shared>) -> Vec<rocket::Route> {
    [
        static_files::routes(),
        health::routes(),
        home::routes(),
        session::routes(),
        account::routes(),
        password::routes(),
        user::routes(),
        demo::routes(),
        carry::routes(),
        applications::routes(),
        documents::routes(),
        grant::routes(),
        grant_office::routes(),
        payments::routes(),
        reports::routes(),
        report_control::routes(),
        worklist::routes(),
        case::routes(),
        case_acts::routes(),
        decisions::routes(),
    ]
    .concat()
}

//! Rocket: parse, call, render or redirect. No rule and no query here.
//!
//! [`routes`] is the only list of what is mounted; each file ends in its own `routes()`.

pub mod account;
pub mod allocation_rows;
pub mod allocations;
pub mod announcements;
pub mod answers;
pub mod applications;
pub mod bare;
pub mod call_text;
pub mod carry;
pub mod case;
pub mod case_acts;
pub mod case_data;
pub mod case_parts;
pub mod case_view;
pub mod chart;
pub mod decisions;
pub mod demo;
pub mod divided;
pub mod documents;
pub mod engine;
pub mod error;
pub mod form;
pub mod frames;
pub mod grant;
pub mod grant_acts;
pub mod grant_office;
pub mod grant_view;
pub mod health;
mod history;
pub mod home;
pub mod information;
pub mod menu;
pub mod moment;
pub mod overview;
pub mod overview_places;
pub mod overview_rows;
pub mod page;
pub mod password;
pub mod payments;
pub mod public_decision;
mod reading;
mod refusal;
pub mod report_control;
pub mod report_control_list;
pub mod report_form;
pub mod report_list;
pub mod reports;
pub mod role;
pub mod rounds;
pub mod security;
pub mod session;
pub mod settings;
pub mod static_files;
mod summary;
pub mod table_file;
pub mod user;
pub mod visit;
pub mod worklist;
pub mod years;

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
        grant_acts::routes(),
        payments::routes(),
        report_list::routes(),
        reports::routes(),
        report_control_list::routes(),
        report_control::routes(),
        worklist::routes(),
        case::routes(),
        case_acts::routes(),
        decisions::routes(),
        information::routes(),
        announcements::routes(),
        rounds::routes(),
        allocations::routes(),
        public_decision::routes(),
        overview::routes(),
        overview_places::routes(),
        frames::routes(),
        call_text::routes(),
        settings::routes(),
        divided::routes(),
    ]
    .concat()
}

//! Rocket: parse, call, render or redirect. No rule and no query here.
//!
//! A room for each noun, and `kit` with what they share. Each room ends in its own `routes()`, and [`routes`] is the only list of
//! what is mounted.

pub mod account;
pub mod admin;
pub mod application;
pub mod award;
pub mod call;
pub mod case;
pub mod demo;
pub mod front;
pub mod grant;
pub mod kit;
pub mod overview;
pub mod report;
pub mod round;

pub use kit::Shared;

/// Everything that is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    [
        kit::routes(),
        front::routes(),
        account::routes(),
        application::routes(),
        case::routes(),
        grant::routes(),
        report::routes(),
        round::routes(),
        award::routes(),
        overview::routes(),
        call::routes(),
        admin::routes(),
        demo::routes(),
    ]
    .concat()
}

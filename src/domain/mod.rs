//! The grant process itself: pure rules without database, web, clock or files.
//!
//! Start with [`lifecycle`]: the states of an application (søknad) and of a grant (tilskudd), and the
//! steps between them, each of which records a [`fact`]; what facts do to money is the [`journal`]. [`budget_frame`] holds the one rule about money, [`form`] what a question is, [`application`] what an
//! application must contain, [`annual_report`] what a municipality reports, [`geography`] the
//! municipalities and offices in time. Nothing here may name another module of ours.

pub mod annual_report;
pub mod application;
pub mod award;
pub mod budget_frame;
pub mod call;
pub mod chain;
pub mod check_digits;
pub mod decision;
pub mod fact;
pub mod form;
pub mod geography;
pub mod head;
pub mod id;
pub mod journal;
pub mod letter_standard;
pub mod lifecycle;
pub mod money;
pub mod persons_apart;
pub mod proof;
pub mod rules_of_year;
pub mod standing;
pub mod taxonomy;
pub mod tenths;
pub mod time;
pub mod user;

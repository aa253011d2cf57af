//! What all rooms use: who visits, the page and its answers, forms, names, failures, files. Nothing here knows a room.

pub mod answers;
pub mod bare;
pub mod carried;
pub mod catchers;
pub mod choice;
pub mod elsewhere;
pub mod engine;
pub mod event;
pub mod failure;
pub mod fields;
pub mod form;
pub mod kept;
pub mod labels;
pub mod list;
pub mod menu;
pub mod moment;
pub mod moved;
pub mod names;
pub mod origin;
pub mod page;
pub mod question;
pub mod reading;
pub mod refusal;
pub mod security;
pub mod setting;
pub mod static_files;
pub mod summary_labels;
pub mod table_file;
pub mod visit;
pub mod years;

use crate::actions::World;

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
pub type Answered = Result<page::Answer, failure::Failure>;

/// What is mounted: the static files.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    static_files::routes()
}

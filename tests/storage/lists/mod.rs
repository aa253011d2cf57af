//! Lists with many rows: what is read for a page, in which order, and what a search, a filter and a file give.

mod cost;
mod fill;
mod order;
mod questions;

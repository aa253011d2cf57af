//! Persons kept apart: across both sides of a case, between duties, and when roles are given.

mod both_sides;
mod pairs;
mod roles;
mod turned;

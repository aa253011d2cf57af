//! The operator's commands besides serving: users, backup, restore, verification.

pub mod backup;
pub mod user;
pub mod verify;

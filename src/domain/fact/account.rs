//! Facts about people's accounts, their roles, and the settings of a scheme-year.

use super::facts;
use crate::domain::chain::Digest;
use crate::domain::id::{MembershipId, SettingId};
use crate::domain::time::Day;
use crate::domain::user::Role;

facts! {
    /// A person was added. Name and address stand in the person's row only, where they can be corrected and erased.
    UserAdded of ["add_user"] => {
        /// Hash of the password's hash, when there is one from the start.
        password_sha256: Option<Digest>,
    }
    /// An account was disabled.
    UserDisabled of ["disable_user"] => {}
    /// A disabled account was let in again.
    UserEnabled of ["enable_user"] => {}
    /// A password was set.
    PasswordSet of ["set_password"] => {
        /// Hash of the password's hash.
        password_sha256: Digest,
        /// Whether it was set through a link and not by a person who was signed in.
        by_link: bool,
    }
    /// An administrator sent a link for setting a password.
    PasswordLinkSent of ["send_password_link"] => {}
    /// A role was given.
    RoleGiven of ["give_role"] => {
        /// The role's row.
        membership: MembershipId,
        /// Which role.
        role: Role,
        /// Where: `kommune:0906`, `embete:fm-agder`, `dep` …
        organisation: String,
        /// First day.
        from: Day,
        /// Last day, when there is one.
        to: Option<Day>,
        /// Whether it holds without a confirmation; if not, it gives no right before one.
        confirmed: bool,
    }
    /// A role that waited was confirmed at its office.
    RoleConfirmed of ["confirm_role"] => {
        /// The role's row.
        membership: MembershipId,
    }
    /// A role that waited was refused at its office, and gives no right ever.
    RoleRefused of ["refuse_role"] => {
        /// The role's row.
        membership: MembershipId,
    }
    /// A role was given a last day.
    RoleEnded of ["end_role"] => {
        /// The role's row.
        membership: MembershipId,
        /// The last day.
        to: Day,
    }
    /// A rule of a scheme-year was entered.
    SettingSet of ["set_setting"] => {
        /// The setting's row.
        setting: SettingId,
        /// Scheme-year.
        year: i32,
        /// Which rule.
        key: String,
        /// The value that held on the day before.
        before: String,
        /// The new value.
        after: String,
        /// From which day it holds.
        holds_from: Day,
    }
}

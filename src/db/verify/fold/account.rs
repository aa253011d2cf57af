//! People and their roles.

use super::super::chains::Event;
use super::super::expected::Expected;
use crate::domain::fact::Fact;
use crate::domain::id::UserId;
use crate::domain::user::Organisation;

/// What an act on an account makes of its rows.
pub(super) fn user(expected: &mut Expected, event: &Event, fact: &Fact) {
    let (id, by, at) = (UserId(event.subject), UserId(event.actor), event.at);
    match fact {
        Fact::UserAdded(added) => {
            let row = expected.row("users", id);
            row.set("created_at", at).empty(&["disabled_at"]);
            row.set("password_hash", added.password_sha256.clone());
        }
        Fact::PasswordSet(set) => {
            let row = expected.row("users", id);
            row.set("password_hash", set.password_sha256.clone());
        }
        Fact::UserDisabled(_) => {
            expected.row("users", id).set("disabled_at", at);
        }
        Fact::UserEnabled(_) => {
            expected.row("users", id).empty(&["disabled_at"]);
        }
        Fact::RoleGiven(given) => {
            let organisation = Organisation::parse(&given.organisation);
            let (municipality, office) = match organisation {
                Some(Organisation::Municipality(code)) => (Some(code), None),
                Some(Organisation::Office(key)) => (None, Some(key.as_str().to_owned())),
                _ => (None, None),
            };
            let row = expected.row("membership", given.membership);
            row.set("user_id", id).set("role", given.role.as_str());
            row.set("municipality_code", municipality);
            row.set("office_key", office);
            row.set("valid_from", given.from);
            row.set("valid_to", given.to);
            row.set("granted_by", by).set("granted_at", at);
            row.set("confirmed_by", given.confirmed.then_some(by));
            row.set("confirmed_at", given.confirmed.then_some(at));
            row.empty(&["ended_by", "ended_at"]);
        }
        Fact::RoleConfirmed(confirmed) => {
            let row = expected.row("membership", confirmed.membership);
            row.set("confirmed_by", by).set("confirmed_at", at);
        }
        Fact::RoleRefused(refused) => {
            let row = expected.row("membership", refused.membership);
            row.set("ended_by", by).set("ended_at", at);
        }
        Fact::RoleEnded(ended) => {
            let row = expected.row("membership", ended.membership);
            row.set("valid_to", ended.to);
            row.set("ended_by", by).set("ended_at", at);
        }
        _ => {}
    }
}

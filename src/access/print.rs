//! `docs/ACCESS.md` from the policy; a test compares the file with this.

use super::policy::{Act, Needs, needs};
use crate::domain::user::Role;
use std::fmt::Write;

/// The whole file.
#[must_use]
pub fn access_markdown() -> String {
    let mut out = String::from(
        "# Access\n\nGenerated from `src/access/policy.rs`; `UPDATE_DOCS=1 cargo test --test architecture` writes it anew.\n\n\
         `yes` = needs no case · `own` = the own municipality's case · `handling` = the office covers the municipality today · \
         `reading` = handling, or the office received or decided it · empty = never.\n\
         At an office a case opens only after habilitet is declared. Persons are kept apart too: whoever decides is not whoever \
         proposed; whoever attests is neither; not visible is 404, visible but not allowed is 403 with a reason.\n\n| act |",
    );
    for role in Role::ALL {
        let _ = write!(out, " {} |", role.as_str());
    }
    out.push_str("\n|---|");
    out.push_str(&"---|".repeat(Role::ALL.len()));
    out.push('\n');
    for act in Act::ALL {
        let _ = write!(out, "| {act:?} |");
        for role in Role::ALL {
            let word = match needs(role, *act) {
                Needs::Never => "",
                Needs::NoCase => "yes",
                Needs::OwnMunicipality => "own",
                Needs::HandlingOffice => "handling",
                Needs::ReadingOffice => "reading",
            };
            let _ = write!(out, " {word} |");
        }
        out.push('\n');
    }
    out
}

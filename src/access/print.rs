//! `docs/ACCESS.md` from the policy; a test compares the file with this.

use super::policy::{Act, Needs, needs};
use crate::domain::persons_apart::{Duty, When, between};
use crate::domain::user::Role;
use std::fmt::Write;

/// The whole file.
#[must_use]
pub fn access_markdown() -> String {
    let mut out = String::from(
        "# Access\n\nGenerated from `src/access/policy.rs`; `UPDATE_DOCS=1 cargo test --test architecture` writes it anew.\n\n\
         `yes` = needs no case · `own` = the own municipality's case · `handling` = the office covers the municipality today · \
         `reading` = handling, or the office received or decided it · empty = never.\n\
         At an office a case opens only after habilitet is declared. Persons are kept apart too, as the second table says. Not \
         visible is 404, visible but not allowed is 403 with a reason.\n\n| act |",
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
    persons(&mut out);
    out
}

/// Two duties × the same person, from [`crate::domain::persons_apart::PAIRS`].
fn persons(out: &mut String) {
    out.push_str(
        "\n## Persons apart\n\nTwo duties of the same person in one case: `no` = never · a setting's name = not where the setting of the \
         scheme-year is `ja` (default `nei`) · empty = allowed when the roles are. `Municipality` is whoever has acted in the case \
         for the municipality, or holds a role at it, its predecessor or its heir, or held one within the years of the setting \
         `kommunerolle-ar` (default 2): such a person sees the case in the office's list and opens nothing of it, from the record and \
         not from a declaration.\n\n\
         Whoever has declared not to be impartial is given no case, and opens it again only when another person who holds the \
         office's budget authority has confirmed that the ground is gone.\n\n\
         A role as case officer, budget authority or economy gives no right before a holder of the office's budget authority, who \
         is neither the person nor whoever gave it, has confirmed it; only the operator at the machine (`opptrapping user add`) gives \
         it at once, and only at an office where nobody can confirm. An administrator gives no role to themselves, a role begins \
         today or later and ends no earlier than it was last used, and the last administrator cannot go.\n\n| |",
    );
    for duty in Duty::ALL {
        let _ = write!(out, " {duty:?} |");
    }
    out.push_str("\n|---|");
    out.push_str(&"---|".repeat(Duty::ALL.len()));
    out.push('\n');
    let mut sources = Vec::new();
    for one in Duty::ALL {
        let _ = write!(out, "| {one:?} |");
        for other in Duty::ALL {
            let rule = between(one, other);
            let word = match rule.map(|pair| pair.when) {
                None => String::new(),
                Some(When::Always) => "no".to_owned(),
                Some(When::Setting(key)) => format!("`{}`", key.as_str()),
            };
            let _ = write!(out, " {word} |");
            if let Some(pair) = rule.filter(|pair| pair.one == one) {
                sources.push(format!("{one:?} and {other:?} ({})", pair.source));
            }
        }
        out.push('\n');
    }
    let _ = writeln!(out, "\nWhere each comes from: {}.", sources.join("; "));
}

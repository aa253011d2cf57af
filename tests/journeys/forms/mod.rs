//! The table of forms: every mounted POST route has a row, in files by area.

pub mod account;
pub mod application;
pub mod case;
pub mod grant;
pub mod ministry;

/// A form and how it is filled in.
pub struct Form {
    /// The POST route as mounted.
    pub route: &'static str,
    /// Whose form it is.
    pub who: &'static str,
    /// The page that shows it; names in braces as in the table of routes.
    pub page: &'static str,
    /// Where it is posted to.
    pub action: &'static str,
    /// The fields that get the bad input.
    pub fields: &'static [&'static str],
    /// Fields sent along with a right value, such as the button pressed.
    pub also: &'static [(&'static str, &'static str)],
    /// Those of the fields that must still show what was typed when the form is refused (free text; never a password).
    pub kept: &'static [&'static str],
}

/// A button without fields: only the sizes and the token matter.
pub const fn button(
    route: &'static str,
    who: &'static str,
    page: &'static str,
    action: &'static str,
) -> Form {
    Form {
        route,
        who,
        page,
        action,
        fields: &[],
        also: &[],
        kept: &[],
    }
}

/// All forms.
pub fn forms() -> Vec<&'static Form> {
    [
        account::FORMS,
        application::FORMS,
        case::FORMS,
        grant::FORMS,
        ministry::FORMS,
    ]
    .into_iter()
    .flatten()
    .collect()
}

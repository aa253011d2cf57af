//! `opptrapping user add`: the first administrator, or anybody when no administrator can sign in.

use crate::access::Actor;
use crate::actions::{
    self, Context, World,
    add_user::NewPerson,
    give_role::{Given, Standing},
};
use crate::domain::time::Day;
use crate::domain::user::{Language, Organisation, Role, Validity};

/// The person to add.
#[derive(Debug)]
pub struct Wanted {
    /// For signing in.
    pub user_name: String,
    /// Full name.
    pub name: String,
    /// Work address; the link for setting a password goes there.
    pub email: String,
    /// Language of pages and notices.
    pub language: Language,
    /// The role.
    pub role: Role,
    /// Where (`kommune:0906`, `embete:fm-agder`); left out it follows from the role.
    pub organisation: Option<Organisation>,
    /// First day; left out it is today.
    pub from: Option<Day>,
}

/// Adds the person with a role; the text to print.
///
/// # Errors
/// What must be corrected, in words.
pub fn add(world: &World, wanted: &Wanted) -> anyhow::Result<String> {
    let actor = Actor::system();
    let context = Context {
        world,
        actor: &actor,
        now: world.clock.now(),
        shown: None,
    };
    let organisation = wanted
        .organisation
        .clone()
        .or_else(|| only_organisation(wanted.role))
        .ok_or_else(|| {
            anyhow::anyhow!("--organisation is needed: kommune:0906 or embete:fm-agder")
        })?;
    let person = NewPerson {
        user_name: &wanted.user_name,
        name: &wanted.name,
        email: &wanted.email,
        language: wanted.language,
    };
    let user = actions::add_user::run(&context, &person).map_err(|e| in_words(world, e))?;
    let given = Given {
        user,
        role: wanted.role,
        organisation,
        validity: Validity {
            from: wanted.from.unwrap_or_else(|| context.today()),
            to: None,
        },
    };
    let standing = actions::give_role::run(&context, &given).map_err(|error| {
        in_words(world, error).context(format!(
            "{} is added, but has no role yet",
            wanted.user_name
        ))
    })?;
    let transporter = crate::mail::Transporter::of(&world.config)?;
    crate::actions::send_notices::run(world, &transporter)?;
    let role = match standing {
        Standing::Holds => "",
        Standing::Waits => "; the role waits for the budget authority of the office",
    };
    Ok(format!(
        "{} is added; a link for setting the password was sent to {}{role}",
        wanted.user_name, wanted.email
    ))
}

const fn only_organisation(role: Role) -> Option<Organisation> {
    use crate::domain::user::OrganisationKind as Kind;
    match role.belongs_to() {
        Kind::Ministry => Some(Organisation::Ministry),
        Kind::Operator => Some(Organisation::Operator),
        Kind::None => Some(Organisation::None),
        Kind::Municipality | Kind::Office => None,
    }
}

fn in_words(world: &World, error: actions::Error) -> anyhow::Error {
    match error {
        actions::Error::Invalid(faults) => {
            let lines: Vec<String> = faults
                .iter()
                .map(|fault| world.texts.get(Language::En, &fault.key))
                .collect();
            anyhow::anyhow!("{}", lines.join("\n"))
        }
        other => anyhow::anyhow!("{other}"),
    }
}

//! Declares habilitet in a case (forvaltningsloven §§ 6 and 8). Before it nothing of the case opens; it may be changed.

use super::{Context, Error, Result};
use crate::access::{self, Act, Level};
use crate::db;
use crate::domain::chain::Digest;
use crate::domain::fact::ImpartialityDeclared;

/// The longest reason.
pub const LONGEST_REASON: usize = 1000;

/// Declares that the person is impartial, or is not, with the reason.
///
/// # Errors
/// [`Error::Invalid`] without a reason for not being impartial; [`Error::NotFound`], [`Error::Denied`].
pub fn run(context: &Context<'_>, case_number: &str, impartial: bool, reason: &str) -> Result<()> {
    let reason = if impartial { "" } else { reason.trim() };
    context.world.db.write(|connection| {
        let case = db::application::find(connection, context.actor, Level::List, case_number)?;
        let permit = access::permit_on(context.actor, Act::DeclareImpartiality, &case.facts())?;
        context.unmoved(connection, &case, None)?;
        if !impartial && reason.is_empty() {
            return Err(Error::field("grunn", "feil-habilitet-grunn"));
        }
        db::impartiality::declare(
            connection,
            case.id,
            context.actor.user,
            (impartial, reason),
            context.now,
        )?;
        // The reason may be a private matter: the event holds its hash only.
        let fact = ImpartialityDeclared {
            impartial,
            reason_sha256: Digest::of(reason),
        };
        let taken = case.for_step(connection)?.note(fact, permit)?;
        context.record(connection, taken)
    })
}

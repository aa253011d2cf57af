//! `opptrapping verify`: checks chains, sums and documents and prints what is off.

use crate::actions::World;
use crate::db;

/// Checks everything; the text to print.
///
/// # Errors
/// The list of what is off, or that the database does not answer.
pub fn run(world: &World) -> anyhow::Result<String> {
    let found = world.db.read(db::verify::everything)?;
    let looked_at = format!(
        "{} events, {} sums and {} documents checked",
        found.events, found.sums, found.documents
    );
    anyhow::ensure!(
        found.wrong.is_empty(),
        "{looked_at}; {} things are off:\n- {}",
        found.wrong.len(),
        found.wrong.join("\n- ")
    );
    Ok(format!("{looked_at}: nothing is off"))
}

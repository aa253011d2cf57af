//! `opptrapping verify`: proves chains, seals, rows and documents, and prints what is off.

use crate::actions::World;
use crate::db;

/// Checks everything; the text to print. With `against`, a seal that was kept elsewhere must still stand.
///
/// # Errors
/// The list of what is off, or that the database does not answer.
pub fn run(world: &World, against: Option<&str>) -> anyhow::Result<String> {
    let found = world
        .db
        .read(|connection| db::verify::everything(connection, &world.keys, against))?;
    let seal = found
        .newest_seal
        .as_deref()
        .unwrap_or("none yet; the first is made when a day is over");
    let looked_at = format!(
        "{} events, {} rows, {} documents and {} seals checked\nnewest seal: {seal}",
        found.events, found.rows, found.documents, found.seals
    );
    let off = match found.wrong.len() {
        0 => return Ok(format!("{looked_at}\nnothing is off")),
        1 => "1 thing is off".to_owned(),
        many => format!("{many} things are off"),
    };
    anyhow::bail!("{looked_at}\n{off}:\n- {}", found.wrong.join("\n- "))
}

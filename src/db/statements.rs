//! Each SQL statement as a line of the log, for counting what a page asks (`benches/run`) and for finding out why.
//!
//! Only with `RUST_LOG=opptrapping::statement=trace` when a connection is opened; otherwise nothing is attached and nothing is
//! spent. The values are left out: they are people's.

use diesel::Connection;
use diesel::connection::InstrumentationEvent;

/// The name under which the statements stand in the log.
const TARGET: &str = "opptrapping::statement";

/// Lets a new connection tell its statements, if the log asks for them.
pub(super) fn tell(connection: &mut impl Connection) {
    if tracing::enabled!(target: TARGET, tracing::Level::TRACE) {
        connection.set_instrumentation(|event: InstrumentationEvent<'_>| {
            if let InstrumentationEvent::StartQuery { query, .. } = event {
                tracing::trace!(target: TARGET, "{}", without_values(&query.to_string()));
            }
        });
    }
}

/// One line, up to the values that Diesel writes after a statement.
fn without_values(query: &str) -> String {
    let statement = query.split("-- binds:").next().unwrap_or_default();
    statement.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_is_one_line_without_its_values() {
        let query = "SELECT `users`.`name`\n FROM `users` WHERE `id` = ? -- binds: [\"Kari\"]";
        assert_eq!(
            without_values(query),
            "SELECT `users`.`name` FROM `users` WHERE `id` = ?"
        );
    }
}

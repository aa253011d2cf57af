//! The rows there are, read a table at a time as JSON, so that one comparison serves all tables on both databases.

use super::super::{AnyConnection, Error, Result};
use super::Findings;
use super::expected::Expected;
use super::tables::Table;
use crate::domain::lifecycle::{self, Edge};
use diesel::RunQueryDsl;
use serde_json::Value;
use std::collections::BTreeSet;

#[derive(diesel::QueryableByName)]
struct Line {
    #[diesel(sql_type = diesel::sql_types::Text)]
    line: String,
}

/// The values of some columns of all rows. Names of tables and columns are the program's own.
#[expect(
    clippy::disallowed_methods,
    reason = "reads any table by name, which the query builder cannot"
)]
fn rows(connection: &mut AnyConnection, table: &str, columns: &[&str]) -> Result<Vec<Vec<Value>>> {
    let columns = columns.join(", ");
    let lines: Vec<Line> = match connection {
        AnyConnection::Sqlite(sqlite) => diesel::sql_query(format!(
            "SELECT json_array({columns}) AS line FROM \"{table}\""
        ))
        .load(sqlite)?,
        AnyConnection::Pg(pg) => diesel::sql_query(format!(
            "SELECT json_build_array({columns})::text AS line FROM \"{table}\""
        ))
        .load(pg)?,
    };
    lines
        .into_iter()
        .map(|row| serde_json::from_str(&row.line).map_err(|_| Error::Unreadable(row.line)))
        .collect()
}

/// How a row is named: its key's values joined by `/`; of a journal entry the event it comes from and its kind.
fn name(table: &Table, values: &[Value]) -> String {
    if table.name == "journal" {
        let from = table
            .key
            .iter()
            .zip(values)
            .find(|(column, value)| column.ends_with("_event_id") && !value.is_null());
        let kind = values.get(3).and_then(Value::as_str).unwrap_or_default();
        return from.map_or_else(String::new, |(column, value)| {
            format!("{} {value}/{kind}", column.trim_end_matches("_id"))
        });
    }
    let parts: Vec<String> = values
        .iter()
        .map(|value| {
            value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned)
        })
        .collect();
    parts.join("/")
}

/// Compares a table with the rows there should be.
pub(super) fn compare(
    connection: &mut AnyConnection,
    table: &Table,
    expected: &mut Expected,
    findings: &mut Findings,
) -> Result<()> {
    let columns: Vec<&str> = table.key.iter().chain(table.proved).copied().collect();
    for values in rows(connection, table.name, &columns)? {
        findings.rows += 1;
        let (key, proved) = values.split_at(table.key.len());
        let name = name(table, key);
        let Some(row) = expected.take(table.name, &name) else {
            let is_draft = table.drafts && proved.iter().all(Value::is_null);
            // The system's own row comes with the migration.
            let is_system = table.name == "users" && name == "1";
            if !is_draft && !is_system {
                findings
                    .wrong
                    .push(format!("{} {name} stands there without a fact", table.name));
            }
            continue;
        };
        for (column, stored) in table.proved.iter().zip(proved) {
            match row.columns.get(column) {
                Some(want) if want.is_met_by(stored) => {}
                Some(want) => findings.wrong.push(format!(
                    "{} {name}: {column} is {stored}, the facts say {}",
                    table.name,
                    want.told()
                )),
                None => findings.wrong.push(format!(
                    "{} {name}: no fact says what {column} is",
                    table.name
                )),
            }
        }
    }
    for name in expected.left(table.name) {
        findings
            .wrong
            .push(format!("{} {name} is missing", table.name));
    }
    Ok(())
}

/// The tables of legal steps must be the code's.
pub(super) fn compare_edges(connection: &mut AnyConnection, findings: &mut Findings) -> Result<()> {
    let lists: [(&str, &[Edge]); 2] = [
        ("application_edge", lifecycle::application::EDGES),
        ("grant_edge", lifecycle::grant::EDGES),
    ];
    for (table, edges) in lists {
        let columns = ["from_state", "step", "to_state", "audience", "effect"];
        let stored: BTreeSet<String> = rows(connection, table, &columns)?
            .into_iter()
            .map(|values| Value::from(values).to_string())
            .collect();
        let ours: BTreeSet<String> = edges
            .iter()
            .map(|edge| {
                Value::from(vec![
                    edge.from,
                    edge.step,
                    edge.to,
                    edge.audience.as_str(),
                    edge.effect.as_str(),
                ])
                .to_string()
            })
            .collect();
        for edge in stored.symmetric_difference(&ours) {
            findings.wrong.push(format!(
                "{table}: {edge} stands in the code or the table only"
            ));
        }
    }
    Ok(())
}

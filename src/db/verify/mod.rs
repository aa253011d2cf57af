//! Proves what is stored: chains and seals by their keyed hashes, and every row that holds money, dates, persons, texts or
//! documents by the facts it came from. Changes nothing.
//!
//! `chains` follows the events, `expected` folds their facts into the rows there should be, `stored` reads the rows
//! there are, [`tables`] says which columns are compared and why the others are not, `seals` keeps what was deleted from
//! going unseen.

mod chains;
mod expected;
mod fold;
mod seals;
mod stored;
pub mod tables;

use super::{AnyConnection, Result};
use crate::domain::chain::{Digest, RecordKeys};
use expected::Expected;

/// What was looked at, and what is wrong.
#[derive(Debug, Default)]
pub struct Findings {
    /// Events whose hash was computed again.
    pub events: usize,
    /// Rows that were compared with the facts.
    pub rows: usize,
    /// Documents whose bytes were hashed again.
    pub documents: usize,
    /// Days whose seal was computed again.
    pub seals: usize,
    /// The newest seal, to be kept outside the database.
    pub newest_seal: Option<String>,
    /// One line for each thing that is off; empty when all is well.
    pub wrong: Vec<String>,
}

/// Looks at everything. With `against`, also says whether that seal still stands.
///
/// # Errors
/// When the database does not answer.
pub fn everything(
    connection: &mut AnyConnection,
    keys: &RecordKeys,
    against: Option<&str>,
) -> Result<Findings> {
    let mut findings = Findings::default();
    let events = chains::read(connection)?;
    chains::follow(&events, keys, &mut findings);
    let mut expected = Expected::default();
    for event in &events {
        match &event.fact {
            Ok(fact) => fold::fold(&mut expected, event, fact),
            Err(error) => findings.wrong.push(format!("{}: {error}", event.name())),
        }
    }
    expected.close();
    stored::compare_edges(connection, &mut findings)?;
    for table in tables::TABLES {
        stored::compare(connection, table, &mut expected, &mut findings)?;
    }
    assessments(connection, &expected, &mut findings)?;
    documents(connection, &mut findings)?;
    seals::compare(connection, keys, &events, against, &mut findings)?;
    Ok(findings)
}

/// A proposed or decided assessment is still what was proposed: points, reasons, checks, grounds and conditions.
fn assessments(
    connection: &mut AnyConnection,
    expected: &Expected,
    findings: &mut Findings,
) -> Result<()> {
    for (application, digest) in &expected.assessments {
        findings.rows += 1;
        let stored = super::assessment::of_application(connection, *application)?;
        let same = match &stored {
            Some(assessment) => assessment.draft.digest()? == *digest,
            None => false,
        };
        if !same {
            findings.wrong.push(format!(
                "assessment of application {application} is not what was proposed"
            ));
        }
    }
    Ok(())
}

/// One document at a time: together they may be larger than the memory.
fn documents(connection: &mut AnyConnection, findings: &mut Findings) -> Result<()> {
    use super::schema::document;
    use diesel::prelude::*;
    let ids: Vec<String> = document::table
        .order(document::id)
        .select(document::id)
        .load(connection)?;
    for id in ids {
        findings.documents += 1;
        let (sha256, bytes): (String, Vec<u8>) = document::table
            .find(&id)
            .select((document::sha256, document::bytes))
            .first(connection)?;
        if Digest::of_bytes(&bytes).as_str() != sha256 {
            findings
                .wrong
                .push(format!("document {id}: its bytes were changed"));
        }
    }
    Ok(())
}

//! The letter of a dismissal (avvisning): the application was not taken up, and why.

use super::decision::{DecisionFacts, Incomplete, Must, Writer, check};
use crate::pdf::Document;
use crate::text::Texts;

/// Writes the letter and compares it with the record.
///
/// # Errors
/// [`Incomplete`] when decision or reasons are missing: such a letter is not issued.
pub fn write(texts: &Texts, facts: &DecisionFacts) -> Result<Document, Incomplete> {
    // What was written about the criteria before the dismissal is no part of its reasons.
    let facts = DecisionFacts {
        reasons: Vec::new(),
        ..facts.clone()
    };
    let writer = Writer::new(texts, &facts);
    let title = writer.text("brev-avvisning-tittel");
    let mut blocks = writer.opening(&title);
    blocks.extend([
        writer.heading("brev-vedtak-overskrift"),
        writer.paragraph("brev-avvisning-vedtak"),
        writer.paragraph("brev-avvisning-betyr"),
    ]);
    blocks.extend(writer.reasons());
    blocks.extend(writer.closing());
    let document = writer.document(title, blocks);
    check(
        &document,
        &[
            Must {
                what: "decision",
                under: writer.text("brev-vedtak-overskrift"),
                words: vec![facts.municipality.clone(), facts.office.clone()],
            },
            Must {
                what: "reasons",
                under: writer.text("brev-begrunnelse-overskrift"),
                words: vec![facts.grounds.clone()],
            },
        ],
    )?;
    Ok(document)
}

//! The letter of a refusal (avslag): decision, reasons per criterion, what can be done now.

use super::decision::{DecisionFacts, Incomplete, Must, Writer, check};
use crate::pdf::Document;
use crate::text::Texts;

/// Writes the letter and compares it with the record.
///
/// # Errors
/// [`Incomplete`] when decision or reasons are missing: such a letter is not issued.
pub fn write(texts: &Texts, facts: &DecisionFacts) -> Result<Document, Incomplete> {
    let writer = Writer::new(texts, facts);
    let title = writer.text("brev-avslag-tittel");
    let mut blocks = writer.opening(&title);
    blocks.extend([
        writer.heading("brev-vedtak-overskrift"),
        writer.paragraph("brev-avslag-vedtak"),
        writer.paragraph("brev-hjemmel"),
    ]);
    blocks.extend(writer.reasons());
    blocks.extend([
        writer.heading("brev-avslag-videre-overskrift"),
        writer.paragraph("brev-avslag-videre"),
    ]);
    blocks.extend(writer.closing());
    let document = writer.document(title, blocks);
    let mut reasons: Vec<String> = facts.reasons.iter().map(|(_, why)| why.clone()).collect();
    reasons.push(facts.grounds.clone());
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
                words: reasons,
            },
        ],
    )?;
    Ok(document)
}

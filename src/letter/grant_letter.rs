//! The grant letter (tilskuddsbrev) with the five contents of økonomibestemmelsene 6.3.3: what the grant is for, the amount,
//! how it is paid, conditions with reporting and control, and what follows a breach.

use super::decision::{DecisionFacts, Incomplete, Must, Writer, check};
use crate::domain::money::Kroner;
use crate::domain::time::{Day, norwegian_day};
use crate::pdf::{Block, Document};
use crate::text::Texts;

/// The terms of a grant.
#[derive(Debug, Clone)]
pub struct Terms {
    /// The amount granted.
    pub amount: Kroner,
    /// The titles of the measures the grant is for.
    pub measures: Vec<String>,
    /// By when a plan must be there.
    pub plan_by: Day,
    /// Last day for accepting.
    pub accept_by: Day,
    /// Conditions of this case beside those every grant has.
    pub conditions: Vec<String>,
}

/// Writes the letter and compares it with the record.
///
/// # Errors
/// [`Incomplete`] when one of the required contents is missing: such a letter is not issued.
pub fn write(texts: &Texts, facts: &DecisionFacts, terms: &Terms) -> Result<Document, Incomplete> {
    let writer = Writer::new(texts, facts)
        .knowing("belop", terms.amount.to_string())
        .knowing("akseptfrist", norwegian_day(terms.accept_by))
        .knowing("planfrist", norwegian_day(terms.plan_by));
    let title = writer.text("brev-tilskudd-tittel");
    let mut blocks = writer.opening(&title);
    blocks.extend(decision_and_purpose(&writer, terms));
    blocks.extend(writer.reasons());
    blocks.extend([
        writer.heading("brev-utbetaling-overskrift"),
        writer.paragraph("brev-utbetaling"),
        writer.heading("brev-aksept-overskrift"),
        writer.paragraph("brev-aksept"),
    ]);
    if facts.rules.leader_accepts {
        blocks.push(writer.paragraph("brev-aksept-leder"));
    }
    blocks.extend(conditions(&writer, terms));
    blocks.extend(reporting_and_control(&writer, terms));
    blocks.extend(writer.closing());
    let document = writer.document(title, blocks);
    check(&document, &musts(&writer, terms))?;
    Ok(document)
}

fn decision_and_purpose(writer: &Writer<'_>, terms: &Terms) -> Vec<Block> {
    vec![
        writer.heading("brev-vedtak-overskrift"),
        writer.paragraph("brev-tilskudd-vedtak"),
        writer.paragraph("brev-hjemmel"),
        writer.heading("brev-formaal-overskrift"),
        writer.paragraph("brev-formaal"),
        Block::List(terms.measures.clone()),
        writer.paragraph("brev-formaal-endring"),
    ]
}

fn conditions(writer: &Writer<'_>, terms: &Terms) -> Vec<Block> {
    let mut items: Vec<String> = [
        "brev-vilkaar-plan",
        "brev-vilkaar-medfinansiering",
        "brev-vilkaar-medvirkning",
        "brev-vilkaar-dobbel",
        "brev-vilkaar-regnskap",
        "brev-vilkaar-endring",
    ]
    .iter()
    .map(|key| writer.text(key))
    .collect();
    items.extend(terms.conditions.iter().cloned());
    vec![
        writer.heading("brev-vilkaar-overskrift"),
        Block::List(items),
    ]
}

fn reporting_and_control(writer: &Writer<'_>, terms: &Terms) -> Vec<Block> {
    let mut blocks = vec![
        writer.heading("brev-rapport-overskrift"),
        writer.paragraph("brev-rapport"),
    ];
    if needs_auditor(writer.facts, terms) {
        blocks.push(writer.paragraph("brev-rapport-revisor"));
    }
    blocks.extend([
        writer.paragraph("brev-rapport-ubrukt"),
        writer.heading("brev-kontroll-overskrift"),
        writer.paragraph("brev-kontroll"),
        writer.heading("brev-brudd-overskrift"),
        writer.paragraph("brev-brudd"),
    ]);
    blocks
}

/// Exactly the threshold counts («frå kr 200 000 og over»).
fn needs_auditor(facts: &DecisionFacts, terms: &Terms) -> bool {
    terms.amount >= facts.rules.auditor_from
}

fn musts(writer: &Writer<'_>, terms: &Terms) -> Vec<Must> {
    let must = |what, heading: &str, words: Vec<String>| Must {
        what,
        under: writer.text(heading),
        words,
    };
    let mut purpose = terms.measures.clone();
    if purpose.is_empty() {
        // A grant without a measure is for nothing: no text can stand in for it.
        purpose.push("\u{0}".into());
    }
    let mut conditions = vec![norwegian_day(terms.plan_by)];
    conditions.extend(terms.conditions.iter().cloned());
    let mut report = vec![norwegian_day(writer.facts.rules.report_due)];
    if needs_auditor(writer.facts, terms) {
        report.push(writer.facts.rules.auditor_from.to_string());
    }
    vec![
        must("purpose", "brev-formaal-overskrift", purpose),
        must(
            "amount",
            "brev-vedtak-overskrift",
            vec![
                terms.amount.to_string(),
                writer.facts.municipality.clone(),
                writer.facts.office.clone(),
            ],
        ),
        must("payment", "brev-utbetaling-overskrift", vec![]),
        must(
            "acceptance",
            "brev-aksept-overskrift",
            vec![norwegian_day(terms.accept_by)],
        ),
        must("conditions", "brev-vilkaar-overskrift", conditions),
        must("reporting", "brev-rapport-overskrift", report),
        must("control", "brev-kontroll-overskrift", vec![]),
        must("breach", "brev-brudd-overskrift", vec![]),
    ]
}

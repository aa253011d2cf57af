//! What the three decision letters share: the facts, the letterhead, the reasons, the right of appeal and the signature.

use crate::domain::geography::WrittenStandard;
use crate::domain::money::Kroner;
use crate::domain::rules_of_year::RulesOfYear;
use crate::domain::time::{Day, Timestamp, norwegian_day};
use crate::domain::user::Language;
use crate::pdf::{self, Block, Document, Labels};
use crate::text::{Texts, Variable};

/// What every decision letter tells, gathered from the case on the day of the decision.
#[derive(Debug, Clone)]
pub struct DecisionFacts {
    /// The recipient's written standard.
    pub standard: WrittenStandard,
    /// The moment of the decision.
    pub now: Timestamp,
    /// `2019-00012`.
    pub case_number: String,
    /// Budget year.
    pub year: i32,
    /// «Arendal kommune».
    pub municipality: String,
    /// The office's name of that day in the letter's standard.
    pub office: String,
    /// The amount applied for.
    pub applied: Kroner,
    /// The day the application was received.
    pub received: Day,
    /// The grounds as a whole; may be empty in a grant letter.
    pub grounds: String,
    /// Name of each criterion and the reason written for it.
    pub reasons: Vec<(String, String)>,
    /// Who prepared the case.
    pub case_officer: String,
    /// Who decides and signs.
    pub signer: String,
    /// The rules of the scheme-year in force that day.
    pub rules: RulesOfYear,
}

/// Writes blocks of one letter: every message sees the same variables.
pub(super) struct Writer<'a> {
    texts: &'a Texts,
    pub(super) facts: &'a DecisionFacts,
    variables: Vec<(&'static str, Variable)>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(texts: &'a Texts, facts: &'a DecisionFacts) -> Self {
        let variables = vec![
            ("embete", facts.office.as_str().into()),
            ("kommune", facts.municipality.as_str().into()),
            ("ar", facts.year.to_string().into()),
            ("saksnummer", facts.case_number.as_str().into()),
            ("sokt", facts.applied.to_string().into()),
            ("mottatt", norwegian_day(facts.received).into()),
            ("saksbehandler", facts.case_officer.as_str().into()),
            ("klageinstans", facts.rules.appeal_body.as_str().into()),
            ("rapportfrist", norwegian_day(facts.rules.report_due).into()),
            ("revisorgrense", facts.rules.auditor_from.to_string().into()),
        ];
        Self {
            texts,
            facts,
            variables,
        }
    }

    /// Adds a variable that only this letter has.
    pub(super) fn knowing(mut self, name: &'static str, value: String) -> Self {
        self.variables.push((name, value.into()));
        self
    }

    const fn language(&self) -> Language {
        self.facts.standard.language()
    }

    pub(super) fn text(&self, key: &str) -> String {
        self.texts.with(self.language(), key, &self.variables)
    }

    pub(super) fn paragraph(&self, key: &str) -> Block {
        Block::Paragraph(self.text(key))
    }

    pub(super) fn heading(&self, key: &str) -> Block {
        Block::Heading {
            level: 2,
            text: self.text(key),
        }
    }

    /// Recipient, case number, date, officer, and the title as first heading.
    pub(super) fn opening(&self, title: &str) -> Vec<Block> {
        let facts = self.facts;
        let line = |key: &str, value: &str| format!("{}: {value}", self.text(key));
        vec![
            Block::Lines(vec![facts.municipality.clone()]),
            Block::Lines(vec![
                line("brev-saksnummer", &facts.case_number),
                line("brev-dato", &norwegian_day(facts.now.day())),
                line("brev-saksbehandler", &facts.case_officer),
            ]),
            Block::Heading {
                level: 1,
                text: title.to_owned(),
            },
        ]
    }

    /// The grounds, and the reason for each criterion.
    pub(super) fn reasons(&self) -> Vec<Block> {
        let facts = self.facts;
        let mut blocks = vec![self.heading("brev-begrunnelse-overskrift")];
        if !facts.grounds.trim().is_empty() {
            blocks.push(Block::Paragraph(facts.grounds.trim().to_owned()));
        }
        if !facts.reasons.is_empty() {
            blocks.push(self.paragraph("brev-begrunnelse"));
            blocks.push(Block::KeyValues {
                caption: Some(self.text("brev-kriterier")),
                rows: facts.reasons.clone(),
            });
        }
        blocks
    }

    /// How to appeal, or without that right how to ask for a correction and for reasons; questions; the signature.
    pub(super) fn closing(&self) -> Vec<Block> {
        let facts = self.facts;
        let mut blocks = if facts.rules.right_of_appeal {
            vec![
                self.heading("brev-klage-overskrift"),
                self.paragraph("brev-klage"),
                self.paragraph("brev-klage-innsyn"),
            ]
        } else {
            vec![
                self.heading("brev-retting-overskrift"),
                self.paragraph("brev-retting"),
            ]
        };
        blocks.extend([
            self.paragraph("brev-sporsmaal"),
            Block::Space,
            Block::Lines(vec![
                self.text("brev-hilsen"),
                facts.signer.clone(),
                facts.office.clone(),
            ]),
            self.paragraph("brev-elektronisk"),
        ]);
        blocks
    }

    /// The whole document.
    pub(super) fn document(&self, title: String, blocks: Vec<Block>) -> Document {
        let facts = self.facts;
        let page = [("n", "{n}".into()), ("m", "{m}".into())];
        Document {
            title,
            language: match facts.standard {
                WrittenStandard::Bokmal => pdf::Language::Nb,
                WrittenStandard::Nynorsk => pdf::Language::Nn,
            },
            author: facts.office.clone(),
            subject: self.text("brev-emne"),
            footer: self.text("brev-bunn"),
            created: facts.now.0,
            sender: Some(vec![facts.office.clone()]),
            blocks,
            labels: Labels {
                page: self.texts.with(self.language(), "brev-side", &page),
            },
            attachment: None,
        }
    }
}

/// A letter that lacks something it must contain; it is not issued.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the letter lacks: {}", .0.join(", "))]
pub struct Incomplete(pub Vec<String>);

/// What a part of a letter must tell: the heading it stands under, and words that must occur there.
pub(super) struct Must {
    /// What it is, for the error.
    pub what: &'static str,
    /// The heading.
    pub under: String,
    /// Words from the record.
    pub words: Vec<String>,
}

/// Compares a finished letter with the record before it is stored.
///
/// # Errors
/// [`Incomplete`] naming each part that is missing, empty or says something else than the record.
pub(super) fn check(document: &Document, musts: &[Must]) -> Result<(), Incomplete> {
    let missing: Vec<String> = musts
        .iter()
        .filter(|must| {
            let text = text_under(document, &must.under);
            text.trim().is_empty() || must.words.iter().any(|word| !text.contains(word.trim()))
        })
        .map(|must| must.what.to_owned())
        .collect();
    if missing.is_empty() {
        Ok(())
    } else {
        Err(Incomplete(missing))
    }
}

/// The text from a heading to the next.
fn text_under(document: &Document, heading: &str) -> String {
    document
        .blocks
        .iter()
        .skip_while(|block| !matches!(block, Block::Heading { text, .. } if text == heading))
        .skip(1)
        .take_while(|block| !matches!(block, Block::Heading { .. }))
        .map(text_of)
        .collect::<Vec<_>>()
        .join("\n")
}

/// The text of a block, line by line.
#[must_use]
pub fn text_of(block: &Block) -> String {
    match block {
        Block::Heading { text, .. } | Block::Paragraph(text) | Block::Note(text) => text.clone(),
        Block::Lines(lines) | Block::List(lines) => lines.join("\n"),
        Block::KeyValues { rows, .. } => rows
            .iter()
            .map(|(name, value)| format!("{name}: {value}"))
            .collect::<Vec<_>>()
            .join("\n"),
        Block::Table { rows, .. } => rows
            .iter()
            .map(|row| row.join(" "))
            .collect::<Vec<_>>()
            .join("\n"),
        Block::Space => String::new(),
    }
}

//! The receipt of a submitted application (kvittering): what was received, what happens next, and every answer.

use super::answers::{self, AnswerRow, AnswerSection, Words};
use crate::domain::application::{Content, Section};
use crate::domain::geography::{Geography, MunicipalityCode, WrittenStandard};
use crate::domain::money::Kroner;
use crate::domain::time::Timestamp;
use crate::domain::user::Language;
use crate::pdf::{self, Align, Block, Column, Document, Labels};
use crate::text::{Texts, Variable};

/// The facts of a receipt.
#[derive(Debug, Clone, Copy)]
pub struct Receipt<'a> {
    /// `2019-00012`.
    pub case_number: &'a str,
    /// The municipality.
    pub municipality: MunicipalityCode,
    /// Its name.
    pub organisation_name: &'a str,
    /// The office that received it.
    pub office_name: &'a str,
    /// Budget year.
    pub year: i32,
    /// Round.
    pub round: i32,
    /// The deadline.
    pub deadline: Timestamp,
    /// When it was submitted.
    pub submitted_at: Timestamp,
    /// By whom.
    pub submitted_by: &'a str,
    /// Which submission of the case, from 1.
    pub number: i32,
    /// Whether it came after the deadline.
    pub late: bool,
    /// Whether the call says that late ones are dismissed.
    pub late_are_dismissed: bool,
    /// The application.
    pub content: &'a Content,
}

/// The receipt in a written standard.
#[expect(clippy::too_many_lines, reason = "one document from top to bottom")]
#[must_use]
pub fn document(
    texts: &Texts,
    geography: &Geography,
    standard: WrittenStandard,
    facts: &Receipt<'_>,
) -> Document {
    let language = match standard {
        WrittenStandard::Bokmal => Language::Nb,
        WrittenStandard::Nynorsk => Language::Nn,
    };
    let words = Words {
        texts,
        language,
        geography,
    };
    let t = |key: &str| texts.get(language, key);
    let title = t("letter-kvittering-tittel");
    let mut blocks = vec![
        Block::Heading {
            level: 1,
            text: title.clone(),
        },
        Block::Paragraph(t("letter-kvittering-mottatt")),
        Block::KeyValues {
            caption: None,
            rows: key_facts(&words, facts),
        },
    ];
    if facts.late {
        blocks.push(Block::Note(t("letter-kvittering-sent")));
        if facts.late_are_dismissed {
            blocks.push(Block::Paragraph(t("letter-kvittering-avvises")));
        }
    }
    blocks.push(Block::Heading {
        level: 2,
        text: t("letter-kvittering-videre"),
    });
    blocks.push(Block::List(
        ["1", "2", "3"]
            .iter()
            .map(|n| t(&format!("letter-kvittering-videre-{n}")))
            .collect(),
    ));
    for section in answers::sections(&words, facts.content) {
        blocks.push(Block::Heading {
            level: 2,
            text: section.title.clone(),
        });
        if section.key == Section::Budget.as_str() {
            blocks.push(cost_table(&words, facts.content));
        }
        blocks.push(answer_block(&words, section));
    }
    Document {
        title,
        language: match standard {
            WrittenStandard::Bokmal => pdf::Language::Nb,
            WrittenStandard::Nynorsk => pdf::Language::Nn,
        },
        author: facts.office_name.to_owned(),
        subject: facts.case_number.to_owned(),
        footer: format!("{} · {}", facts.case_number, facts.organisation_name),
        created: facts.submitted_at.0,
        sender: Some(vec![facts.office_name.to_owned()]),
        blocks,
        labels: Labels {
            page: t("letter-kvittering-side"),
        },
        attachment: None,
    }
}

fn key_facts(words: &Words<'_>, facts: &Receipt<'_>) -> Vec<(String, String)> {
    let t = |key: &str| words.texts.get(words.language, key);
    let announcement = words.texts.with(
        words.language,
        "letter-kvittering-utlysning-verdi",
        &[
            ("aar", Variable::from(facts.year.to_string())),
            ("runde", Variable::from(facts.round.to_string())),
        ],
    );
    let mut rows = vec![
        (
            t("letter-kvittering-saksnummer"),
            facts.case_number.to_owned(),
        ),
        (
            t("letter-kvittering-soker"),
            format!("{} ({})", facts.organisation_name, facts.municipality),
        ),
    ];
    if let Some(number) = words.geography.orgnr(facts.municipality) {
        rows.push((
            t("letter-kvittering-organisasjonsnummer"),
            number.to_owned(),
        ));
    }
    rows.extend([
        (t("letter-kvittering-utlysning"), announcement),
        (t("letter-kvittering-embete"), facts.office_name.to_owned()),
        (t("letter-kvittering-frist"), facts.deadline.norwegian()),
        (t("letter-kvittering-tid"), facts.submitted_at.norwegian()),
        (t("letter-kvittering-av"), facts.submitted_by.to_owned()),
        (t("letter-kvittering-versjon"), facts.number.to_string()),
        (
            t("letter-kvittering-belop"),
            facts.content.applied_amount().to_string(),
        ),
    ]);
    rows
}

fn cost_table(words: &Words<'_>, content: &Content) -> Block {
    let t = |key: &str| words.texts.get(words.language, key);
    let amount = |heading: String| Column {
        heading,
        align: Align::Right,
        share: 2,
    };
    let in_row = |amount: Kroner| amount.grouped();
    Block::Table {
        caption: None,
        columns: vec![
            Column {
                heading: t("soknad-felt-post-tekst"),
                align: Align::Left,
                share: 4,
            },
            amount(t("soknad-felt-post-kostnad")),
            amount(t("soknad-felt-post-sokt")),
        ],
        rows: content
            .budget
            .lines
            .iter()
            .map(|line| vec![line.text.clone(), in_row(line.cost), in_row(line.applied)])
            .collect(),
        total: Some(vec![
            t("soknad-sum"),
            in_row(content.budget.cost()),
            in_row(content.budget.applied()),
        ]),
    }
}

fn answer_block(words: &Words<'_>, section: AnswerSection) -> Block {
    // The table of costs shows the lines and the two sums already.
    let in_table =
        |row: &AnswerRow| matches!(row.field.as_str(), "post" | "sum-kostnad" | "sum-sokt");
    let rows = section
        .rows
        .into_iter()
        .filter(|row| !in_table(row))
        .map(|row| {
            let answer = if row.lines.is_empty() {
                row.value
            } else {
                row.lines.join("\n")
            };
            let answer = if answer.is_empty() {
                words.texts.get(words.language, "svar-ikke-oppgitt")
            } else {
                answer
            };
            (row.label, answer)
        })
        .collect();
    Block::KeyValues {
        caption: None,
        rows,
    }
}

//! The annual report as PDF: the ten parameters with units, the accounts, a remark, and the same figures inside the file
//! in machine-readable form.

use super::report_rows::{self, Part, Row};
use crate::domain::annual_report::{Account, Figures};
use crate::domain::geography::{MunicipalityCode, WrittenStandard};
use crate::domain::money::Kroner;
use crate::domain::time::Timestamp;
use crate::domain::user::Language;
use crate::pdf::{Align, Attachment, Block, Column, Document, Labels, PdfError};
use crate::text::{Texts, Variable};
use serde_json::json;

/// The name of the file with the figures inside the PDF.
pub const ATTACHMENT: &str = "rapport.json";

/// What the report tells.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The case number.
    pub case_number: &'a str,
    /// The year reported on.
    pub year: i32,
    /// The municipality that got the grant, by its code of that time.
    pub municipality_code: MunicipalityCode,
    /// Its name.
    pub municipality: &'a str,
    /// The office it reports to.
    pub office: &'a str,
    /// Who submitted.
    pub submitted_by: &'a str,
    /// For whom: the municipality, or the one that took it over.
    pub on_behalf_of: &'a str,
    /// When it was submitted.
    pub submitted_at: Timestamp,
    /// Granted, paid, spent, repaid.
    pub account: Account,
    /// The figures.
    pub figures: &'a Figures,
}

struct Words<'a> {
    texts: &'a Texts,
    language: Language,
}

impl Words<'_> {
    fn t(&self, key: &str) -> String {
        self.texts.get(self.language, key)
    }

    fn with(&self, key: &str, variables: &[(&str, Variable)]) -> String {
        self.texts.with(self.language, key, variables)
    }
}

/// The PDF's title and bytes.
///
/// # Errors
/// When the PDF engine refuses, which means that the program itself is broken.
pub fn render(
    texts: &Texts,
    standard: WrittenStandard,
    facts: &Facts<'_>,
) -> Result<(String, Vec<u8>), PdfError> {
    let document = document(texts, standard, facts);
    Ok((document.title.clone(), crate::pdf::render(&document)?))
}

fn document(texts: &Texts, standard: WrittenStandard, facts: &Facts<'_>) -> Document {
    let (language, pdf_language) = match standard {
        WrittenStandard::Bokmal => (Language::Nb, crate::pdf::Language::Nb),
        WrittenStandard::Nynorsk => (Language::Nn, crate::pdf::Language::Nn),
    };
    let words = Words { texts, language };
    let title = words.with(
        "brev-rapport-tittel",
        &[
            ("kommune", Variable::from(facts.municipality)),
            ("ar", Variable::from(facts.year.to_string())),
        ],
    );
    let mut blocks = head(&words, facts, &title);
    for part in report_rows::parts(texts, language, facts.figures) {
        blocks.extend(section(&words, &part));
    }
    blocks.extend(accounts(&words, facts));
    blocks.push(Block::Note(words.t("brev-rapport-forklaring")));
    Document {
        subject: title.clone(),
        title,
        language: pdf_language,
        author: format!("{} kommune", facts.municipality),
        footer: format!("{} · {}", facts.case_number, facts.office),
        created: facts.submitted_at.0,
        sender: Some(vec![format!("{} kommune", facts.municipality)]),
        blocks,
        labels: Labels {
            page: words.t("brev-rapport-side"),
        },
        attachment: Some(attachment(&words, facts)),
    }
}

fn head(words: &Words<'_>, facts: &Facts<'_>, title: &str) -> Vec<Block> {
    let row = |key: &str, value: &str| (words.t(key), value.to_owned());
    vec![
        Block::Heading {
            level: 1,
            text: title.to_owned(),
        },
        Block::KeyValues {
            caption: None,
            rows: vec![
                row("brev-rapport-saksnummer", facts.case_number),
                row(
                    "brev-rapport-kommune",
                    &format!("{} ({})", facts.municipality, facts.municipality_code),
                ),
                row("brev-rapport-til", facts.office),
                row(
                    "brev-rapport-ordning",
                    &words.t("brev-rapport-ordning-navn"),
                ),
                row("brev-rapport-levert", &facts.submitted_at.norwegian()),
                row(
                    "brev-rapport-levert-av",
                    &words.with(
                        "brev-rapport-levert-av-verdi",
                        &[
                            ("navn", Variable::from(facts.submitted_by)),
                            ("kommune", Variable::from(facts.on_behalf_of)),
                        ],
                    ),
                ),
            ],
        },
    ]
}

fn section(words: &Words<'_>, part: &Part) -> Vec<Block> {
    let column = |key: &str, align, share| Column {
        heading: words.t(key),
        align,
        share,
    };
    let (tabled, told): (Vec<&Row>, Vec<&Row>) = part.rows.iter().partition(|row| !row.told);
    let mut blocks = vec![
        Block::Heading {
            level: 2,
            text: part.title.clone(),
        },
        Block::Table {
            caption: None,
            columns: vec![
                column("brev-rapport-parameter", Align::Left, 6),
                column("brev-rapport-verdi", Align::Right, 4),
                column("brev-rapport-enhet", Align::Left, 2),
            ],
            rows: tabled
                .iter()
                .map(|row| {
                    let unit = if row.unit.is_empty() {
                        "–"
                    } else {
                        &row.unit
                    };
                    vec![row.label.clone(), row.value.clone(), unit.to_owned()]
                })
                .collect(),
            total: None,
        },
    ];
    for row in told {
        blocks.push(Block::Heading {
            level: 3,
            text: row.label.clone(),
        });
        blocks.push(Block::Paragraph(row.value.clone()));
    }
    blocks
}

fn accounts(words: &Words<'_>, facts: &Facts<'_>) -> Vec<Block> {
    let account = facts.account;
    let row = |key: &str, amount: Kroner| vec![words.t(key), amount.grouped()];
    vec![
        Block::Heading {
            level: 2,
            text: words.t("rapport-konto-tittel"),
        },
        Block::Table {
            caption: None,
            columns: vec![
                Column {
                    heading: words.t("rapport-konto-post"),
                    align: Align::Left,
                    share: 7,
                },
                Column {
                    heading: words.t("rapport-konto-belop"),
                    align: Align::Right,
                    share: 3,
                },
            ],
            rows: vec![
                row("rapport-konto-tildelt", account.granted),
                row("rapport-konto-brukt", account.spent),
            ],
            total: Some(row("rapport-konto-ubrukt", account.unspent())),
        },
    ]
}

/// The figures for machines: what is read back when the PDF is uploaded again.
fn attachment(words: &Words<'_>, facts: &Facts<'_>) -> Attachment {
    let figures = json!({
        "format": "opptrapping-rapport-1",
        "case_number": facts.case_number,
        "year": facts.year,
        "municipality": facts.municipality_code.as_str(),
        "submitted_at": facts.submitted_at.iso(),
        "granted": facts.account.granted,
        "unspent": facts.account.unspent(),
        "figures": facts.figures.answers,
    });
    Attachment {
        name: ATTACHMENT.into(),
        mime: "application/json".into(),
        bytes: format!("{figures:#}").into_bytes(),
        description: words.t("brev-rapport-vedlegg"),
    }
}

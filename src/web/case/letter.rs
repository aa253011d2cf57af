//! `/saker/<nr>/brev`: the letter before it is sent, and the written standard it is written in.

use super::entry::office_only;
use super::gathered::Gathered;
use crate::access::Act;
use crate::actions::{office_case, prepare_letter};
use crate::db;
use crate::db::application::Case;
use crate::domain::geography::WrittenStandard;
use crate::pdf::Block;
use crate::web::kit::Answered;
use crate::web::kit::choice::Choice;
use crate::web::kit::failure::Failure;
use crate::web::kit::page::{Answer, StartsPage};
use crate::web::kit::reading;
use crate::web::kit::visit::SignedIn;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct StandardView {
    pub letter: String,
    pub letter_name: String,
    pub why: String,
    pub may_choose: bool,
    pub options: Vec<Choice>,
}

impl Gathered {
    pub(super) fn standard_view(&self, visit: &SignedIn<'_>) -> StandardView {
        let standard = self.standard;
        let why = match (standard.municipality.demanded(), standard.chosen) {
            (Some(_), _) => "sak-malform-vedtatt",
            (None, Some(_)) => "sak-malform-valgt",
            (None, None) if standard.of_letter().is_some() => "sak-malform-noytral",
            (None, None) => "sak-malform-ukjent",
        };
        let name =
            |standard: WrittenStandard| visit.t(&format!("sak-malform-navn-{}", standard.as_str()));
        StandardView {
            letter: standard
                .of_letter()
                .map(|standard| standard.as_str().to_owned())
                .unwrap_or_default(),
            letter_name: standard.of_letter().map(name).unwrap_or_default(),
            why: visit.t(why),
            may_choose: standard.may_be_chosen(),
            options: [WrittenStandard::Bokmal, WrittenStandard::Nynorsk]
                .map(|standard| Choice {
                    value: standard.as_str().to_owned(),
                    label: name(standard),
                })
                .into(),
        }
    }
}

/// A block of the letter for its template.
#[derive(Debug, Default, Serialize)]
struct LetterBlock {
    kind: &'static str,
    level: u8,
    text: String,
    lines: Vec<String>,
    rows: Vec<(String, String)>,
}

/// A letter on the screen: the very blocks the PDF is made of.
#[derive(Debug, Serialize)]
struct LetterView {
    language: &'static str,
    sender: Vec<String>,
    blocks: Vec<LetterBlock>,
}

impl LetterView {
    fn of(letter: prepare_letter::Letter) -> Self {
        Self {
            language: letter.standard.as_str(),
            sender: letter.document.sender.unwrap_or_default(),
            blocks: letter.document.blocks.into_iter().map(block).collect(),
        }
    }
}

fn block(block: Block) -> LetterBlock {
    let empty = LetterBlock::default();
    match block {
        Block::Heading { level, text } => LetterBlock {
            kind: "heading",
            level,
            text,
            ..empty
        },
        Block::Paragraph(text) | Block::Note(text) => LetterBlock {
            kind: "paragraph",
            text,
            ..empty
        },
        Block::Lines(lines) => LetterBlock {
            kind: "lines",
            lines,
            ..empty
        },
        Block::List(lines) => LetterBlock {
            kind: "list",
            lines,
            ..empty
        },
        Block::KeyValues { caption, rows } => LetterBlock {
            kind: "rows",
            text: caption.unwrap_or_default(),
            rows,
            ..empty
        },
        // A decision letter has no other table.
        Block::Table { .. } | Block::Space => LetterBlock {
            kind: "space",
            ..empty
        },
    }
}

#[derive(Debug, Serialize)]
struct LetterPage {
    number: String,
    letter: Option<LetterView>,
    refusal: String,
    why: String,
}

#[rocket::get("/saker/<number>/brev")]
fn letter(visit: SignedIn<'_>, number: &str) -> Answered {
    let case = visit
        .world()
        .db
        .read(|c| office_case::open(&visit.context(), c, number))?;
    office_only(&visit, &case)?;
    reading::case_opened(&visit, case.id);
    let decided = visit
        .world()
        .db
        .read(|c| db::decision::of_application(c, case.id))?;
    if let Some(decision) = decided {
        // What was sent is never written again.
        return Ok(Answer::redirect(format!(
            "/dokumenter/{}.pdf",
            decision.document
        )));
    }
    let (letter, refusal) = preview(&visit, &case)?;
    let standard = visit
        .world()
        .db
        .read(|c| crate::actions::office_case::letter_standard(&visit.reading(), c, &case))?;
    let data = LetterPage {
        number: number.to_owned(),
        letter,
        refusal,
        why: standard
            .of_letter()
            .map(|standard| {
                let name = visit.t(&format!("sak-malform-navn-{}", standard.as_str()));
                visit.t_with("sak-brev-malform", &[("malform", name.into())])
            })
            .unwrap_or_default(),
    };
    visit
        .page("case/letter.html", visit.t("sak-brev-tittel"))
        .crumb(visit.t("sak-liste-tittel"), "/saker")
        .crumb(number, format!("/saker/{number}"))
        .with(&data)
}

/// The letter as it would be issued now, or why it cannot be written yet.
fn preview(visit: &SignedIn<'_>, case: &Case) -> Result<(Option<LetterView>, String), Failure> {
    let context = visit.reading();
    let signer = if visit.actor.may(Act::AnnounceRound) {
        visit.actor.name.clone()
    } else {
        visit.t("brev-godkjenner-plass")
    };
    let written = visit.world().db.read(|c| {
        let assessment = db::assessment::of_application(c, case.id)?
            .ok_or(crate::actions::Error::refused("feil-brev-utfall"))?;
        prepare_letter::run(&context, c, case, &assessment, &signer)
    });
    match written {
        Ok(letter) => Ok((Some(LetterView::of(letter)), String::new())),
        Err(crate::actions::Error::Refused { key, .. }) => Ok((None, visit.t(key))),
        Err(other) => Err(other.into()),
    }
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![letter]
}

//! `/saker/<nr>`: the case at the office. Before habilitet is declared it shows that form and nothing else.

use super::Answered;
use super::case_data::{self, Gathered, municipality_name};
use super::case_view::Choice;
use super::error::Failure;
use super::form::{Fields, FormState};
use super::page::{Answer, local};
use super::reading;
use super::visit::SignedIn;
use crate::access::{self, Act, Level};
use crate::actions::prepare_letter;
use crate::db;
use crate::db::application::Case;
use crate::pdf::Block;
use rocket::http::Status;
use serde::Serialize;

/// What a refused act leaves behind for the page it is shown on again.
#[derive(Debug, Default)]
pub(super) struct Again {
    pub form: Option<FormState>,
    pub alert: String,
    pub status: Option<Status>,
    pub version: Option<i32>,
}

/// What the person has declared about the case.
enum Habilitet {
    Missing,
    Conflicted,
    Impartial,
}

fn case_for(visit: &SignedIn<'_>, number: &str) -> Result<(Case, Habilitet), Failure> {
    visit.world().db.read(|c| {
        let case = db::application::find(c, visit.actor, Level::List, number)?;
        office_only(visit, &case)?;
        let declared = db::impartiality::of_person(c, case.id, visit.actor.user)?;
        let habilitet = match declared {
            None => Habilitet::Missing,
            Some(declared) if declared.impartial => Habilitet::Impartial,
            Some(_) => Habilitet::Conflicted,
        };
        Ok((case, habilitet))
    })
}

#[derive(Debug, Serialize)]
struct ImpartialityPage {
    number: String,
    municipality: String,
    answers: Vec<Choice>,
    conflicted: bool,
    declared: bool,
    form: FormState,
}

/// The page that asks for habilitet.
pub(super) fn impartiality_page(
    visit: &SignedIn<'_>,
    number: &str,
    form: FormState,
    status: Status,
) -> Answered {
    let (case, habilitet) = case_for(visit, number)?;
    let data = ImpartialityPage {
        number: case.case_number.clone(),
        municipality: municipality_name(visit, &case),
        answers: ["ja", "nei"]
            .map(|value| Choice {
                value: value.to_owned(),
                label: visit.t(&format!("sak-habilitet-{value}")),
            })
            .into(),
        conflicted: matches!(habilitet, Habilitet::Conflicted),
        declared: matches!(habilitet, Habilitet::Impartial),
        form,
    };
    visit
        .page("case/impartiality.html", visit.t("sak-habilitet-tittel"))
        .crumb(visit.t("sak-liste-tittel"), "/saker")
        .crumb(case.case_number, format!("/saker/{number}"))
        .status(status)
        .with(&data)
}

/// The case page itself, for its GET and for acts that were refused.
pub(super) fn case_page(visit: &SignedIn<'_>, number: &str, again: Again) -> Answered {
    let gathered = gather(visit, number)?;
    let title = format!(
        "{} – {}",
        municipality_name(visit, &gathered.case),
        gathered.case.case_number
    );
    let data = gathered.page(visit, again.form, again.alert, again.version);
    visit
        .page("case/case.html", title)
        .crumb(visit.t("sak-liste-tittel"), "/saker")
        .status(again.status.unwrap_or(Status::Ok))
        .with(&data)
}

fn gather(visit: &SignedIn<'_>, number: &str) -> Result<Gathered, Failure> {
    visit.world().db.read(|c| {
        let case = db::application::find(c, visit.actor, Level::Open, number)?;
        office_only(visit, &case)?;
        case_data::gather(visit, c, case)
    })
}

/// These are the office's pages: the municipality sees its own case elsewhere, without the assessment.
pub(super) fn office_only(visit: &SignedIn<'_>, case: &Case) -> Result<(), Failure> {
    access::permit_on(visit.actor, Act::DeclareImpartiality, &case.facts())?;
    Ok(())
}

#[rocket::get("/saker/<number>?<versjon>")]
fn case(visit: SignedIn<'_>, number: &str, versjon: Option<i32>) -> Answered {
    let (case, habilitet) = case_for(&visit, number)?;
    match habilitet {
        Habilitet::Impartial => {
            reading::case_opened(&visit, case.id);
            let again = Again {
                version: versjon,
                ..Again::default()
            };
            case_page(&visit, number, again)
        }
        Habilitet::Missing | Habilitet::Conflicted => {
            impartiality_page(&visit, number, FormState::default(), Status::Ok)
        }
    }
}

/// `til` is the page somebody was on the way to, and comes to when the answer is given.
#[rocket::get("/saker/<number>/habilitet?<til>")]
fn impartiality(visit: SignedIn<'_>, number: &str, til: Option<&str>) -> Answered {
    let mut fields = Fields::default();
    fields.set("til", til.map(local).unwrap_or_default());
    impartiality_page(&visit, number, FormState::showing(&fields), Status::Ok)
}

/// The way to where habilitet is declared, and then to a page of the case. Not to the address asked for: a form's has no page.
pub(super) fn to_impartiality(number: &str, page: &str) -> Answer {
    let back = rocket::http::RawStr::new(page).percent_encode();
    Answer::redirect(format!("/saker/{number}/habilitet?til={back}"))
}

#[derive(Debug, Serialize)]
struct Remarkable {
    field: String,
    title: String,
}

#[derive(Debug, Serialize)]
struct ReturnPage {
    number: String,
    municipality: String,
    sections: Vec<Remarkable>,
    form: FormState,
}

/// The page with a remark per section and the date.
pub(super) fn return_page(
    visit: &SignedIn<'_>,
    number: &str,
    form: FormState,
    status: Status,
) -> Answered {
    let gathered = gather(visit, number)?;
    access::permit_on(
        visit.actor,
        Act::ReturnForCompletion,
        &gathered.case.facts(),
    )?;
    let data = ReturnPage {
        number: number.to_owned(),
        municipality: municipality_name(visit, &gathered.case),
        sections: crate::domain::application::Section::ALL
            .iter()
            .map(|section| Remarkable {
                field: format!("merknad-{}", section.as_str()),
                title: visit.t(&format!("soknad-seksjon-{}", section.as_str())),
            })
            .collect(),
        form,
    };
    visit
        .page("case/return.html", visit.t("sak-retur-tittel"))
        .crumb(visit.t("sak-liste-tittel"), "/saker")
        .crumb(number, format!("/saker/{number}"))
        .status(status)
        .with(&data)
}

#[rocket::get("/saker/<number>/tilbakesending")]
fn return_form(visit: SignedIn<'_>, number: &str) -> Answered {
    return_page(&visit, number, FormState::default(), Status::Ok)
}

/// A block of the letter for its template.
#[derive(Debug, Default, Serialize)]
pub(super) struct LetterBlock {
    kind: &'static str,
    level: u8,
    text: String,
    lines: Vec<String>,
    rows: Vec<(String, String)>,
}

/// A letter on the screen: the very blocks the PDF is made of.
#[derive(Debug, Serialize)]
pub(super) struct LetterView {
    language: &'static str,
    sender: Vec<String>,
    blocks: Vec<LetterBlock>,
}

impl LetterView {
    pub(super) fn of(letter: prepare_letter::Letter) -> Self {
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
        .read(|c| db::application::find(c, visit.actor, Level::Open, number))?;
    office_only(&visit, &case)?;
    reading::case_opened(&visit, case.id);
    let decided = visit
        .world()
        .db
        .read(|c| db::decision::of_application(c, case.id))?;
    if let Some(decision) = decided {
        // What was sent is never written anew.
        return Ok(Answer::redirect(format!(
            "/dokumenter/{}.pdf",
            decision.document
        )));
    }
    let (letter, refusal) = preview(&visit, &case)?;
    let standard = visit
        .world()
        .db
        .read(|c| crate::actions::office_case::letter_standard(&visit.context(), c, &case))?;
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
pub(super) fn preview(
    visit: &SignedIn<'_>,
    case: &Case,
) -> Result<(Option<LetterView>, String), Failure> {
    let context = visit.context();
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
    rocket::routes![case, impartiality, return_form, letter]
}

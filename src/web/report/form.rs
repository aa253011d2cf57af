//! The municipality's report: the form, the check before it is submitted, and what was submitted.

use super::typed::{self, FormPart};
use crate::access::{Act, permit_on};
use crate::actions::granted::{self, Granted};
use crate::actions::{self, FieldError};
use crate::db::annual_report::Report;
use crate::db::{self, AnyConnection};
use crate::domain::annual_report::{self, Prefilled, Terms};
use crate::domain::form::Typed;
use crate::domain::lifecycle::grant::GrantState;
use crate::domain::money::Kroner;
use crate::domain::time::{Day, Timestamp, norwegian_day};
use crate::letter::report_rows::{self, Part};
use crate::text::Variable;
use crate::web::kit::Answered;
use crate::web::kit::failure::Failure;
use crate::web::kit::form::{FormState, Posted};
use crate::web::kit::labels::{Labelled, Labels};
use crate::web::kit::names::person_name;
use crate::web::kit::page::{Answer, StartsPage};
use crate::web::kit::visit::SignedIn;
use rocket::http::Status;
use serde::Serialize;

/// A report with its case.
struct Found {
    granted: Granted,
    report: Report,
    prefilled: Prefilled,
    account: annual_report::Account,
}

impl Found {
    fn terms(&self) -> Terms {
        Terms {
            year: self.granted.case.year,
            granted: self.granted.grant.amount,
        }
    }

    /// The draft: as saved, or as prefilled when nothing was saved.
    fn fields(&self) -> &Typed {
        if self.report.version == 0 {
            &self.prefilled.fields
        } else {
            &self.report.fields
        }
    }

    /// What must be corrected in what is saved.
    fn faults(&self) -> Vec<FieldError> {
        annual_report::read(self.fields(), &self.terms())
            .err()
            .unwrap_or_default()
    }

    fn is_writable(&self) -> bool {
        matches!(
            self.granted.grant.state,
            GrantState::Paid | GrantState::ReportReturned | GrantState::CarriedOver
        )
    }
}

fn find(
    visit: SignedIn<'_>,
    connection: &mut AnyConnection,
    case_number: &str,
    year: i32,
) -> Result<Found, Failure> {
    let granted = granted::open(&visit.reading(), connection, case_number)?;
    if granted.case.year != year {
        return Err(Failure::NotFound);
    }
    let report =
        db::annual_report::of_grant(connection, granted.grant.id)?.ok_or(Failure::NotFound)?;
    let heir = granted.heir(&visit.reading());
    let codes = visit
        .world()
        .geography
        .codes_with_heir(heir, visit.now.day());
    let earlier = db::annual_report::before(connection, &codes, year)?;
    let submission = db::submission::latest(connection, granted.case.id).ok();
    let prefilled = annual_report::prefill(
        submission.as_ref().map(|submission| &submission.content),
        earlier.as_ref().map(|(year, figures)| (*year, figures)),
    );
    let account = granted::account(connection, &granted.grant)?;
    Ok(Found {
        granted,
        report,
        prefilled,
        account,
    })
}

#[derive(Debug, Serialize)]
struct FormPage {
    case_number: String,
    year: i32,
    granted: Kroner,
    due: Day,
    days_left: i64,
    version: i64,
    saved_at: Option<Timestamp>,
    returned_comment: String,
    conflict: bool,
    /// In a conflict: what a colleague has saved otherwise than it was typed here.
    stored: Vec<Labelled>,
    is_prefilled: bool,
    parts: Vec<FormPart>,
    form: FormState,
}

fn form_page(
    visit: SignedIn<'_>,
    found: &Found,
    fields: &Typed,
    errors: &[FieldError],
    status: Status,
) -> Answered {
    let case = &found.granted.case;
    let state =
        FormState::showing(&typed::as_typed(fields)).with_labelled(&visit, errors, |error| {
            typed::label(&visit, case.year, &error.field)
        });
    let fetched = typed::fetched(&visit, &found.prefilled, fields);
    let is_returned = found.granted.grant.state == GrantState::ReportReturned;
    let page = FormPage {
        case_number: case.case_number.clone(),
        year: case.year,
        granted: found.granted.grant.amount,
        due: found.report.due_on,
        days_left: (found.report.due_on - visit.now.day()).num_days(),
        version: found.report.version,
        saved_at: (found.report.version > 0).then_some(found.report.saved_at),
        returned_comment: found
            .report
            .returned_comment
            .clone()
            .filter(|_| is_returned)
            .unwrap_or_default(),
        conflict: status == Status::Conflict,
        stored: if status == Status::Conflict {
            saved_otherwise(visit, found, fields)
        } else {
            Vec::new()
        },
        is_prefilled: !fetched.is_empty(),
        parts: typed::parts(&visit, case.year, found.granted.grant.amount, &fetched),
        form: state,
    };
    visit
        .page("report/form.html", title(visit, case.year))
        .crumb(visit.t("meny-rapporter"), "/rapporter")
        .shows(found.granted.head())
        .status(status)
        .faulty(!errors.is_empty())
        .with(&page)
}

/// What is saved in the fields that were typed otherwise.
fn saved_otherwise(visit: SignedIn<'_>, found: &Found, typed: &Typed) -> Vec<Labelled> {
    let case = &found.granted.case;
    let differs = found
        .report
        .fields
        .pairs()
        .filter(|(name, value)| !typed.all(name).contains(value));
    Labels {
        texts: &visit.world().texts,
        language: visit.language,
        geography: &visit.world().geography,
        to: &format!("/rapporter/{}/{}", case.case_number, case.year),
    }
    .all(differs)
}

fn title(visit: SignedIn<'_>, year: i32) -> String {
    visit.t_with(
        "rapport-tittel",
        &[("ar", Variable::from(year.to_string()))],
    )
}

#[derive(Debug, Serialize)]
struct CheckPage {
    case_number: String,
    year: i32,
    version: i64,
    granted: Kroner,
    spent: Option<Kroner>,
    unspent: Option<Kroner>,
    parts: Vec<Part>,
    missing: Vec<Missing>,
    due: String,
    /// Of a submitted report: its PDF, and who submitted when.
    document: String,
    submitted: String,
    state: &'static str,
}

#[derive(Debug, Serialize)]
struct Missing {
    label: String,
    text: String,
}

fn shown(
    visit: SignedIn<'_>,
    connection: &mut AnyConnection,
    found: &Found,
) -> Result<CheckPage, Failure> {
    let texts = &visit.world().texts;
    let mut page = CheckPage {
        case_number: found.granted.case.case_number.clone(),
        year: found.granted.case.year,
        version: found.report.version,
        granted: found.granted.grant.amount,
        spent: None,
        unspent: None,
        parts: Vec::new(),
        missing: Vec::new(),
        due: norwegian_day(found.report.due_on),
        document: String::new(),
        submitted: String::new(),
        state: found.granted.grant.state.as_str(),
    };
    let figures = match &found.report.submitted {
        Some(submitted) if !found.is_writable() => {
            let name = person_name(connection, submitted.by)?;
            page.document.clone_from(&submitted.document);
            page.submitted = visit.t_with(
                "rapport-levert-tid",
                &[
                    ("tid", Variable::from(submitted.at.norwegian())),
                    ("navn", Variable::from(name)),
                ],
            );
            Ok(submitted.figures.clone())
        }
        _ => annual_report::read(found.fields(), &found.terms()),
    };
    match figures {
        Ok(figures) => {
            let account = annual_report::Account {
                spent: figures.spent,
                ..found.account
            };
            page.spent = Some(account.spent);
            page.unspent = Some(account.unspent());
            page.parts = report_rows::parts(texts, visit.language, &figures);
        }
        Err(faults) => {
            page.missing = faults
                .into_iter()
                .map(|fault| Missing {
                    label: typed::label(&visit, found.granted.case.year, &fault.field)
                        .unwrap_or_default(),
                    text: typed::fault_text(&visit, fault),
                })
                .collect();
        }
    }
    Ok(page)
}

#[rocket::get("/rapporter/<case_number>/<year>?<vis>")]
fn show(visit: SignedIn<'_>, case_number: &str, year: i32, vis: Option<&str>) -> Answered {
    if visit.actor.is_at_an_office() {
        crate::web::case::entry::listed(&visit, case_number)?;
        return Ok(Answer::redirect(format!("/rapportkontroll/{case_number}")));
    }
    let (found, page) = visit.world().db.read(|connection| {
        let found = find(visit, connection, case_number, year)?;
        let page = if found.is_writable() {
            None
        } else {
            Some(shown(visit, connection, &found)?)
        };
        Ok::<_, Failure>((found, page))
    })?;
    match page {
        None => {
            permit_on(visit.actor, Act::Report, &found.granted.case.facts())?;
            let errors = if vis == Some("feil") {
                found.faults()
            } else {
                Vec::new()
            };
            form_page(visit, &found, found.fields(), &errors, Status::Ok)
        }
        Some(page) => visit
            .page("report/submitted.html", title(visit, year))
            .crumb(visit.t("meny-rapporter"), "/rapporter")
            .with(&page),
    }
}

#[rocket::post("/rapporter/<case_number>/<year>", data = "<posted>")]
fn save(visit: SignedIn<'_>, case_number: &str, year: i32, posted: Posted) -> Answered {
    let (raw, typed_on) = typed::posted(&posted.fields, year);
    let saved = actions::save_report::run(&visit.context(), case_number, year, typed_on, &raw);
    let found = visit
        .world()
        .db
        .read(|connection| find(visit, connection, case_number, year))?;
    match saved {
        Ok(_) => {}
        // What was typed is shown again on top of the colleague's version; nothing is lost on either side.
        Err(actions::Error::Conflict) => {
            return form_page(visit, &found, &raw, &[], Status::Conflict);
        }
        Err(error) => return Err(error.into()),
    }
    let here = format!("/rapporter/{case_number}/{year}");
    if posted.fields.get("action") == "lagre" {
        return Ok(Answer::done(here, visit.t("rapport-lagret")));
    }
    Ok(Answer::redirect(
        match annual_report::read(&raw, &found.terms()) {
            Ok(_) => format!("{here}/kontroll"),
            Err(_) => format!("{here}?vis=feil"),
        },
    ))
}

#[derive(Debug, Serialize)]
struct Saved {
    versjon: i64,
    kl: String,
}

/// Saves while the municipality is writing; answers for the page's script.
#[rocket::post("/rapporter/<case_number>/<year>/utkast", data = "<posted>")]
fn autosave(visit: SignedIn<'_>, case_number: &str, year: i32, posted: Posted) -> Answered {
    let (raw, typed_on) = typed::posted(&posted.fields, year);
    let version = actions::save_report::run(&visit.context(), case_number, year, typed_on, &raw)?;
    Ok(Answer::json(&Saved {
        versjon: version,
        kl: visit.now.oslo().format("%H.%M").to_string(),
    }))
}

#[rocket::get("/rapporter/<case_number>/<year>/kontroll?<vis>")]
fn check(visit: SignedIn<'_>, case_number: &str, year: i32, vis: Option<&str>) -> Answered {
    let here = format!("/rapporter/{case_number}/{year}");
    let page = visit.world().db.read(|connection| {
        let found = find(visit, connection, case_number, year)?;
        permit_on(visit.actor, Act::Report, &found.granted.case.facts())?;
        if found.is_writable() {
            let page = shown(visit, connection, &found)?;
            Ok(Some((found.granted.head(), page)))
        } else {
            Ok::<_, Failure>(None)
        }
    })?;
    match page {
        None => Ok(Answer::redirect(here)),
        Some((heads, page)) => visit
            .page("report/check.html", visit.t("rapport-kontroll-tittel"))
            .crumb(visit.t("meny-rapporter"), "/rapporter")
            .crumb(title(visit, year), here)
            .shows(heads)
            .faulty(vis == Some("feil") && !page.missing.is_empty())
            .with(&page),
    }
}

#[rocket::post("/rapporter/<case_number>/<year>/innsending", data = "<posted>")]
fn submit(visit: SignedIn<'_>, case_number: &str, year: i32, posted: Posted) -> Answered {
    let version = posted.fields.get("versjon").parse().unwrap_or(-1);
    match actions::submit_report::run(&visit.context(), case_number, year, version) {
        Ok(()) => Ok(Answer::done(
            format!("/rapporter/{case_number}/{year}"),
            visit.t("rapport-levert"),
        )),
        // What is missing stands on the page itself.
        Err(actions::Error::Invalid(_)) => Ok(Answer::redirect(format!(
            "/rapporter/{case_number}/{year}/kontroll?vis=feil"
        ))),
        Err(error) => Err(error.into()),
    }
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![show, save, autosave, check, submit]
}

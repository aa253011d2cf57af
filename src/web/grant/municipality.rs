//! The municipality's page of a grant: the letter, the answer, the payments, the report and what is claimed back.

use super::common::{self, ClaimView, PaymentView, SumsView};
use crate::access::{Act, permit_on};
use crate::actions::granted::{self, Granted};
use crate::actions::{self, FieldError};
use crate::db::bank_account::Account;
use crate::db::{self, AnyConnection};
use crate::domain::annual_report;
use crate::domain::check_digits::account_as_read;
use crate::domain::lifecycle::grant::GrantState;
use crate::domain::money::Kroner;
use crate::domain::time::{Day, Timestamp, norwegian_day};
use crate::domain::user::Role;
use crate::text::Variable;
use crate::web::kit::Answered;
use crate::web::kit::failure::Failure;
use crate::web::kit::form::{FormState, Posted};
use crate::web::kit::names::short_name;
use crate::web::kit::page::{Answer, StartsPage};
use crate::web::kit::visit::SignedIn;
use rocket::http::Status;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct GrantPage {
    case_number: String,
    state: &'static str,
    state_text: String,
    state_color: &'static str,
    now_text: String,
    now_kind: &'static str,
    amount: Kroner,
    accept_by: Day,
    days_left: i64,
    may_answer: bool,
    may_accept: bool,
    only_leader: bool,
    letter: String,
    office: String,
    decided_at: Timestamp,
    accepted_at: Option<Timestamp>,
    account_number: String,
    account_status: String,
    account_wanted: bool,
    account_comment: String,
    payments: Vec<PaymentView>,
    sums: SumsView,
    claims: Vec<ClaimView>,
    report: Option<ReportLink>,
    form: FormState,
}

#[derive(Debug, Serialize)]
struct ReportLink {
    href: String,
    due: Day,
    year: i32,
}

fn page(visit: SignedIn<'_>, case_number: &str, form: FormState, status: Status) -> Answered {
    let context = visit.reading();
    let (granted, page) = visit.world().db.read(|connection| {
        let granted = granted::open(&context, connection, case_number)?;
        let page = fill(visit, connection, &granted, form)?;
        Ok::<_, Failure>((granted, page))
    })?;
    let name = short_name(&visit, granted.case.municipality);
    let title = visit.t_with("tilskudd-tittel", &[("kommune", Variable::from(name))]);
    visit
        .page("grant/municipality.html", title)
        .crumb(visit.t("meny-soknader"), "/soknader")
        .crumb(case_number, format!("/soknader/{case_number}"))
        .shows(granted.head())
        .status(status)
        .with(&page)
}

fn fill(
    visit: SignedIn<'_>,
    connection: &mut AnyConnection,
    granted: &Granted,
    form: FormState,
) -> Result<GrantPage, Failure> {
    let grant = &granted.grant;
    let today = visit.now.day();
    let may_answer = permit_on(visit.actor, Act::AnswerGrant, &granted.case.facts()).is_ok();
    let rules = db::scheme_setting::rules(connection, granted.case.year, today)?;
    let only_leader = rules.leader_accepts && !visit.actor.is(Role::MunicipalLeader);
    let decision =
        db::decision::of_application(connection, granted.case.id)?.ok_or(Failure::NotFound)?;
    // How the office gets there is its own affair; the municipality sees what is paid.
    let mut payments = db::payment::of_grant(connection, grant.id)?;
    payments.retain(db::payment::Payment::is_confirmed);
    let claims = db::repayment::of_grant(connection, grant.id)?;
    let report = db::annual_report::of_grant(connection, grant.id)?;
    let (account, sums) = common::sums(connection, granted)?;
    let (state_text, state_color) = common::state_tag(&visit, grant.state);
    let is_live = matches!(grant.state, GrantState::Accepted | GrantState::Paid);
    let account_wanted = is_live && grant.account == Account::Missing;
    let due = report.as_ref().map(|report| report.due_on);
    let (now_text, now_kind) = now_text(visit, granted, &account, &claims, due);
    let (account_number, account_key) = match &grant.account {
        Account::Missing => (String::new(), "tilskudd-konto-mangler"),
        Account::Given { number, .. } => (account_as_read(number), "tilskudd-konto-oppgitt"),
        Account::Registered { number, .. } => {
            (account_as_read(number), "tilskudd-konto-registrert")
        }
    };
    Ok(GrantPage {
        case_number: granted.case.case_number.clone(),
        state: grant.state.as_str(),
        state_text,
        state_color,
        now_text,
        now_kind,
        amount: grant.amount,
        accept_by: grant.accept_by,
        days_left: (grant.accept_by - today).num_days(),
        may_answer,
        may_accept: may_answer && !only_leader && today <= grant.accept_by,
        only_leader,
        letter: decision.document,
        office: decision.office_name,
        decided_at: decision.decided_at,
        accepted_at: grant.accepted_at,
        account_number,
        account_status: visit.t(account_key),
        account_wanted,
        account_comment: if account_wanted {
            common::why_account_returned(connection, granted)?
        } else {
            String::new()
        },
        payments: common::payments(&visit, connection, (granted, &payments))?,
        sums,
        claims: common::claims(&claims),
        report: report.map(|report| ReportLink {
            href: granted.report_path(),
            due: report.due_on,
            year: granted.case.year,
        }),
        form,
    })
}

/// What happens now, in one sentence, and how urgent it is.
fn now_text(
    visit: SignedIn<'_>,
    granted: &Granted,
    account: &annual_report::Account,
    claims: &[db::repayment::Claim],
    due: Option<Day>,
) -> (String, &'static str) {
    let grant = &granted.grant;
    let date =
        |key: &str, day: Day| visit.t_with(key, &[("dato", Variable::from(norwegian_day(day)))]);
    let open_claim = claims.iter().find(|claim| claim.repaid.is_none());
    match grant.state {
        GrantState::Awarded if visit.now.day() > grant.accept_by => {
            (date("tilskudd-na-for-sent", grant.accept_by), "danger")
        }
        GrantState::Awarded => (date("tilskudd-na-awarded", grant.accept_by), "warning"),
        GrantState::Accepted | GrantState::Paid if grant.account == Account::Missing => {
            (visit.t("tilskudd-na-konto"), "warning")
        }
        GrantState::Paid => (
            date("tilskudd-na-paid", due.unwrap_or(grant.accept_by)),
            "success",
        ),
        GrantState::ReportApproved
            if account.outstanding() > Kroner::ZERO && open_claim.is_some() =>
        {
            let pay_by = open_claim.map_or(grant.accept_by, |claim| claim.pay_by);
            let text = visit.t_with(
                "tilskudd-na-krav",
                &[
                    ("belop", Variable::from(account.outstanding().to_string())),
                    ("dato", Variable::from(norwegian_day(pay_by))),
                    (
                        "saksnummer",
                        Variable::from(granted.case.case_number.as_str()),
                    ),
                ],
            );
            (text, "warning")
        }
        GrantState::ReportReturned => (visit.t("tilskudd-na-report-returned"), "warning"),
        state => {
            let key = format!("tilskudd-na-{}", state.as_str().replace('_', "-"));
            (visit.t(&key), "info")
        }
    }
}

#[rocket::get("/soknader/<case_number>/tilskudd")]
fn show(visit: SignedIn<'_>, case_number: &str) -> Answered {
    if visit.actor.is_at_an_office() {
        crate::web::case::entry::listed(&visit, case_number)?;
        return Ok(Answer::redirect(format!("/saker/{case_number}/tilskudd")));
    }
    page(visit, case_number, FormState::default(), Status::Ok)
}

#[rocket::post("/soknader/<case_number>/tilskudd/aksept", data = "<posted>")]
fn accept(visit: SignedIn<'_>, case_number: &str, posted: Posted) -> Answered {
    let acceptance = actions::accept_grant::Acceptance {
        account: posted.fields.get("kontonummer"),
        terms: posted.fields.is_ticked("vilkar"),
    };
    match actions::accept_grant::run(&visit.context(), case_number, acceptance) {
        Ok(()) => Ok(Answer::done(
            format!("/soknader/{case_number}/tilskudd"),
            visit.t("tilskudd-akseptert"),
        )),
        Err(actions::Error::Invalid(errors)) => refused(visit, case_number, &posted, &errors),
        Err(error) => Err(error.into()),
    }
}

fn refused(
    visit: SignedIn<'_>,
    case_number: &str,
    posted: &Posted,
    errors: &[FieldError],
) -> Answered {
    let form = FormState::showing(&posted.fields).with_errors(&visit, errors);
    page(visit, case_number, form, Status::UnprocessableEntity)
}

#[rocket::post("/soknader/<case_number>/tilskudd/konto", data = "<posted>")]
fn give_account(visit: SignedIn<'_>, case_number: &str, posted: Posted) -> Answered {
    let account = posted.fields.get("kontonummer");
    match actions::register_account::give(&visit.context(), case_number, account) {
        Ok(()) => Ok(Answer::done(
            format!("/soknader/{case_number}/tilskudd"),
            visit.t("tilskudd-ny-konto-sendt"),
        )),
        Err(actions::Error::Invalid(errors)) => refused(visit, case_number, &posted, &errors),
        Err(error) => Err(error.into()),
    }
}

#[derive(Debug, Serialize)]
struct DeclinePage {
    case_number: String,
    amount: Kroner,
    form: FormState,
}

fn decline_page(
    visit: SignedIn<'_>,
    case_number: &str,
    form: FormState,
    status: Status,
) -> Answered {
    let context = visit.reading();
    let granted = visit
        .world()
        .db
        .read(|connection| granted::open(&context, connection, case_number))?;
    permit_on(visit.actor, Act::AnswerGrant, &granted.case.facts())?;
    if granted.grant.state != GrantState::Awarded {
        return Ok(Answer::redirect(granted.municipal_path()));
    }
    let page = DeclinePage {
        case_number: case_number.to_owned(),
        amount: granted.grant.amount,
        form,
    };
    visit
        .page("grant/decline.html", visit.t("tilskudd-takk-nei-tittel"))
        .crumb(visit.t("meny-soknader"), "/soknader")
        .crumb(case_number, granted.municipal_path())
        .shows(granted.head())
        .status(status)
        .with(&page)
}

#[rocket::get("/soknader/<case_number>/tilskudd/avslag")]
fn ask_decline(visit: SignedIn<'_>, case_number: &str) -> Answered {
    decline_page(visit, case_number, FormState::default(), Status::Ok)
}

#[rocket::post("/soknader/<case_number>/tilskudd/avslag", data = "<posted>")]
fn decline(visit: SignedIn<'_>, case_number: &str, posted: Posted) -> Answered {
    let reason = match posted.fields.optional_text("grunn", 1000) {
        Ok(reason) => reason,
        Err(error) => {
            let form = FormState::showing(&posted.fields).with_errors(&visit, &[error]);
            return decline_page(visit, case_number, form, Status::UnprocessableEntity);
        }
    };
    actions::decline_grant::run(&visit.context(), case_number, &reason)?;
    Ok(Answer::done(
        format!("/soknader/{case_number}/tilskudd"),
        visit.t("tilskudd-takket-nei"),
    ))
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![show, accept, give_account, ask_decline, decline]
}

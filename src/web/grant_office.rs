//! The office's page of a grant: account register, payments, repayments, each with the person who may.

use super::Answered;
use super::error::Failure;
use super::form::{FormState, Posted};
use super::grant_view::{self, AccountView, ClaimView, EventView, PaymentView};
use super::page::Answer;
use super::visit::SignedIn;
use crate::access::{Act, Why, permit_on};
use crate::actions::confirm_payment::Confirmation;
use crate::actions::granted::{self, Granted};
use crate::actions::register_repayment::Repaid;
use crate::actions::{self, FieldError};
use crate::db::grant::Account;
use crate::db::{self, AnyConnection};
use crate::domain::check_digits::account_as_read;
use crate::domain::id::PaymentId;
use crate::domain::lifecycle::grant::GrantState;
use crate::domain::money::Kroner;
use crate::domain::time::{Day, Timestamp};
use crate::text::Variable;
use rocket::http::Status;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct OfficePage {
    case_number: String,
    state: &'static str,
    state_text: String,
    state_color: &'static str,
    amount: Kroner,
    accept_by: Day,
    accepted_at: Option<Timestamp>,
    letter: String,
    decided: String,
    konto: AccountPart,
    payments: Vec<PaymentView>,
    left_to_propose: Kroner,
    may_propose: bool,
    may_attest: bool,
    may_confirm: bool,
    is_decider: bool,
    claims: Vec<ClaimView>,
    open_claim: Option<Kroner>,
    may_register_repayment: bool,
    account: AccountView,
    events: Vec<EventView>,
    /// The form that was refused: its name, so that the errors stand there and not in another.
    refused: String,
    form: FormState,
}

/// The account register's part of the page.
#[derive(Debug, Serialize)]
struct AccountPart {
    number: String,
    bare: String,
    text: String,
    may_register: bool,
    may_return: bool,
}

fn page(
    visit: SignedIn<'_>,
    case_number: &str,
    refused: &str,
    form: FormState,
    status: Status,
) -> Answered {
    let context = visit.context();
    let found = visit.world().db.read(|connection| {
        let granted = granted::open(&context, connection, case_number)?;
        let page = fill(visit, connection, &granted, refused, form)?;
        Ok::<_, Failure>((granted, page))
    });
    let (granted, page) = match found {
        // Whoever has not declared habilitet is led to where it is declared.
        Err(Failure::Denied(Why::NotDeclared)) => {
            return Ok(Answer::redirect(format!("/saker/{case_number}/habilitet")));
        }
        other => other?,
    };
    let name = grant_view::municipality_name(&visit, &granted.case);
    let title = visit.t_with("tilskudd-tittel", &[("kommune", Variable::from(name))]);
    visit
        .page("grant/office.html", title)
        .crumb(visit.t("meny-saker"), "/saker")
        .crumb(case_number, format!("/saker/{case_number}"))
        .status(status)
        .with(&page)
}

fn fill(
    visit: SignedIn<'_>,
    connection: &mut AnyConnection,
    granted: &Granted,
    refused: &str,
    form: FormState,
) -> Result<OfficePage, Failure> {
    let grant = &granted.grant;
    let facts = granted.case.facts();
    let may = |act| permit_on(visit.actor, act, &facts).is_ok();
    let is_decider = grant.decided_by == visit.actor.user;
    let decision =
        db::decision::of_application(connection, granted.case.id)?.ok_or(Failure::NotFound)?;
    let payments = db::payment::of_grant(connection, grant.id)?;
    let claims = db::repayment::of_grant(connection, grant.id)?;
    let (state_text, state_color) = grant_view::state_tag(&visit, grant.state);
    let left_to_propose = grant.amount.minus(db::payment::proposed(&payments));
    let is_payable = matches!(grant.state, GrantState::Accepted | GrantState::Paid)
        && matches!(grant.account, Account::Registered { .. });
    let under_way = payments.iter().any(db::payment::Payment::is_under_way);
    Ok(OfficePage {
        case_number: granted.case.case_number.clone(),
        state: grant.state.as_str(),
        state_text,
        state_color,
        amount: grant.amount,
        accept_by: grant.accept_by,
        accepted_at: grant.accepted_at,
        letter: decision.document,
        decided: grant_view::by(&visit, &decision.decider, decision.decided_at),
        konto: account_part(
            visit,
            connection,
            granted,
            may(Act::RegisterAccount) && !is_decider,
            under_way,
        )?,
        payments: grant_view::payments(&visit, connection, &payments)?,
        left_to_propose,
        may_propose: may(Act::ProposePayment)
            && is_payable
            && !is_decider
            && left_to_propose > Kroner::ZERO,
        may_attest: may(Act::AttestPayment),
        may_confirm: may(Act::ConfirmPayment) && !is_decider,
        is_decider,
        open_claim: claims
            .iter()
            .find(|claim| claim.repaid.is_none())
            .map(|claim| claim.amount),
        claims: grant_view::claims(&claims),
        may_register_repayment: may(Act::RegisterRepayment)
            && !is_decider
            && grant.state == GrantState::ReportApproved,
        account: grant_view::account(connection, granted)?.1,
        events: grant_view::events(&visit, connection, granted)?,
        refused: refused.to_owned(),
        form,
    })
}

fn account_part(
    visit: SignedIn<'_>,
    connection: &mut AnyConnection,
    granted: &Granted,
    may_register: bool,
    under_way: bool,
) -> Result<AccountPart, Failure> {
    let state = granted.grant.state;
    let is_live = matches!(state, GrantState::Accepted | GrantState::Paid);
    let (bare, text) = match &granted.grant.account {
        Account::Missing if is_live => (String::new(), visit.t("utbetaling-konto-mangler")),
        Account::Missing => (String::new(), visit.t("utbetaling-konto-venter")),
        Account::Given { number } => (number.clone(), visit.t("utbetaling-konto-oppgitt")),
        Account::Registered { number, by, at } => {
            let name = grant_view::name(connection, *by)?;
            let text = visit.t_with(
                "utbetaling-konto-registrert",
                &[
                    ("konto", Variable::from(account_as_read(number))),
                    ("navn", Variable::from(name)),
                    ("tid", Variable::from(at.norwegian())),
                ],
            );
            (number.clone(), text)
        }
    };
    let is_given = matches!(granted.grant.account, Account::Given { .. });
    Ok(AccountPart {
        number: account_as_read(&bare),
        may_register: may_register && is_live && is_given,
        may_return: may_register && is_live && !bare.is_empty() && !under_way,
        bare,
        text,
    })
}

/// The answer to an act: back to the page with a message, or the page again with the errors at the form they belong to.
fn answer<T>(
    visit: SignedIn<'_>,
    case_number: &str,
    form: &str,
    posted: &Posted,
    outcome: actions::Result<T>,
    done: &str,
) -> Answered {
    match outcome {
        Ok(_) => Ok(Answer::done(
            format!("/saker/{case_number}/tilskudd"),
            visit.t(done),
        )),
        Err(actions::Error::Invalid(errors)) => {
            let state = FormState::showing(&posted.fields).with_errors(&visit, &errors);
            page(visit, case_number, form, state, Status::UnprocessableEntity)
        }
        Err(error) => Err(error.into()),
    }
}

/// Both values, or all errors.
fn both<A, B>(
    first: Result<A, FieldError>,
    second: Result<B, FieldError>,
) -> actions::Result<(A, B)> {
    match (first, second) {
        (Ok(first), Ok(second)) => Ok((first, second)),
        (first, second) => Err(actions::Error::Invalid(
            first.err().into_iter().chain(second.err()).collect(),
        )),
    }
}

fn one<A>(value: Result<A, FieldError>) -> actions::Result<A> {
    value.map_err(|error| actions::Error::Invalid(vec![error]))
}

#[rocket::get("/saker/<case_number>/tilskudd")]
fn show(visit: SignedIn<'_>, case_number: &str) -> Answered {
    if visit.actor.is_at_a_municipality() {
        return Ok(Answer::redirect(format!(
            "/soknader/{case_number}/tilskudd"
        )));
    }
    page(visit, case_number, "", FormState::default(), Status::Ok)
}

#[rocket::post("/saker/<case_number>/tilskudd/konto", data = "<posted>")]
fn register_account(visit: SignedIn<'_>, case_number: &str, posted: Posted) -> Answered {
    let outcome =
        actions::register_account::run(&visit.context(), case_number, posted.fields.get("konto"));
    answer(
        visit,
        case_number,
        "konto",
        &posted,
        outcome,
        "utbetaling-konto-registrert-na",
    )
}

#[rocket::post("/saker/<case_number>/tilskudd/kontoretur", data = "<posted>")]
fn return_account(visit: SignedIn<'_>, case_number: &str, posted: Posted) -> Answered {
    let outcome = one(posted.fields.text("konto-grunn", 1000)).and_then(|comment| {
        actions::register_account::give_back(&visit.context(), case_number, &comment)
    });
    answer(
        visit,
        case_number,
        "kontoretur",
        &posted,
        outcome,
        "utbetaling-konto-returnert-na",
    )
}

#[rocket::post("/saker/<case_number>/tilskudd/utbetalinger", data = "<posted>")]
fn propose(visit: SignedIn<'_>, case_number: &str, posted: Posted) -> Answered {
    let outcome = one(posted.fields.kroner("belop"))
        .and_then(|amount| actions::propose_payment::run(&visit.context(), case_number, amount));
    answer(
        visit,
        case_number,
        "forslag",
        &posted,
        outcome,
        "utbetaling-foreslatt-na",
    )
}

#[rocket::post(
    "/saker/<case_number>/tilskudd/utbetalinger/<id>/attestasjon",
    data = "<posted>"
)]
fn attest(visit: SignedIn<'_>, case_number: &str, id: i64, posted: Posted) -> Answered {
    let outcome = actions::attest_payment::run(&visit.context(), case_number, PaymentId(id));
    answer(
        visit,
        case_number,
        "",
        &posted,
        outcome,
        "utbetaling-attestert-na",
    )
}

#[rocket::post(
    "/saker/<case_number>/tilskudd/utbetalinger/<id>/avvisning",
    data = "<posted>"
)]
fn refuse(visit: SignedIn<'_>, case_number: &str, id: i64, posted: Posted) -> Answered {
    let outcome = one(posted.fields.text(&format!("avvis-grunn-{id}"), 1000)).and_then(|reason| {
        actions::attest_payment::refuse(&visit.context(), case_number, PaymentId(id), &reason)
    });
    answer(
        visit,
        case_number,
        &format!("avvis-{id}"),
        &posted,
        outcome,
        "utbetaling-avvist-na",
    )
}

#[rocket::post(
    "/saker/<case_number>/tilskudd/utbetalinger/<id>/bekreftelse",
    data = "<posted>"
)]
fn confirm(visit: SignedIn<'_>, case_number: &str, id: i64, posted: Posted) -> Answered {
    // A page may hold several of these forms, so each payment's fields carry its number.
    let (date, voucher) = (format!("dato-{id}"), format!("bilag-{id}"));
    let outcome = both(posted.fields.day(&date), posted.fields.text(&voucher, 40))
        .and_then(|(paid_on, voucher)| {
            let confirmation = Confirmation {
                paid_on,
                voucher: &voucher,
            };
            actions::confirm_payment::run(
                &visit.context(),
                case_number,
                PaymentId(id),
                confirmation,
            )
        })
        .map_err(|error| match error {
            actions::Error::Invalid(errors) => actions::Error::Invalid(
                errors
                    .into_iter()
                    .map(|error| match error.field.as_str() {
                        "dato" => FieldError {
                            field: date.clone(),
                            ..error
                        },
                        _ => error,
                    })
                    .collect(),
            ),
            other => other,
        });
    answer(
        visit,
        case_number,
        &format!("bekreft-{id}"),
        &posted,
        outcome,
        "utbetaling-bekreftet-na",
    )
}

#[rocket::post("/saker/<case_number>/tilskudd/tilbakebetaling", data = "<posted>")]
fn register_repayment(visit: SignedIn<'_>, case_number: &str, posted: Posted) -> Answered {
    let fields = &posted.fields;
    let (amount, on, reference) = (
        fields.kroner("tilbake-belop"),
        fields.day("tilbake-dato"),
        fields.text("referanse", 60),
    );
    let outcome = match (amount, on, reference) {
        (Ok(amount), Ok(on), Ok(reference)) => {
            let repaid = Repaid {
                amount,
                on,
                reference,
            };
            actions::register_repayment::run(&visit.context(), case_number, &repaid)
        }
        (amount, on, reference) => Err(actions::Error::Invalid(
            [amount.err(), on.err(), reference.err()]
                .into_iter()
                .flatten()
                .collect(),
        )),
    };
    answer(
        visit,
        case_number,
        "tilbakebetaling",
        &posted,
        outcome,
        "utbetaling-tilbake-registrert-na",
    )
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![
        show,
        register_account,
        return_account,
        propose,
        attest,
        refuse,
        confirm,
        register_repayment
    ]
}

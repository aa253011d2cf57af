//! The office's acts on a grant: each posts, and is answered by the grant's page. The right is asked first: what was typed
//! wrongly must not show that page to somebody who may not do the act.

use super::office::page;
use crate::access::Act;
use crate::actions::confirm_payment::Confirmation;
use crate::actions::register_repayment::Repaid;
use crate::actions::{self, FieldError};
use crate::domain::id::PaymentId;
use crate::web::case::entry::may;
use crate::web::kit::Answered;
use crate::web::kit::form::{FormState, Posted};
use crate::web::kit::page::Answer;
use crate::web::kit::visit::SignedIn;
use rocket::http::Status;

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

#[rocket::post("/saker/<case_number>/tilskudd/konto", data = "<posted>")]
fn register_account(visit: SignedIn<'_>, case_number: &str, posted: Posted) -> Answered {
    may(&visit, case_number, Act::RegisterAccount)?;
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
    may(&visit, case_number, Act::RegisterAccount)?;
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
    may(&visit, case_number, Act::ProposePayment)?;
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
    may(&visit, case_number, Act::AttestPayment)?;
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
    may(&visit, case_number, Act::AttestPayment)?;
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
    may(&visit, case_number, Act::ConfirmPayment)?;
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
    may(&visit, case_number, Act::RegisterRepayment)?;
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
        register_account,
        return_account,
        propose,
        attest,
        refuse,
        confirm,
        register_repayment
    ]
}

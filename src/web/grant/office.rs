//! The office's page of a grant: account register, payments, repayments, each with the person who may.

use super::common::{self, ClaimView, EventView, PaymentView, SumsView};
use crate::access::{Act, Why, permit_on};
use crate::actions::granted::{self, Granted};
use crate::db::bank_account::Account;
use crate::db::{self, AnyConnection};
use crate::domain::check_digits::account_as_read;
use crate::domain::lifecycle::grant::GrantState;
use crate::domain::money::Kroner;
use crate::domain::time::{Day, Timestamp};
use crate::text::Variable;
use crate::web::kit::Answered;
use crate::web::kit::failure::Failure;
use crate::web::kit::form::FormState;
use crate::web::kit::names::{person_name, short_name};
use crate::web::kit::page::{Answer, StartsPage};
use crate::web::kit::reading;
use crate::web::kit::visit::SignedIn;
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
    sums: SumsView,
    events: Vec<EventView>,
    /// The form that was refused: its name, so that the errors are shown there and not in another.
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

pub(super) fn page(
    visit: SignedIn<'_>,
    case_number: &str,
    refused: &str,
    form: FormState,
    status: Status,
) -> Answered {
    let context = visit.reading();
    let found = visit.world().db.read(|connection| {
        let granted = granted::open(&context, connection, case_number)?;
        let page = fill(visit, connection, &granted, refused, form)?;
        Ok::<_, Failure>((granted, page))
    });
    let (granted, page) = match found {
        // Whoever has not declared habilitet is led to where it is declared.
        Err(Failure::Denied(Why::NotDeclared)) => {
            let here = format!("/saker/{case_number}/tilskudd");
            return Ok(crate::web::case::habilitet::to_impartiality(
                case_number,
                &here,
            ));
        }
        other => other?,
    };
    reading::case_opened(&visit, granted.case.id);
    let name = short_name(&visit, granted.case.municipality);
    let title = visit.t_with("tilskudd-tittel", &[("kommune", Variable::from(name))]);
    visit
        .page("grant/office.html", title)
        .crumb(visit.t("meny-saker"), "/saker")
        .crumb(case_number, format!("/saker/{case_number}"))
        .shows(granted.head())
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
    let (state_text, state_color) = common::state_tag(&visit, grant.state);
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
        decided: common::by(&visit, &decision.decider, decision.decided_at),
        konto: account_part(
            visit,
            connection,
            granted,
            may(Act::RegisterAccount) && !is_decider,
            under_way,
        )?,
        payments: common::payments(&visit, connection, (granted, &payments))?,
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
        claims: common::claims(&claims),
        may_register_repayment: may(Act::RegisterRepayment)
            && !is_decider
            && grant.state == GrantState::ReportApproved,
        sums: common::sums(connection, granted)?.1,
        events: common::events(&visit, connection, granted)?,
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
        Account::Given { number, .. } => (number.clone(), visit.t("utbetaling-konto-oppgitt")),
        Account::Registered { number, by, at, .. } => {
            let name = person_name(connection, *by)?;
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

#[rocket::get("/saker/<case_number>/tilskudd")]
fn show(visit: SignedIn<'_>, case_number: &str) -> Answered {
    if visit.actor.is_at_a_municipality() {
        crate::web::case::entry::listed(&visit, case_number)?;
        return Ok(Answer::redirect(format!(
            "/soknader/{case_number}/tilskudd"
        )));
    }
    page(visit, case_number, "", FormState::default(), Status::Ok)
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![show]
}

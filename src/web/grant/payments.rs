//! `/utbetalinger`: what waits for economy or the case officer, each case once per thing that waits.

use crate::access::{Act, Level};
use crate::db::bank_account::Account;
use crate::db::grant::Grant;
use crate::db::payment::{Payment, Standing};
use crate::db::{self, AnyConnection};
use crate::domain::lifecycle::grant::GrantState;
use crate::domain::money::Kroner;
use crate::domain::time::Timestamp;
use crate::web::kit::Answered;
use crate::web::kit::failure::Failure;
use crate::web::kit::names::short_name;
use crate::web::kit::page::StartsPage;
use crate::web::kit::visit::SignedIn;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct Group {
    key: &'static str,
    title: String,
    rows: Vec<Row>,
    sum: Kroner,
}

#[derive(Debug, Serialize)]
struct Row {
    case_number: String,
    municipality: String,
    amount: Kroner,
    since: Option<Timestamp>,
}

#[derive(Debug, Serialize)]
struct ListPage {
    groups: Vec<Group>,
    nothing: bool,
}

/// The groups in the order of the work, by the key of their title.
const GROUPS: [&str; 5] = [
    "utbetaling-liste-konto",
    "utbetaling-liste-foresla",
    "utbetaling-liste-attester",
    "utbetaling-liste-bekreft",
    "utbetaling-liste-tilbake",
];

/// What waits in a case: the group, the amount, since when.
fn waiting(
    grant: &Grant,
    payments: &[&Payment],
    claimed: Kroner,
) -> Vec<(usize, Kroner, Option<Timestamp>)> {
    let mut found = Vec::new();
    if matches!(grant.state, GrantState::Accepted | GrantState::Paid) {
        let proposed: Kroner = payments
            .iter()
            .filter(|payment| payment.counts())
            .map(|payment| payment.amount)
            .sum();
        let left = grant.amount.minus(proposed);
        match &grant.account {
            Account::Given { .. } => found.push((0, grant.amount, grant.accepted_at)),
            Account::Registered { at, .. } if left > Kroner::ZERO => {
                found.push((1, left, Some(*at)))
            }
            Account::Registered { .. } | Account::Missing => {}
        }
    }
    for payment in payments {
        match payment.standing {
            Standing::Proposed => found.push((2, payment.amount, Some(payment.proposed_at))),
            Standing::Attested { at, .. } => found.push((3, payment.amount, Some(at))),
            Standing::Refused { .. } | Standing::Confirmed { .. } => {}
        }
    }
    if claimed > Kroner::ZERO {
        found.push((4, claimed, None));
    }
    found
}

fn groups(visit: SignedIn<'_>, connection: &mut AnyConnection) -> Result<Vec<Group>, Failure> {
    let cases = db::application::list(connection, visit.actor, Level::List, None)?;
    let ids: Vec<_> = cases.iter().map(|case| case.id).collect();
    let grants = db::grant::of_applications(connection, &ids)?;
    let grant_ids: Vec<_> = grants.values().map(|grant| grant.id).collect();
    let payments = db::payment::of_grants(connection, &grant_ids)?;
    let open = db::repayment::open_of(connection, &grant_ids)?;
    let mut groups: Vec<Group> = GROUPS
        .iter()
        .map(|key| Group {
            key,
            title: visit.t(key),
            rows: Vec::new(),
            sum: Kroner::ZERO,
        })
        .collect();
    for case in cases.iter().rev() {
        let Some(grant) = grants.get(&case.id) else {
            continue;
        };
        let own: Vec<&Payment> = payments
            .iter()
            .filter(|payment| payment.grant == grant.id)
            .collect();
        let claimed = open.get(&grant.id).copied().unwrap_or(Kroner::ZERO);
        for (group, amount, since) in waiting(grant, &own, claimed) {
            groups[group].sum = Kroner(groups[group].sum.0 + amount.0);
            groups[group].rows.push(Row {
                case_number: case.case_number.clone(),
                municipality: short_name(&visit, case.municipality),
                amount,
                since,
            });
        }
    }
    Ok(groups)
}

#[rocket::get("/utbetalinger")]
fn list(visit: SignedIn<'_>) -> Answered {
    visit.demand(Act::ListOfficeCases)?;
    let groups = visit
        .world()
        .db
        .read(|connection| groups(visit, connection))?;
    let page = ListPage {
        nothing: groups.iter().all(|group| group.rows.is_empty()),
        groups,
    };
    visit
        .page("grant/payments.html", visit.t("utbetaling-tittel"))
        .with(&page)
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![list]
}

//! `/utbetalinger`: what waits for economy or the case officer, each case once per thing that waits.

use crate::access::Act;
use crate::db;
use crate::db::list::Window;
use crate::db::payment_list::{Waiting, WaitingRow};
use crate::domain::money::Kroner;
use crate::domain::standing::PaymentStanding;
use crate::domain::time::Timestamp;
use crate::text::Variable;
use crate::web::kit::Answered;
use crate::web::kit::list::{Asked, Filter, Kind, List, Question, count_text};
use crate::web::kit::names::short_name;
use crate::web::kit::page::StartsPage;
use crate::web::kit::visit::SignedIn;
use serde::Serialize;

/// One group alone, with its further pages.
const ONE: &str = "vis";

static QUESTION: Question = Question {
    path: "/utbetalinger",
    page: "side",
    parameters: &[(ONE, Kind::OneOf(PaymentStanding::NAMES))],
};

#[derive(Debug, Serialize)]
struct Kpi {
    label: String,
    value: String,
    note: String,
}

#[derive(Debug, Serialize)]
struct Group {
    title: String,
    list: List<Row>,
    /// Where its further rows are; empty when all are here.
    all: String,
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
    kpis: Vec<Kpi>,
    groups: Vec<Group>,
    /// The group that was asked for.
    only: String,
    unknown: List<Row>,
}

fn title(visit: &SignedIn<'_>, standing: PaymentStanding) -> String {
    visit.t(&format!("utbetaling-liste-{}", standing.as_str()))
}

fn row_of(visit: &SignedIn<'_>, row: WaitingRow) -> Row {
    Row {
        municipality: short_name(visit, row.municipality),
        case_number: row.case_number,
        amount: row.amount,
        since: row.since,
    }
}

fn kpi(visit: &SignedIn<'_>, standing: PaymentStanding, waiting: Waiting) -> Kpi {
    let note = if waiting.count.number() == 0 {
        String::new()
    } else if waiting.count.is_more() {
        let sum = Variable::from(waiting.sum.to_string());
        visit.t_with("utbetaling-mer-enn", &[("sum", sum)])
    } else {
        waiting.sum.to_string()
    };
    Kpi {
        label: title(visit, standing),
        value: count_text(visit, waiting.count),
        note,
    }
}

#[rocket::get("/utbetalinger")]
fn list(visit: SignedIn<'_>, asked: Asked<'_>) -> Answered {
    visit.demand(Act::ListOfficeCases)?;
    let filter = Filter::read(&QUESTION, asked);
    let only = PaymentStanding::parse(filter.get(ONE));
    let mut kpis = Vec::new();
    let mut groups = Vec::new();
    visit.world().db.read(|c| {
        for standing in PaymentStanding::ALL.iter().copied() {
            let waiting = db::payment_list::waiting(c, visit.actor, standing)?;
            kpis.push(kpi(&visit, standing, waiting));
            let shown = only.map_or(waiting.count.number() > 0, |one| one == standing);
            if shown {
                let window = only.map_or(Window::page(1), |_| filter.window());
                let count = waiting.count;
                let paged = db::payment_list::page(c, visit.actor, standing, count, window)?;
                let further = only.is_none() && paged.further;
                groups.push(Group {
                    title: title(&visit, standing),
                    all: if further {
                        format!("{}?{ONE}={}", QUESTION.path, standing.as_str())
                    } else {
                        String::new()
                    },
                    list: List::of(&filter, paged, |row| row_of(&visit, row)),
                });
            }
        }
        Ok::<_, db::Error>(())
    })?;
    let page = ListPage {
        kpis,
        groups,
        only: only.map_or_else(String::new, |standing| title(&visit, standing)),
        unknown: List::empty(&filter),
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

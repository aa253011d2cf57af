//! The rules of each scheme-year (innstillinger), for the administrator.

use crate::access::Act;
use crate::actions;
use crate::db::{self, scheme_setting::SettingRow};
use crate::domain::head::Head;
use crate::domain::rules_of_year::{RulesOfYear, SettingKey};
use crate::domain::time::{Day, Timestamp, norwegian_day};
use crate::web::kit::Answered;
use crate::web::kit::failure::Failure;
use crate::web::kit::fields::Fields;
use crate::web::kit::form::{FormState, Posted};
use crate::web::kit::page::{Answer, StartsPage};
use crate::web::kit::refusal::at_field;
use crate::web::kit::setting;
use crate::web::kit::visit::SignedIn;
use crate::web::kit::years::{self, YearLink};
use chrono::Datelike;
use rocket::http::Status;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct SettingsPage {
    year: i32,
    years: Vec<YearLink>,
    rules: Vec<Rule>,
    history: Vec<Entry>,
    today: Day,
}

/// A rule with its value today and where it comes from.
#[derive(Debug, Serialize)]
struct Rule {
    key: &'static str,
    name: String,
    help: String,
    value: String,
    origin: String,
    assumed: bool,
    href: String,
}

/// An entry as it was made.
#[derive(Debug, Serialize)]
struct Entry {
    name: String,
    value: String,
    holds_from: Day,
    to_come: bool,
    by: String,
    at: Timestamp,
}

#[rocket::get("/innstillinger?<ar>")]
fn list(visit: SignedIn<'_>, ar: Option<i32>) -> Answered {
    visit.demand(Act::ManageSettings)?;
    let today = visit.now.day();
    let year = ar.unwrap_or_else(|| today.year());
    years::first_day(year)?;
    let (rules, history, known) = visit.world().db.read(|connection| {
        Ok::<_, db::Error>((
            db::scheme_setting::rules(connection, year, today)?,
            db::scheme_setting::history(connection, year)?,
            db::appropriation::years(connection)?,
        ))
    })?;
    let mut choices = known;
    choices.extend([today.year(), today.year() + 1, year]);
    choices.sort_unstable();
    choices.dedup();
    let page = SettingsPage {
        year,
        years: years::links(choices, year, |y| format!("/innstillinger?ar={y}")),
        rules: SettingKey::ALL
            .into_iter()
            .map(|key| rule(visit, year, key, &rules, &history))
            .collect(),
        history: history
            .into_iter()
            .map(|row| entry(visit, row, today))
            .collect(),
        today,
    };
    let title = visit.t_with("innstilling-tittel", &[("ar", year.to_string().into())]);
    visit.page("settings/list.html", title).with(&page)
}

fn rule(
    visit: SignedIn<'_>,
    year: i32,
    key: SettingKey,
    rules: &RulesOfYear,
    history: &[SettingRow],
) -> Rule {
    let today = visit.now.day();
    // The entry that counts: the newest day at or before today, and of one day the newest entry.
    let set = history
        .iter()
        .filter(|row| row.key == key.as_str() && row.holds_from <= today)
        .reduce(|best, row| {
            if row.holds_from > best.holds_from {
                row
            } else {
                best
            }
        });
    Rule {
        key: key.as_str(),
        name: setting::name(&visit, key),
        help: visit.t(&format!("innstilling-{}-hjelp", key.as_str())),
        value: setting::shown(&visit, key, &rules.get(key)),
        origin: set.map_or_else(
            || visit.t("innstilling-antakelse"),
            |row| {
                let variables = [
                    ("dag", norwegian_day(row.holds_from).into()),
                    ("navn", row.by.as_str().into()),
                ];
                visit.t_with("innstilling-satt", &variables)
            },
        ),
        assumed: set.is_none(),
        href: format!("/innstillinger/{year}/{}", key.as_str()),
    }
}

fn entry(visit: SignedIn<'_>, row: SettingRow, today: Day) -> Entry {
    let (name, value) = SettingKey::parse(&row.key).map_or_else(
        || (row.key.clone(), row.value.clone()),
        |key| {
            (
                setting::name(&visit, key),
                setting::shown(&visit, key, &row.value),
            )
        },
    );
    Entry {
        name,
        value,
        to_come: row.holds_from > today,
        holds_from: row.holds_from,
        by: row.by,
        at: row.at,
    }
}

#[derive(Debug, Serialize)]
struct EditPage {
    year: i32,
    help: String,
    kind: &'static str,
    current: String,
    origin: String,
    action: String,
    back: String,
    yes_no: Vec<Choice>,
    history: Vec<Entry>,
    form: FormState,
}

#[derive(Debug, Serialize)]
struct Choice {
    value: &'static str,
    label: String,
}

#[rocket::get("/innstillinger/<year>/<key>")]
fn edit(visit: SignedIn<'_>, year: i32, key: &str) -> Answered {
    visit.demand(Act::ManageSettings)?;
    let key = SettingKey::parse(key).ok_or(Failure::NotFound)?;
    let mut fields = Fields::default();
    fields.set("gjelder-fra", norwegian_day(visit.now.day()));
    edit_page(visit, year, key, FormState::showing(&fields), Status::Ok)
}

fn edit_page(
    visit: SignedIn<'_>,
    year: i32,
    key: SettingKey,
    form: FormState,
    status: Status,
) -> Answered {
    years::first_day(year)?;
    let today = visit.now.day();
    let heads = visit.heads(&[Head::Settings(year)])?;
    let (rules, history) = visit.world().db.read(|connection| {
        Ok::<_, db::Error>((
            db::scheme_setting::rules(connection, year, today)?,
            db::scheme_setting::history(connection, year)?,
        ))
    })?;
    let rule = rule(visit, year, key, &rules, &history);
    let page = EditPage {
        year,
        help: rule.help,
        kind: match key {
            SettingKey::RightOfAppeal
            | SettingKey::LeaderAccepts
            | SettingKey::PlanTargetDateRequired
            | SettingKey::RegisterApartFromAttest
            | SettingKey::AttestApartFromConfirm => "yes-no",
            SettingKey::ReportDue => "day",
            SettingKey::AuditorFrom => "amount",
            SettingKey::AcceptWithinDays => "number",
            SettingKey::MunicipalRoleYears => "years",
            SettingKey::AppealBody => "text",
        },
        current: rule.value,
        origin: rule.origin,
        action: rule.href,
        back: format!("/innstillinger?ar={year}"),
        yes_no: vec![
            Choice {
                value: "ja",
                label: visit.t("innstilling-ja"),
            },
            Choice {
                value: "nei",
                label: visit.t("innstilling-nei"),
            },
        ],
        history: history
            .into_iter()
            .filter(|row| row.key == key.as_str())
            .map(|row| entry(visit, row, today))
            .collect(),
        form,
    };
    let of_year = [("ar", year.to_string().into())];
    visit
        .page("settings/edit.html", rule.name)
        .crumb(
            visit.t_with("innstilling-tittel", &of_year),
            page.back.clone(),
        )
        .shows(heads)
        .status(status)
        .with(&page)
}

#[rocket::post("/innstillinger/<year>/<key>", data = "<posted>")]
fn set(visit: SignedIn<'_>, year: i32, key: &str, posted: Posted) -> Answered {
    visit.demand(Act::ManageSettings)?;
    years::first_day(year)?;
    let key = SettingKey::parse(key).ok_or(Failure::NotFound)?;
    let fields = &posted.fields;
    let errors = match (fields.text("verdi", 200), fields.day("gjelder-fra")) {
        (Ok(value), Ok(holds_from)) => {
            let entry = actions::set_setting::Entry {
                year,
                key,
                value: &value,
                holds_from,
            };
            match actions::set_setting::run(&visit.context(), &entry) {
                Ok(()) => {
                    let variables = [
                        ("navn", setting::name(&visit, key).into()),
                        ("dag", norwegian_day(holds_from).into()),
                    ];
                    let text = visit.t_with("innstilling-lagret", &variables);
                    return Ok(Answer::done(format!("/innstillinger?ar={year}"), text));
                }
                Err(error) => at_field(error, "verdi")?,
            }
        }
        (value, day) => value.err().into_iter().chain(day.err()).collect(),
    };
    let form = FormState::showing(fields).with_errors(visit.visit, &errors);
    edit_page(visit, year, key, form, Status::UnprocessableEntity)
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![list, edit, set]
}

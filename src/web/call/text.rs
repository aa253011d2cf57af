//! The ministry writes the year's call (utlysning) and announces it: `/rammer/<år>/utlysning`.

use crate::access::Act;
use crate::actions::{self, FieldError};
use crate::db::{
    self,
    call::{Call, CallText, Criterion},
};
use crate::domain::call::{GOALS_CRITERION, LateRule, SUGGESTED_CRITERIA};
use crate::domain::head::{Head, Heads};
use crate::domain::time::{Timestamp, parse_clock};
use crate::web::kit::Answered;
use crate::web::kit::failure::Failure;
use crate::web::kit::fields::Fields;
use crate::web::kit::form::{FormState, Posted};
use crate::web::kit::page::{Answer, StartsPage};
use crate::web::kit::refusal::at_field;
use crate::web::kit::visit::SignedIn;
use crate::web::kit::{moment, years};
use rocket::http::Status;
use serde::Serialize;

/// How many empty rows for further criteria the form shows.
const EMPTY_ROWS: usize = 2;
/// The longest text of a call, in characters.
const LONGEST_TEXT: usize = 20_000;

#[derive(Debug, Serialize)]
struct CallPage {
    year: i32,
    version: i64,
    announced_at: Option<Timestamp>,
    copied_from: Option<i32>,
    conflict: Option<Stored>,
    late_rules: Vec<Choice>,
    criteria: Vec<Row>,
    form: FormState,
}

/// What a colleague has stored meanwhile.
#[derive(Debug, Serialize)]
struct Stored {
    text_nb: String,
    text_nn: String,
}

#[derive(Debug, Serialize)]
struct Choice {
    value: &'static str,
    label: String,
    description: String,
}

/// A criterion of the form, by its key.
#[derive(Debug, Serialize)]
struct Row {
    key: String,
    number: usize,
    is_goals: bool,
}

#[rocket::get("/rammer/<year>/utlysning")]
fn edit(visit: SignedIn<'_>, year: i32) -> Answered {
    visit.demand(Act::EditCall)?;
    years::first_day(year)?;
    let heads = visit.heads(&[Head::Call(year)])?;
    let (stored, earlier) = visit.world().db.read(|connection| {
        let calls = db::call::all(connection)?;
        let wanted = calls.iter().find(|call| call.year == year);
        let earlier = calls.iter().find(|call| call.year < year);
        Ok::<_, db::Error>((
            with_criteria(connection, wanted)?,
            with_criteria(connection, earlier)?,
        ))
    })?;
    let mut fields = Fields::default();
    let copied_from = match (&stored, &earlier) {
        (Some((call, criteria)), _) => {
            show(&mut fields, call, criteria);
            None
        }
        (None, Some((call, criteria))) => {
            show(&mut fields, call, criteria);
            move_on(&mut fields, call, year);
            Some(call.year)
        }
        (None, None) => {
            suggest(&mut fields, year);
            None
        }
    };
    let call = stored.map(|(call, _)| call);
    page(visit, year, (call, heads), Shown::new(fields, copied_from))
}

fn with_criteria(
    connection: &mut db::AnyConnection,
    call: Option<&Call>,
) -> db::Result<Option<(Call, Vec<Criterion>)>> {
    let Some(call) = call else { return Ok(None) };
    let criteria = db::call::criteria(connection, call.id)?;
    Ok(Some((call.clone(), criteria)))
}

/// What the form shows, and why it is shown again.
struct Shown {
    fields: Fields,
    copied_from: Option<i32>,
    errors: Vec<FieldError>,
    conflict: bool,
}

impl Shown {
    const fn new(fields: Fields, copied_from: Option<i32>) -> Self {
        Self {
            fields,
            copied_from,
            errors: Vec::new(),
            conflict: false,
        }
    }
}

fn show(fields: &mut Fields, call: &Call, criteria: &[Criterion]) {
    fields.set("tekst-nb", call.text_nb.clone());
    fields.set("tekst-nn", call.text_nn.clone());
    fields.set("sen-regel", call.late_rule.as_str());
    moment::show(fields, "apning", call.opens_at);
    moment::show(fields, "frist", call.deadline_at);
    for criterion in criteria {
        let key = &criterion.key;
        fields.set(format!("navn-nb-{key}"), criterion.name_nb.clone());
        fields.set(format!("navn-nn-{key}"), criterion.name_nn.clone());
        fields.set(format!("vekt-{key}"), criterion.weight.to_string());
    }
}

/// The dates of an earlier call, moved to the year; the year named in its texts likewise.
fn move_on(fields: &mut Fields, earlier: &Call, year: i32) {
    for name in ["tekst-nb", "tekst-nn"] {
        let text = fields
            .get(name)
            .replace(&earlier.year.to_string(), &year.to_string());
        fields.set(name, text);
    }
    for (name, was) in [("apning", earlier.opens_at), ("frist", earlier.deadline_at)] {
        let local = was.oslo();
        let moved = chrono::Datelike::with_year(
            &local.date(),
            chrono::Datelike::year(&local) + year - earlier.year,
        );
        // 29 February has no twin in most years: then the field stays empty.
        match moved {
            Some(day) => moment::show(fields, name, Timestamp::from_oslo(day, local.time())),
            None => fields.set(format!("{name}-dato"), ""),
        }
    }
}

fn suggest(fields: &mut Fields, year: i32) {
    fields.set("sen-regel", LateRule::Mark.as_str());
    for (name, day, clock) in [("apning", "01.02", "09.00"), ("frist", "02.05", "23.59")] {
        let day = crate::domain::time::parse_day(&format!("{day}.{year}"));
        if let (Some(day), Some(time)) = (day, parse_clock(clock)) {
            moment::show(fields, name, Timestamp::from_oslo(day, time));
        }
    }
    for (key, nb, nn, weight) in SUGGESTED_CRITERIA {
        fields.set(format!("navn-nb-{key}"), nb);
        fields.set(format!("navn-nn-{key}"), nn);
        fields.set(format!("vekt-{key}"), weight.to_string());
    }
}

/// The keys of the criteria in a form: goals first, then in the order of the form.
fn keys_in(fields: &Fields) -> Vec<String> {
    let given = fields.all("kriterium");
    let mut keys = vec![GOALS_CRITERION.to_owned()];
    let mut add = |key: &str| {
        let is_key = !key.is_empty()
            && key.len() <= 40
            && key
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        if is_key && !keys.iter().any(|known| known == key) {
            keys.push(key.to_owned());
        }
    };
    if given.is_empty() {
        // A form made from what is stored: its fields name the keys; suggested ones keep their order.
        for (key, ..) in SUGGESTED_CRITERIA {
            if !fields.get(&format!("vekt-{key}")).is_empty() {
                add(key);
            }
        }
        for (name, _) in fields.pairs() {
            add(name.strip_prefix("vekt-").unwrap_or_default());
        }
    } else {
        given.into_iter().for_each(&mut add);
    }
    keys
}

fn rows(fields: &Fields) -> Vec<Row> {
    let mut keys = keys_in(fields);
    let is_empty = |key: &String| {
        key.as_str() != GOALS_CRITERION
            && ["navn-nb", "navn-nn", "vekt"]
                .iter()
                .all(|stem| fields.get(&format!("{stem}-{key}")).is_empty())
    };
    keys.retain(|key| !is_empty(key));
    let mut number = 1;
    for _ in 0..EMPTY_ROWS {
        while keys.contains(&format!("nytt{number}")) {
            number += 1;
        }
        keys.push(format!("nytt{number}"));
    }
    keys.into_iter()
        .zip(1..)
        .map(|(key, number)| Row {
            is_goals: key == GOALS_CRITERION,
            key,
            number,
        })
        .collect()
}

fn page(
    visit: SignedIn<'_>,
    year: i32,
    (call, heads): (Option<Call>, Heads),
    shown: Shown,
) -> Answered {
    let rule = |value: &'static str| Choice {
        value,
        label: visit.t(&format!("utlysning-sen-{value}")),
        description: visit.t(&format!("utlysning-sen-{value}-hjelp")),
    };
    let status = match (shown.conflict, shown.errors.is_empty()) {
        (true, _) => Status::Conflict,
        (false, false) => Status::UnprocessableEntity,
        (false, true) => Status::Ok,
    };
    let data = CallPage {
        year,
        version: call.as_ref().map_or(0, |call| call.version),
        announced_at: call.as_ref().and_then(|call| call.announced_at),
        copied_from: shown.copied_from,
        conflict: call.filter(|_| shown.conflict).map(|call| Stored {
            text_nb: call.text_nb,
            text_nn: call.text_nn,
        }),
        late_rules: vec![rule("mark"), rule("dismiss")],
        criteria: rows(&shown.fields),
        form: FormState::showing(&shown.fields).with_errors(visit.visit, &shown.errors),
    };
    let of_year = [("ar", year.to_string().into())];
    visit
        .page(
            "frames/call.html",
            visit.t_with("utlysning-skriv-tittel", &of_year),
        )
        .crumb(
            visit.t_with("ramme-tittel", &of_year),
            format!("/rammer/{year}"),
        )
        .shows(heads)
        .status(status)
        .with(&data)
}

#[rocket::post("/rammer/<year>/utlysning", data = "<posted>")]
fn write(visit: SignedIn<'_>, year: i32, posted: Posted) -> Answered {
    visit.demand(Act::EditCall)?;
    years::first_day(year)?;
    let fields = posted.fields;
    let mut shown = Shown::new(fields.clone(), None);
    match read(&fields) {
        Err(errors) => shown.errors = errors,
        Ok(text) => {
            let version = fields.get("versjon").parse().unwrap_or(0);
            match actions::write_call::run(&visit.context(), year, &text, version) {
                Ok(()) if fields.get("action") == "kunngjor" => {
                    return Ok(Answer::redirect(format!(
                        "/rammer/{year}/utlysning/kunngjoring"
                    )));
                }
                Ok(()) => {
                    let text = visit.t("utlysning-lagret");
                    return Ok(Answer::done(format!("/rammer/{year}/utlysning"), text));
                }
                // Both texts stand on the page then, whoever wrote or announced meanwhile.
                Err(actions::Error::Conflict | actions::Error::MovedOn(_)) => {
                    shown.conflict = true;
                }
                Err(error) => shown.errors = at_field(error, "vekt-maal")?,
            }
        }
    }
    let heads = visit.heads(&[Head::Call(year)])?;
    let call = visit.world().db.read(|c| db::call::of_year(c, year))?;
    page(visit, year, (call, heads), shown)
}

fn read(fields: &Fields) -> Result<CallText, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut note = |error: FieldError| errors.push(error);
    let text_nb = fields.text("tekst-nb", LONGEST_TEXT).map_err(&mut note);
    let text_nn = fields.text("tekst-nn", LONGEST_TEXT).map_err(&mut note);
    let opens_at = moment::read(fields, "apning").map_err(|e| e.into_iter().for_each(&mut note));
    let deadline_at = moment::read(fields, "frist").map_err(|e| e.into_iter().for_each(&mut note));
    let late_rule = LateRule::parse(fields.get("sen-regel"))
        .ok_or_else(|| note(FieldError::new("sen-regel", "feil-valg")));
    let mut criteria = Vec::new();
    for (row, number) in rows(fields).into_iter().zip(1..) {
        let named = |error: FieldError| error.with("nr", number.to_string());
        let (nb, nn, weight) = (
            format!("navn-nb-{}", row.key),
            format!("navn-nn-{}", row.key),
            format!("vekt-{}", row.key),
        );
        let is_empty = [&nb, &nn, &weight]
            .iter()
            .all(|name| fields.get(name).is_empty());
        if is_empty && !row.is_goals {
            continue;
        }
        let name_nb = fields.text(&nb, 200).map_err(|e| note(named(e)));
        let name_nn = fields.text(&nn, 200).map_err(|e| note(named(e)));
        let weight = fields
            .get(&weight)
            .parse::<i32>()
            .map_err(|_| note(named(FieldError::new(weight.as_str(), "feil-vekt"))));
        if let (Ok(name_nb), Ok(name_nn), Ok(weight)) = (name_nb, name_nn, weight) {
            criteria.push((row.key, name_nb, name_nn, weight));
        }
    }
    match (text_nb, text_nn, opens_at, deadline_at, late_rule) {
        (Ok(text_nb), Ok(text_nn), Ok(opens_at), Ok(deadline_at), Ok(late_rule))
            if errors.is_empty() =>
        {
            Ok(CallText {
                text_nb,
                text_nn,
                late_rule,
                opens_at,
                deadline_at,
                criteria,
            })
        }
        _ => Err(errors),
    }
}

#[derive(Debug, Serialize)]
struct ConfirmPage {
    year: i32,
    offices: usize,
    opens_at: Timestamp,
    deadline_at: Timestamp,
}

#[rocket::get("/rammer/<year>/utlysning/kunngjoring")]
fn confirm(visit: SignedIn<'_>, year: i32) -> Answered {
    visit.demand(Act::EditCall)?;
    let heads = visit.heads(&[Head::Call(year)])?;
    let (call, offices) = visit.world().db.read(|connection| {
        Ok::<_, db::Error>((
            db::call::of_year(connection, year)?,
            db::budget_frame::of_year(connection, year)?.len(),
        ))
    })?;
    let call = call.ok_or(Failure::NotFound)?;
    if call.announced_at.is_some() {
        return Ok(Answer::redirect("/utlysninger"));
    }
    let data = ConfirmPage {
        year,
        offices,
        opens_at: call.opens_at,
        deadline_at: call.deadline_at,
    };
    let of_year = [("ar", year.to_string().into())];
    visit
        .page(
            "frames/announce.html",
            visit.t_with("utlysning-kunngjor-tittel", &of_year),
        )
        .crumb(
            visit.t_with("utlysning-skriv-tittel", &of_year),
            format!("/rammer/{year}/utlysning"),
        )
        .shows(heads)
        .with(&data)
}

#[rocket::post("/rammer/<year>/utlysning/kunngjoring", data = "<_posted>")]
fn announce(visit: SignedIn<'_>, year: i32, _posted: Posted) -> Answered {
    actions::announce_call::run(&visit.context(), year)?;
    let text = visit.t_with("utlysning-kunngjort", &[("ar", year.to_string().into())]);
    Ok(Answer::done("/utlysninger", text))
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![edit, write, confirm, announce]
}

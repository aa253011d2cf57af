//! No form forgets what its page showed, and none is taken that does not say.

use crate::forms::forms;
use crate::routes::{WHO, World, rows};
use crate::support::Browser;
use opptrapping::domain::user::Language;
use opptrapping::web::kit::labels::Labels;
use scraper::{Html, Selector};

/// Forms that act on nothing that could have moved: the own session and account, the demo's clock, and what is not there yet.
const BESIDE: &[&str] = &[
    "/logg-inn",
    "/logg-ut",
    "/velg-organisasjon",
    "/min-side/",
    "/glemt-passord",
    "/passord/",
    "/demo/klokke",
    "/finnes/ikke",
];
/// Those that begin something: there is no chain yet, but an organisation.
const NEW: &[&str] = &["/soknader", "/brukere"];

fn is_beside(action: &str) -> bool {
    BESIDE.iter().any(|start| action.starts_with(start))
}

/// What is wrong with the forms of a page.
fn faults(page: &str) -> Vec<String> {
    let html = Html::parse_document(page);
    let forms = Selector::parse("form[method=post]").unwrap();
    let names = Selector::parse("input").unwrap();
    html.select(&forms)
        .filter_map(|form| {
            let action = form.value().attr("action")?;
            let first: Vec<(&str, bool)> = form
                .select(&names)
                .filter_map(|input| {
                    let filled = input.value().attr("value").is_some_and(|v| !v.is_empty());
                    Some((input.value().attr("name")?, filled))
                })
                .take(3)
                .collect();
            let wanted: &[(&str, bool)] = match action {
                action if is_beside(action) => &[("csrf", true)],
                action if NEW.contains(&action) => &[("csrf", true), ("paa-vegne-av", true)],
                _ => &[("csrf", true), ("paa-vegne-av", true), ("sett", true)],
            };
            (!first.starts_with(wanted)).then(|| format!("{action} begins with {first:?}"))
        })
        .collect()
}

#[test]
fn every_form_of_every_page_begins_with_its_organisation_and_what_the_page_showed() {
    let (app, world) = World::new();
    let mut wrong = Vec::new();
    let mut seen = 0;
    for who in WHO.into_iter().filter(|who| *who != "anonymous") {
        let mut person = app.sign_in(who);
        for (method, _, address, _) in rows() {
            if method == "GET" {
                let page = person.get(&world.fill(address));
                seen += page.attributes("main form[method=post]", "action").len();
                let found = faults(&page.body());
                wrong.extend(
                    found
                        .into_iter()
                        .map(|fault| format!("{who} {address}: {fault}")),
                );
            }
        }
    }
    assert!(seen > 60, "only {seen} forms");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// A form of somebody who is signed in, sent with these fields alone.
fn sent(person: &mut Browser<'_>, address: &str, with: &[&str]) -> u16 {
    let page = person.get("/min-side");
    let hidden = page.hidden();
    let of = |name: &str| {
        hidden
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, v)| v.as_str())
    };
    let fields: Vec<(&str, &str)> = with
        .iter()
        .filter_map(|name| Some((*name, of(name)?)))
        .collect();
    let token = of("csrf").unwrap_or_default().to_owned();
    person.post_with_token(address, &token, &fields).status.code
}

#[test]
fn an_acting_form_that_does_not_say_what_its_page_showed_is_refused() {
    let (app, world) = World::new();
    let mut wrong = Vec::new();
    for (_, route, address, _) in rows().into_iter().filter(|(method, ..)| *method == "POST") {
        if is_beside(address) || route == "/<_..>" {
            continue;
        }
        let address = world.fill(address);
        let who = forms().iter().find(|form| form.route == route).unwrap().who;
        let mut person = app.sign_in(who);
        let bare = sent(&mut person, &address, &[]);
        if bare != 409 {
            wrong.push(format!("{who} {address} without anything: {bare}"));
        }
        let half = sent(&mut person, &address, &["paa-vegne-av"]);
        if !matches!(half, 403 | 404 | 409 | 422) {
            wrong.push(format!("{who} {address} without the heads: {half}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_field_of_every_form_has_a_name_where_it_is_shown_away_from_its_form() {
    let (app, world) = World::new();
    let mut wrong = Vec::new();
    for form in forms().into_iter().filter(|form| !is_beside(form.action)) {
        let to = world.fill(form.action);
        for language in Language::ALL {
            let labels = Labels {
                texts: &app.world().texts,
                language,
                geography: &app.world().geography,
                to: &to,
            };
            let unnamed = form.fields.iter().filter(|name| {
                let technical = matches!(**name, "utlysning" | "versjon" | "mitt" | "sperret")
                    || name.starts_with("valg-");
                !technical && labels.label(name).is_none()
            });
            wrong.extend(unnamed.map(|name| format!("{to}: {name}")));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

//! Bad input at every form: a clear message, nothing lost, never a 500.

use crate::forms::{Form, forms};
use crate::routes::World;
use crate::support::{Answer, Browser, TestApp};

/// What people type, paste and send.
pub const INPUTS: [&str; 8] = [
    "",
    "🦽 hjelpemiddel 👩‍🦽",
    "<script>alert(1)</script>",
    "1.234,5",
    "-5",
    "01.01.1990",
    "31.02.2019",
    "\u{7}klokke",
];

#[test]
fn every_form_stands_in_the_table() {
    let app = TestApp::on("02.10.2019");
    for route in app.client.rocket().routes() {
        if route.method.to_string() == "POST" {
            let uri = route.uri.to_string();
            assert!(
                forms().iter().any(|form| form.route == uri),
                "POST {uri} has no row in tests/journeys/forms/"
            );
        }
    }
}

#[test]
fn bad_input_gets_a_message_and_what_was_typed_is_still_there() {
    let mut wrong = Vec::new();
    // One product serves until something bad was taken after all or guesses are counted.
    let mut fresh: Option<(TestApp, World)> = None;
    for form in forms() {
        let (app, world) = fresh.take().unwrap_or_else(World::new);
        let mut used = form.route.contains("passord") || form.route == "/logg-inn";
        let mut person = browser(&app, form);
        for input in INPUTS {
            if form.route == "/logg-ut" {
                person = browser(&app, form);
            }
            let answer = send(&mut person, &world, form, input);
            used |= answer.status.code == 303;
            if let Some(fault) = fault(form, input, &answer) {
                wrong.push(format!("POST {} with {input:?}: {fault}", form.route));
            }
        }
        drop(person);
        if !used {
            fresh = Some((app, world));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_form_of_ten_megabytes_is_refused_with_a_page() {
    let (app, world) = World::new();
    let large = format!("csrf=&felt={}", "x".repeat(10 * 1024 * 1024));
    for form in forms() {
        // Whether the address exists is told before its content is read.
        if form.route == "/<_..>" {
            continue;
        }
        let mut person = browser(&app, form);
        let answer = person.post_body(&world.fill(form.action), &large);
        assert_eq!(answer.status.code, 413, "POST {}", form.route);
        assert!(answer.text().contains("Skjemaet er for stort"));
    }
}

fn browser<'a>(app: &'a TestApp, form: &Form) -> Browser<'a> {
    if form.who == "anonymous" {
        app.visitor()
    } else {
        app.sign_in(form.who)
    }
}

fn send(person: &mut Browser<'_>, world: &World, form: &Form, input: &str) -> Answer {
    let mut fields: Vec<(&str, &str)> = form.also.to_vec();
    fields.extend(form.fields.iter().map(|name| (*name, input)));
    person.post(&world.fill(form.page), &world.fill(form.action), &fields)
}

/// What is wrong with the answer, if anything.
fn fault(form: &Form, input: &str, answer: &Answer) -> Option<String> {
    let code = answer.status.code;
    // Taken, not there, not allowed now: all are answers a person understands.
    if matches!(code, 303 | 403 | 404 | 409 | 429) {
        return None;
    }
    if code != 422 {
        return Some(format!("status {code}"));
    }
    if answer.body().contains("<script>alert") {
        return Some("the page holds the script".into());
    }
    let messages = answer.all(
        "ds-error-summary li, [data-field=validation], .ds-validation-message, .error-page p, .ds-alert",
    );
    if messages.is_empty() {
        return Some("no message in the page".into());
    }
    form.kept.iter().find_map(|name| {
        let shown = answer
            .attributes(&format!("input[name='{name}']"), "value")
            .into_iter()
            .chain(answer.all(&format!("textarea[name='{name}']")))
            .next()
            .unwrap_or_default();
        (shown.trim() != input.trim()).then(|| format!("{name} shows {shown:?}"))
    })
}

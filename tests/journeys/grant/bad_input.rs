//! Bad input at every form after the award, on a real case in the state the form belongs to: 422, a message, and what was
//! typed still there. Texts take nearly everything, so they are tried with what they refuse.

use crate::bad_input::INPUTS;
use crate::support::Browser;
use crate::support::granted::{self, AMOUNT, KARI, OLAV, TURID};
use opptrapping::actions;
use opptrapping::domain::time::parse_day;
use rocket::http::Status;

/// What a text that must be there refuses.
const TEXTS: [&str; 2] = ["", "\u{7}klokke"];

/// Posts each input in a field, with the other fields right.
fn refuses(
    person: &mut Browser<'_>,
    page: &str,
    action: &str,
    field: &str,
    inputs: &[&str],
    right: &[(&str, &str)],
) {
    for input in inputs {
        let mut fields = vec![(field, *input)];
        fields.extend_from_slice(right);
        let mut answer = person.post(page, action, &fields);
        let said = format!("{action} {field}={input:?}: {}", answer.text());
        match answer.location.clone() {
            // What has a place in the database is stored there and shown again.
            Some(to) => {
                assert!(to.ends_with("?vis=feil"), "{said} leads to {to}");
                answer = person.get(&to);
            }
            None => assert_eq!(answer.status, Status::UnprocessableEntity, "{said}"),
        }
        let said = format!("{said} {}", answer.text());
        assert!(!answer.all("[data-field=validation]").is_empty(), "{said}");
        assert!(!answer.body().contains("<script>alert"), "{said}");
        let shown = answer
            .attributes(&format!("input[name='{field}']"), "value")
            .into_iter()
            .chain(answer.all(&format!("textarea[name='{field}']")))
            .next()
            .unwrap_or_default();
        assert_eq!(shown.trim(), input.trim(), "{said}");
    }
}

#[test]
fn from_the_letter_to_the_payment() {
    let (app, number) = granted::awarded();
    let [mut kari, mut olav, mut turid] = [KARI, OLAV, TURID].map(|who| app.sign_in(who));
    let municipal = format!("/soknader/{number}/tilskudd");
    let office = format!("/saker/{number}/tilskudd");
    let accept = format!("{municipal}/aksept");
    refuses(
        &mut kari,
        &municipal,
        &accept,
        "kontonummer",
        &INPUTS,
        &[("vilkar", "ja")],
    );
    let decline = format!("{municipal}/avslag");
    refuses(&mut kari, &decline, &decline, "grunn", &TEXTS[1..], &[]);
    let account = granted::account();
    app.act(KARI, |c| {
        let acceptance = actions::accept_grant::Acceptance {
            account: &account,
            terms: true,
        };
        actions::accept_grant::run(c, &number, acceptance)
    })
    .unwrap();
    refuses(
        &mut turid,
        &office,
        &format!("{office}/kontoretur"),
        "konto-grunn",
        &TEXTS,
        &[],
    );
    app.act(TURID, |c| {
        actions::register_account::give_back(c, &number, "Feil konto")
    })
    .unwrap();
    refuses(
        &mut kari,
        &municipal,
        &format!("{municipal}/konto"),
        "kontonummer",
        &INPUTS,
        &[],
    );
    app.act(KARI, |c| {
        actions::register_account::give(c, &number, &account)
    })
    .unwrap();
    app.act(TURID, |c| {
        actions::register_account::run(c, &number, &account)
    })
    .unwrap();
    refuses(
        &mut olav,
        &office,
        &format!("{office}/utbetalinger"),
        "belop",
        &INPUTS,
        &[],
    );
    let payment = granted::propose(&app, &number, AMOUNT);
    let base = format!("{office}/utbetalinger/{payment}");
    let (reason, date, voucher) = (
        format!("avvis-grunn-{payment}"),
        format!("dato-{payment}"),
        format!("bilag-{payment}"),
    );
    refuses(
        &mut turid,
        &office,
        &format!("{base}/avvisning"),
        &reason,
        &TEXTS,
        &[],
    );
    app.act(TURID, |c| actions::attest_payment::run(c, &number, payment))
        .unwrap();
    let confirm = format!("{base}/bekreftelse");
    refuses(
        &mut turid,
        &office,
        &confirm,
        &date,
        &INPUTS,
        &[(&voucher, "B-1")],
    );
    refuses(
        &mut turid,
        &office,
        &confirm,
        &voucher,
        &TEXTS,
        &[(&date, "03.06.2019")],
    );
}

#[test]
fn from_the_report_to_the_repayment() {
    let (app, number) = granted::paid();
    app.move_to("10.02.2020", "10.00");
    let [mut kari, mut olav, mut turid] = [KARI, OLAV, TURID].map(|who| app.sign_in(who));
    let page = format!("/rapporter/{number}/2019");
    let mut version = 0;
    for field in [
        "brukt",
        "egne-midler",
        "hjem-antall",
        "vent-ergo",
        "ergo-mangler",
        "plan-ar",
    ] {
        // The accounts are right, so that it is this field that is refused; an empty number is an answer («ikke besvart»).
        let inputs: Vec<&str> = INPUTS
            .into_iter()
            .filter(|input| !input.is_empty() || matches!(field, "brukt" | "egne-midler"))
            .collect();
        for input in inputs {
            let typed_on = version.to_string();
            let mut right = vec![("versjon", typed_on.as_str())];
            right.extend(
                [("brukt", "10"), ("egne-midler", "10")]
                    .into_iter()
                    .filter(|(name, _)| *name != field),
            );
            refuses(&mut kari, &page, &page, field, &[input], &right);
            version += 1;
        }
    }
    granted::submit_report(&app, &number, 250_000);
    let control = format!("/rapportkontroll/{number}");
    refuses(
        &mut olav,
        &control,
        &format!("{control}/retur"),
        "kommentar",
        &TEXTS,
        &[],
    );
    app.act(OLAV, |c| actions::check_report::approve(c, &number))
        .unwrap();
    refuses(
        &mut olav,
        &control,
        &format!("{control}/krav"),
        "betal-innen",
        &INPUTS,
        &[],
    );
    app.act(OLAV, |c| {
        actions::claim_unspent::run(c, &number, parse_day("15.03.2020").unwrap())
    })
    .unwrap();
    let office = format!("/saker/{number}/tilskudd");
    let repay = format!("{office}/tilbakebetaling");
    let right = [("tilbake-dato", "10.02.2020"), ("referanse", "KID 1")];
    refuses(
        &mut turid,
        &office,
        &repay,
        "tilbake-belop",
        &INPUTS,
        &right,
    );
    let right = [("tilbake-belop", "1"), ("tilbake-dato", "10.02.2020")];
    refuses(&mut turid, &office, &repay, "referanse", &TEXTS, &right);
}

/// What is typed wrongly brings the page back; not to somebody who may not do the act, and above all not the office's page
/// to the municipality.
#[test]
fn a_form_of_the_office_typed_wrongly_shows_the_municipality_nothing() {
    let (app, number) = granted::awarded();
    let mut kari = app.sign_in(granted::KARI);
    let own = format!("/soknader/{number}/tilskudd");
    for act in ["kontoretur", "utbetalinger", "tilbakebetaling"] {
        let answer = kari.post(
            &own,
            &format!("/saker/{number}/tilskudd/{act}"),
            &[("belop", "mye")],
        );
        assert_eq!(answer.status, Status::Forbidden, "{act}");
        assert!(!answer.text().contains("Foreslå utbetaling"), "{act}");
    }
}

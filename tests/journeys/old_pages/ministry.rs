//! Old pages of what is no case: frames, appropriations, settings, rounds, roles.

use crate::support::{Answer, TestApp};
use rocket::http::Status;

fn refused(answer: &Answer, told: &str) {
    assert_eq!(answer.status, Status::Conflict, "{}", answer.text());
    assert!(answer.text().contains(told), "«{told}»: {}", answer.text());
}

/// The same form sent twice from two windows that were opened before either: the second is refused, keeps what was typed, and
/// may be sent again from where it is shown. `told` stands on the page of the refusal: what the other did, and the amount.
fn twice(who: &str, page: &str, action: &str, fields: [&[(&str, &str)]; 2], told: [&str; 2]) {
    let app = TestApp::on("02.10.2019");
    let (mut one, mut other) = (app.sign_in(who), app.sign_in(who));
    let (first, second) = (one.get(page), other.get(page));
    let done = one.post_from(&first, action, fields[0]);
    assert_eq!(done.status, Status::SeeOther, "{action}: {}", done.text());
    let old = other.post_from(&second, action, fields[1]);
    for told in told {
        refused(&old, told);
    }
    for (_, value) in fields[1] {
        assert!(old.text().contains(value), "«{value}»: {}", old.text());
    }
    let again = other.post_from(&old, action, fields[1]);
    assert_eq!(again.status, Status::SeeOther, "{action}: {}", again.text());
}

#[test]
fn two_who_set_a_frame() {
    let page = "/rammer/2019/embeter/fm-agder";
    let one = [("belop", "7500000"), ("dokument", "Brev 1")];
    let other = [("belop", "7600000"), ("dokument", "Brev 2")];
    twice(
        "mona.departement",
        page,
        page,
        [&one, &other],
        ["Rammen er satt", "7 500 000 kr"],
    );
}

#[test]
fn two_who_set_the_first_appropriation_of_a_year() {
    let one = [("belop", "50000000"), ("kilde", "Prop. 1 S")];
    let other = [("belop", "60000000"), ("kilde", "Innst. 11 S")];
    let action = "/rammer/2020/bevilgning";
    twice(
        "mona.departement",
        "/rammer/2020",
        action,
        [&one, &other],
        ["Bevilgningen er satt", "50 000 000 kr"],
    );
}

#[test]
fn two_who_change_a_setting() {
    let page = "/innstillinger/2019/revisor-fra";
    let one = [("verdi", "200000"), ("gjelder-fra", "03.10.2019")];
    let other = [("verdi", "300000"), ("gjelder-fra", "04.10.2019")];
    twice(
        "admin.system",
        page,
        page,
        [&one, &other],
        [
            "En innstilling er endret",
            "200 000 kr, gjelder fra 03.10.2019",
        ],
    );
}

#[test]
fn two_who_change_a_round() {
    let app = TestApp::on("01.03.2019");
    let page = "/utlysninger/2019-agder-1/endring";
    let mut anne = app.sign_in("anne.godkjenner");
    let old = anne.get(page);
    let fields = |day| [("frist-dato", day), ("frist-klokke", "12.00")];
    let done = anne.post_from(&old, page, &fields("10.06.2019"));
    assert_eq!(done.status, Status::SeeOther, "{}", done.text());
    let late = anne.post_from(&old, page, &fields("11.06.2019"));
    refused(&late, "Runden er endret");
    refused(&late, "Frist: 10.06.2019");
}

#[test]
fn a_role_is_not_given_on_a_page_from_before_another_was() {
    let app = TestApp::on("02.10.2019");
    let person = app.actor("per.leder").user.0;
    let page = format!("/brukere/{person}");
    let mut admin = app.sign_in("admin.system");
    let old = admin.get(&page);
    let give = |day| {
        [
            ("rolle", "applicant"),
            ("organisasjon", "kommune:0904"),
            ("fra", day),
            ("til", ""),
        ]
    };
    let roles = format!("{page}/roller");
    let first = admin.post_from(&old, &roles, &give("03.10.2019"));
    assert_eq!(first.status, Status::SeeOther, "{}", first.text());
    refused(
        &admin.post_from(&old, &roles, &give("04.10.2019")),
        "En rolle er gitt",
    );
    // The person's own password makes no page old.
    let page_now = admin.get(&page);
    let mut per = app.sign_in("per.leder");
    let new = [
        ("passord", "opptrapping-demo"),
        ("nytt-passord", "blåbær på skolen"),
        ("gjentatt", "blåbær på skolen"),
    ];
    assert_eq!(
        per.post("/min-side", "/min-side/passord", &new).status,
        Status::SeeOther
    );
    let blocked = admin.post_from(&page_now, &format!("{page}/sperring"), &[("sperret", "ja")]);
    assert_eq!(blocked.status, Status::SeeOther, "{}", blocked.text());
}

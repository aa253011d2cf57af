//! Arendal accepts; four persons see to it that the money arrives, and none of them may do another's part.

use crate::support::granted::{self, AMOUNT, ANNE, KARI, OLAV, TURID};
use crate::support::office;
use opptrapping::access::Why;
use opptrapping::actions::{self, Error};
use opptrapping::domain::lifecycle::grant::GrantState;
use opptrapping::domain::money::Kroner;
use opptrapping::domain::rules_of_year::SettingKey;
use opptrapping::domain::user::Role;
use rocket::http::Status;

#[test]
fn a_wrong_account_number_is_told_at_the_field_and_nothing_is_lost() {
    let (app, number) = granted::awarded();
    let mut kari = app.sign_in(KARI);
    let page = format!("/soknader/{number}/tilskudd");
    let shown = kari.get(&page);
    assert_eq!(shown.all("h1"), ["Tilskudd til Arendal"]);
    assert!(shown.text().contains("300 000"), "{}", shown.text());
    assert!(shown.text().contains("Svar innen 24.06.2019"));
    for wrong in ["", "1234 56 78904", "😀", "<script>", "12345678903123"] {
        let answer = kari.post(&page, &format!("{page}/aksept"), &[("kontonummer", wrong)]);
        assert_eq!(answer.status, Status::UnprocessableEntity, "{wrong}");
        assert_eq!(answer.attributes("#kontonummer", "value"), [wrong]);
        assert!(answer.text().contains("Kontonummeret er ikke riktig"));
        assert!(answer.text().contains("Dere må akseptere vilkårene"));
    }
    assert_eq!(granted::grant(&app, &number).state, GrantState::Awarded);
}

#[test]
fn the_whole_way_from_the_letter_to_the_money_in_pages() {
    let (app, number) = granted::awarded();
    let municipal = format!("/soknader/{number}/tilskudd");
    let mut kari = app.sign_in(KARI);
    let answer = kari.submit(
        &municipal,
        &format!("{municipal}/aksept"),
        &[("kontonummer", "3201.10.12345"), ("vilkar", "ja")],
    );
    // The fixture's account has another check digit: use the one that holds.
    assert_eq!(answer.status, Status::UnprocessableEntity);
    let account = granted::account();
    let fields = [("kontonummer", account.as_str()), ("vilkar", "ja")];
    let answer = kari.submit(&municipal, &format!("{municipal}/aksept"), &fields);
    assert!(
        answer.text().contains("Tilskuddet er akseptert"),
        "{}",
        answer.text()
    );
    assert!(granted::notices_to(&app, TURID).contains(&"tilskudd-besvart".to_owned()));
    let office = format!("/saker/{number}/tilskudd");
    let mut turid = app.sign_in(TURID);
    assert!(
        turid
            .get("/utbetalinger")
            .text()
            .contains("Konto å registrere 1")
    );
    let answer = turid.submit(
        &office,
        &format!("{office}/konto"),
        &[("konto", account.as_str())],
    );
    assert!(
        answer.text().contains("er registrert av Turid"),
        "{}",
        answer.text()
    );
    let mut olav = app.sign_in(OLAV);
    let answer = olav.post(
        &office,
        &format!("{office}/utbetalinger"),
        &[("belop", "300 001")],
    );
    assert_eq!(answer.status, Status::UnprocessableEntity);
    assert!(answer.text().contains("høyere enn det som er igjen"));
    let answer = olav.submit(
        &office,
        &format!("{office}/utbetalinger"),
        &[("belop", "200 000")],
    );
    assert!(
        answer.text().contains("Utbetalingen er foreslått"),
        "{}",
        answer.text()
    );
    let answer = turid.submit(
        &office,
        &format!("{office}/utbetalinger/1/attestasjon"),
        &[],
    );
    assert!(
        answer.text().contains("Utbetalingen er attestert"),
        "{}",
        answer.text()
    );
    let confirm = format!("{office}/utbetalinger/1/bekreftelse");
    let answer = turid.post(
        &office,
        &confirm,
        &[("dato-1", "31.02.2019"), ("bilag-1", "")],
    );
    assert_eq!(answer.status, Status::UnprocessableEntity);
    assert_eq!(answer.attributes("#dato-1", "value"), ["31.02.2019"]);
    let answer = turid.post(
        &office,
        &confirm,
        &[("dato-1", "04.06.2019"), ("bilag-1", "B-7")],
    );
    assert!(answer.text().contains("etter i dag"), "{}", answer.text());
    let answer = turid.submit(
        &office,
        &confirm,
        &[("dato-1", "03.06.2019"), ("bilag-1", "B-7")],
    );
    assert!(
        answer.text().contains("Utbetalingen er bekreftet"),
        "{}",
        answer.text()
    );
    assert_eq!(granted::grant(&app, &number).state, GrantState::Paid);
    assert!(granted::notices_to(&app, KARI).contains(&"tilskudd-utbetalt".to_owned()));
    // The second instalment leaves the state as it is.
    let second = granted::propose(&app, &number, 100_000);
    app.act(TURID, |c| actions::attest_payment::run(c, &number, second))
        .unwrap();
    granted::confirm(&app, &number, second, "B-8");
    let page = kari.get(&municipal);
    assert!(
        page.text().contains("lever rapporten innen 01.04.2020"),
        "{}",
        page.text()
    );
    let left = app.act(OLAV, |c| {
        actions::propose_payment::run(c, &number, Kroner(1))
    });
    assert!(matches!(left, Err(Error::Invalid(_))), "{left:?}");
}

#[test]
fn each_wrong_person_is_refused_with_the_reason() {
    let (app, number) = granted::accepted();
    let agder = app.actor(OLAV).organisation;
    let denied = |result: actions::Result<()>| match result {
        Err(Error::Denied(why)) => why,
        other => panic!("{other:?}"),
    };
    // Roles: only economy keeps the register, only the case officer proposes.
    let account = granted::account();
    let registered_by = |who: &str| {
        app.act(who, |c| {
            actions::register_account::run(c, &number, &account)
        })
    };
    assert_eq!(denied(registered_by(OLAV)), Why::NotYourRole);
    assert_eq!(denied(registered_by(ANNE)), Why::NotYourRole);
    // Persons: Anne decided, so the role does not help her.
    office::role(&app, ANNE, Role::Economy, &agder);
    assert_eq!(denied(registered_by(ANNE)), Why::TookPartBefore);
    let early = app.act(OLAV, |c| {
        actions::propose_payment::run(c, &number, Kroner(AMOUNT))
    });
    assert!(
        matches!(
            early,
            Err(Error::Refused {
                key: "utbetaling-feil-konto",
                ..
            })
        ),
        "{early:?}"
    );
    registered_by(TURID).unwrap();
    let proposed_by = |who: &str| {
        app.act(who, |c| {
            actions::propose_payment::run(c, &number, Kroner(100_000))
        })
        .map(|_| ())
    };
    assert_eq!(denied(proposed_by(TURID)), Why::NotYourRole);
    office::role(&app, ANNE, Role::CaseOfficer, &agder);
    assert_eq!(denied(proposed_by(ANNE)), Why::TookPartBefore);
    let payment = granted::propose(&app, &number, AMOUNT);
    let attested_by =
        |who: &str| app.act(who, |c| actions::attest_payment::run(c, &number, payment));
    assert_eq!(denied(attested_by(KARI)), Why::NotYourRole);
    assert_eq!(denied(attested_by(ANNE)), Why::TookPartBefore);
    office::role(&app, OLAV, Role::Economy, &agder);
    assert_eq!(denied(attested_by(OLAV)), Why::TookPartBefore);
    assert!(matches!(
        app.act("berit.saksbehandler", |c| actions::attest_payment::run(
            c, &number, payment
        )),
        Err(Error::NotFound)
    ));
    attested_by(TURID).unwrap();
    // Twice is too late.
    assert!(matches!(attested_by(TURID), Err(Error::Conflict)));
}

#[test]
fn a_refused_payment_can_be_proposed_anew_and_a_wrong_account_is_given_anew() {
    let (app, number) = granted::accepted();
    let office = format!("/saker/{number}/tilskudd");
    let mut turid = app.sign_in(TURID);
    let answer = turid.submit(
        &office,
        &format!("{office}/kontoretur"),
        &[("konto-grunn", "Kontoen tilhører et borettslag.")],
    );
    assert!(
        answer.text().contains("bedt om et nytt kontonummer"),
        "{}",
        answer.text()
    );
    let municipal = format!("/soknader/{number}/tilskudd");
    let mut kari = app.sign_in(KARI);
    assert!(
        kari.get(&municipal)
            .text()
            .contains("Kontoen tilhører et borettslag.")
    );
    let other = opptrapping::domain::check_digits::with_account_check_digit(3_201_109_999)
        .or_else(|| opptrapping::domain::check_digits::with_account_check_digit(3_201_109_998))
        .unwrap();
    kari.submit(
        &municipal,
        &format!("{municipal}/konto"),
        &[("kontonummer", &other)],
    );
    // The page Turid has open shows the old account: she must not register what she did not see.
    let old = app.act(TURID, |c| {
        actions::register_account::run(c, &number, &granted::account())
    });
    assert!(matches!(old, Err(Error::Conflict)), "{old:?}");
    app.act(TURID, |c| {
        actions::register_account::run(c, &number, &other)
    })
    .unwrap();
    let payment = granted::propose(&app, &number, AMOUNT);
    turid.submit(
        &office,
        &format!("{office}/utbetalinger/{payment}/avvisning"),
        &[(
            &format!("avvis-grunn-{payment}"),
            "Vilkåret er ikke oppfylt.",
        )],
    );
    let page = app.sign_in(OLAV).get(&office);
    assert!(
        page.text().contains("Vilkåret er ikke oppfylt."),
        "{}",
        page.text()
    );
    granted::propose(&app, &number, AMOUNT);
}

#[test]
fn after_the_last_day_the_grant_cannot_be_accepted() {
    let (app, number) = granted::awarded();
    app.move_to("24.06.2019", "23.59");
    let account = granted::account();
    let municipal = format!("/soknader/{number}/tilskudd");
    assert!(
        app.sign_in(KARI)
            .get(&municipal)
            .all("button")
            .iter()
            .any(|text| text.contains("Aksepter"))
    );
    app.move_to("25.06.2019", "00.00");
    let mut kari = app.sign_in(KARI);
    let fields = [("kontonummer", account.as_str()), ("vilkar", "ja")];
    let answer = kari.post(&municipal, &format!("{municipal}/aksept"), &fields);
    assert_eq!(answer.status, Status::UnprocessableEntity);
    assert!(
        answer
            .text()
            .contains("Fristen for å akseptere var 24.06.2019"),
        "{}",
        answer.text()
    );
}

#[test]
fn only_the_leader_accepts_where_the_scheme_year_says_so() {
    let (app, number) = granted::awarded();
    let now = app.now();
    app.world()
        .db
        .write(|c| {
            let by = (opptrapping::domain::id::UserId(1), now);
            opptrapping::db::scheme_setting::add(
                c,
                2019,
                SettingKey::LeaderAccepts,
                "ja",
                now.day(),
                by,
            )
        })
        .unwrap();
    let account = granted::account();
    let accepted_by = |who: &str| {
        app.act(who, |c| {
            let acceptance = actions::accept_grant::Acceptance {
                account: &account,
                terms: true,
            };
            actions::accept_grant::run(c, &number, acceptance)
        })
    };
    let refused = accepted_by(KARI);
    assert!(
        matches!(
            refused,
            Err(Error::Refused {
                key: "tilskudd-feil-leder",
                ..
            })
        ),
        "{refused:?}"
    );
    let page = app
        .sign_in(KARI)
        .get(&format!("/soknader/{number}/tilskudd"));
    assert!(page.text().contains("Bare kommunal leder kan akseptere"));
    accepted_by("per.leder").unwrap();
}

#[test]
fn outsiders_do_not_see_that_the_grant_exists() {
    let (app, number) = granted::paid();
    for who in [
        "berit.saksbehandler",
        "siri.planlegger",
        "nils.planlegger",
        "mona.departement",
    ] {
        let mut browser = app.sign_in(who);
        // Whoever acts for several chooses first.
        let choices = browser
            .get("/velg-organisasjon")
            .attributes("[name=organisasjon]", "value");
        if let Some(first) = choices.first().filter(|_| choices.len() > 1) {
            let chosen = [("organisasjon", first.as_str())];
            browser.post("/velg-organisasjon", "/velg-organisasjon", &chosen);
        }
        for page in [
            format!("/soknader/{number}/tilskudd"),
            format!("/rapporter/{number}/2019"),
            format!("/saker/{number}/tilskudd"),
            format!("/rapportkontroll/{number}"),
        ] {
            let answer = browser.open(&page);
            assert!(
                matches!(answer.status, Status::NotFound | Status::Forbidden),
                "{who} {page}: {}",
                answer.status
            );
            assert!(!answer.text().contains("300 000"), "{who} {page}");
        }
        let attest = format!("/saker/{number}/tilskudd/utbetalinger/1/attestasjon");
        let answer = browser.post("/min-side", &attest, &[]);
        assert_eq!(answer.status, Status::NotFound, "{who}");
    }
    let anonymous = app.visitor().get(&format!("/saker/{number}/tilskudd"));
    assert_eq!(anonymous.status, Status::SeeOther);
}

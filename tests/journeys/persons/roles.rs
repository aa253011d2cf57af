//! How roles come and go: never to oneself, at an office only with its consent, never backwards, never the last one.

use crate::support::{Browser, TestApp, application, granted, office};
use opptrapping::actions::{self, Error, give_role::Given};
use opptrapping::command::user::{self, Wanted};
use opptrapping::db;
use opptrapping::domain::id::UserId;
use opptrapping::domain::time::Day;
use opptrapping::domain::user::{Language, Organisation, Role, Validity};

const ADMIN: &str = "admin.system";

fn agder() -> Organisation {
    Organisation::Office("fm-agder".parse().unwrap())
}

fn id_of(app: &TestApp, user_name: &str) -> UserId {
    let found = app.world().db.read(|c| db::user::for_sign_in(c, user_name));
    found.unwrap().unwrap().id
}

fn page_of(app: &TestApp, user_name: &str) -> String {
    format!("/brukere/{}", id_of(app, user_name))
}

fn give(admin: &mut Browser<'_>, page: &str, role: &str, place: &str, from: &str) -> u16 {
    let fields = [
        ("rolle", role),
        ("organisasjon", place),
        ("fra", from),
        ("til", ""),
    ];
    let answer = admin.post(page, &format!("{page}/roller"), &fields);
    answer.status.code
}

#[test]
fn a_role_at_an_office_gives_no_right_before_the_office_confirms_it() {
    let app = TestApp::on("02.10.2019");
    let mut admin = app.sign_in(ADMIN);
    let page = page_of(&app, "eva.revisor");
    let told = admin.submit(
        &page,
        &format!("{page}/roller"),
        &[
            ("rolle", "case_officer"),
            ("organisasjon", "embete:fm-agder"),
            ("fra", "02.10.2019"),
        ],
    );
    assert!(
        told.text()
            .contains("gjelder når noen ved embetet har bekreftet")
    );
    assert!(told.text().contains("Venter på bekreftelse"));
    assert_eq!(
        granted::notices_to(&app, "anne.godkjenner"),
        ["rolle-venter"]
    );
    // No session, no actor, no notice knows of it.
    let mut eva = app.sign_in("eva.revisor");
    assert_eq!(eva.get("/saker").status.code, 403);
    let agder_office = "fm-agder".parse().unwrap();
    let officers = || {
        app.world()
            .db
            .read(|c| db::user::of_office(c, &agder_office, Role::CaseOfficer, app.now().day()))
            .unwrap()
            .len()
    };
    assert_eq!(officers(), 2);

    let mut anne = app.sign_in("anne.godkjenner");
    assert!(
        anne.get("/saker")
            .text()
            .contains("1 rolle ved embetet venter")
    );
    let list = anne.get("/roller");
    assert!(list.text().contains("Eva Aas"), "{}", list.text());
    assert!(list.text().contains("Arne Drift"), "who gave it");
    let action = list.attributes("form[action^='/roller/']", "action")[0].clone();
    // Nobody else can answer.
    for who in ["olav.saksbehandler", ADMIN] {
        let refused = app
            .sign_in(who)
            .post("/min-side", &action, &[("svar", "ja")]);
        assert_eq!(refused.status.code, 403, "{who}");
    }
    let done = anne.submit("/roller", &action, &[("svar", "ja")]);
    assert!(done.text().contains("Rollen er bekreftet"));
    assert!(done.text().contains("Ingen roller venter"));
    assert!(!anne.get("/saker").text().contains("venter på bekreftelse"));
    assert_eq!(officers(), 3);
    eva.post(
        "/velg-organisasjon",
        "/velg-organisasjon",
        &[("organisasjon", "embete:fm-agder")],
    );
    assert_eq!(eva.get("/saker").status.code, 200);
    let text = admin.get(&page).text();
    assert!(text.contains("Gitt av Arne Drift, 02.10.2019"), "{text}");
    assert!(
        text.contains("Bekreftet av Anne Berge, 02.10.2019"),
        "{text}"
    );
    let again = anne.post("/roller", &action, &[("svar", "nei")]);
    assert_eq!(again.status.code, 404);
    assert_eq!(app.findings(), Vec::<String>::new());
}

#[test]
fn a_refused_role_never_holds_and_may_be_given_anew() {
    let app = TestApp::on("02.10.2019");
    let mut admin = app.sign_in(ADMIN);
    let page = page_of(&app, "eva.revisor");
    let economy =
        |admin: &mut Browser<'_>| give(admin, &page, "economy", "embete:fm-agder", "02.10.2019");
    assert_eq!(economy(&mut admin), 303);
    assert_eq!(economy(&mut admin), 422, "it waits already");
    let mut anne = app.sign_in("anne.godkjenner");
    let action = anne
        .get("/roller")
        .attributes("form[action^='/roller/']", "action")[0]
        .clone();
    anne.submit("/roller", &action, &[("svar", "nei")]);
    let text = admin.get(&page).text();
    assert!(text.contains("Avvist av Anne Berge"), "{text}");
    let eva = app.sign_in("eva.revisor").get("/utbetalinger");
    assert_eq!(eva.status.code, 403);
    assert_eq!(economy(&mut admin), 303, "given anew");
    // A reader decides nothing, and holds at once.
    assert_eq!(
        give(&mut admin, &page, "reader", "embete:fm-agder", "02.10.2019"),
        303
    );
    let held = app
        .world()
        .db
        .read(|c| db::held_role::of_user(c, id_of(&app, "eva.revisor")))
        .unwrap();
    let confirmed: Vec<bool> = held.iter().map(|held| held.confirmed.is_some()).collect();
    assert_eq!(confirmed, [true, false, false, true]);
}

#[test]
fn nobody_gives_a_role_to_themselves_or_confirms_their_own() {
    let app = TestApp::on("02.10.2019");
    let mut admin = app.sign_in(ADMIN);
    let own = page_of(&app, ADMIN);
    for (role, place) in [
        ("case_officer", "embete:fm-agder"),
        ("applicant", "kommune:0941"),
    ] {
        // Forced past the page, which shows no form.
        assert_eq!(give(&mut admin, &own, role, place, "02.10.2019"), 422);
    }
    assert!(
        admin
            .get(&own)
            .attributes("form[action$='/roller']", "action")
            .is_empty()
    );
    // Anne is given another role at her own office: another must confirm it.
    let anne_page = page_of(&app, "anne.godkjenner");
    assert_eq!(
        give(
            &mut admin,
            &anne_page,
            "economy",
            "embete:fm-agder",
            "02.10.2019"
        ),
        303
    );
    let mut anne = app.sign_in("anne.godkjenner");
    let list = anne.get("/roller");
    assert!(list.text().contains("En annen person må svare."));
    assert!(
        list.attributes("form[action^='/roller/']", "action")
            .is_empty()
    );
    let anne_id = id_of(&app, "anne.godkjenner");
    let waiting = app
        .world()
        .db
        .read(|c| db::held_role::of_user(c, anne_id))
        .unwrap()
        .into_iter()
        .find(|held| held.confirmed.is_none())
        .unwrap();
    let forced = anne.post(
        "/roller",
        &format!("/roller/{}", waiting.id),
        &[("svar", "ja")],
    );
    assert_eq!(forced.status.code, 403);
    // Nor does a holder at another office.
    office::role(
        &app,
        "god.nordland",
        Role::BudgetAuthority,
        &Organisation::Office("fm-nordland".parse().unwrap()),
    );
    let foreign = app.act("god.nordland", |c| {
        actions::answer_role::run(c, waiting.id, true)
    });
    assert!(matches!(foreign, Err(Error::NotFound)), "{foreign:?}");
}

#[test]
fn a_role_begins_today_or_later_and_ends_no_earlier_than_it_was_used() {
    let app = TestApp::on("02.10.2019");
    let mut admin = app.sign_in(ADMIN);
    let page = page_of(&app, "eva.revisor");
    assert_eq!(
        give(&mut admin, &page, "reader", "embete:fm-agder", "01.10.2019"),
        422
    );
    assert_eq!(
        give(&mut admin, &page, "reader", "embete:fm-agder", "05.10.2019"),
        303
    );
    let number = application::submitted(&app, "kari.planlegger", "2019-agder-1");
    let olav = id_of(&app, granted::OLAV);
    let role = app
        .world()
        .db
        .read(|c| db::held_role::of_user(c, olav))
        .unwrap()
        .into_iter()
        .find(|held| held.membership.organisation == agder())
        .unwrap()
        .id;
    let end = |last: Day| app.act(ADMIN, |c| actions::end_role::run(c, olav, role, last));
    let yesterday = app.now().day().pred_opt().unwrap();
    office::declare(&app, granted::OLAV, &number);
    match end(yesterday) {
        Err(Error::Invalid(faults)) => {
            assert_eq!(faults[0].key, "feil-rolle-brukt");
            assert_eq!(
                faults[0].variables,
                [("dag".to_owned(), "02.10.2019".to_owned())]
            );
        }
        other => panic!("{other:?}"),
    }
    end(app.now().day()).unwrap();
    let text = admin.get(&page_of(&app, granted::OLAV)).text();
    assert!(
        text.contains("Avsluttet av Arne Drift, 02.10.2019"),
        "{text}"
    );
    // Lars never did anything: his may end in the past, and Kari's counts under the municipality's name.
    let kari = id_of(&app, granted::KARI);
    let hers = app
        .world()
        .db
        .read(|c| db::held_role::of_user(c, kari))
        .unwrap()[0]
        .id;
    let early = app.act(ADMIN, |c| actions::end_role::run(c, kari, hers, yesterday));
    assert!(matches!(early, Err(Error::Invalid(_))), "{early:?}");
    let lars = id_of(&app, "lars.les");
    let his = app
        .world()
        .db
        .read(|c| db::held_role::of_user(c, lars))
        .unwrap()
        .into_iter()
        .find(|held| held.membership.organisation == agder())
        .unwrap()
        .id;
    app.act(ADMIN, |c| actions::end_role::run(c, lars, his, yesterday))
        .unwrap();
}

#[test]
fn the_last_administrator_cannot_go() {
    let app = TestApp::on("02.10.2019");
    let second = office::role(
        &app,
        "to.admin",
        Role::Administrator,
        &Organisation::Operator,
    );
    let first = id_of(&app, ADMIN);
    let role_of = |user| {
        app.world()
            .db
            .read(|c| db::held_role::of_user(c, user))
            .unwrap()[0]
            .id
    };
    let today = app.now().day();
    // The first one's role runs out next week: then the second is the last, though two administer today.
    let next_week = today + chrono::Days::new(7);
    app.act("to.admin", |c| {
        actions::end_role::run(c, first, role_of(first), next_week)
    })
    .unwrap();
    let last = app.act(ADMIN, |c| {
        actions::end_role::run(c, second, role_of(second), next_week)
    });
    assert!(
        matches!(
            last,
            Err(Error::Refused {
                key: "feil-siste-administrator",
                ..
            })
        ),
        "{last:?}"
    );
    app.act("to.admin", |c| actions::disable_user::run(c, first, true))
        .unwrap();
    // A session of the disabled one that is still at work cannot take the other with it.
    let disabled = opptrapping::access::Actor::system();
    let context = actions::Context {
        world: app.world(),
        actor: &disabled,
        now: app.now(),
        shown: None,
    };
    let last = actions::disable_user::run(&context, second, true);
    assert!(
        matches!(
            last,
            Err(Error::Refused {
                key: "feil-siste-administrator",
                ..
            })
        ),
        "{last:?}"
    );
    assert_eq!(app.findings(), Vec::<String>::new());
}

#[test]
fn the_operator_gives_the_first_budget_authority_of_an_office_and_no_second() {
    let app = TestApp::on("02.10.2019");
    let add = |user_name: &str, role| {
        user::add(
            app.world(),
            &Wanted {
                user_name: user_name.into(),
                name: user_name.into(),
                email: format!("{user_name}@test.no"),
                language: Language::Nb,
                role,
                organisation: Some(Organisation::Office("fm-nordland".parse().unwrap())),
                from: None,
            },
        )
        .unwrap()
    };
    assert!(!add("forste.nordland", Role::BudgetAuthority).contains("waits"));
    assert!(add("andre.nordland", Role::BudgetAuthority).contains("waits"));
    let given = Given {
        user: id_of(&app, "eva.revisor"),
        role: Role::Economy,
        organisation: Organisation::Office("fm-oslo-akershus".parse().unwrap()),
        validity: Validity {
            from: app.now().day(),
            to: None,
        },
    };
    // An administrator's never holds at once, also where nobody can confirm it yet.
    let standing = app
        .act(ADMIN, |c| actions::give_role::run(c, &given))
        .unwrap_err();
    assert!(
        matches!(standing, Error::Invalid(_)),
        "no such office in 2019: {standing:?}"
    );
    let here = Given {
        organisation: Organisation::Office("fm-vestland".parse().unwrap()),
        ..given
    };
    let standing = app
        .act(ADMIN, |c| actions::give_role::run(c, &here))
        .unwrap();
    assert_eq!(standing, actions::give_role::Standing::Waits);
}

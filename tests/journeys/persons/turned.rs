//! Not impartial, and then impartial: only when another person confirms it.

use crate::support::{TestApp, application, granted, office};
use opptrapping::access::Why;
use opptrapping::actions::{self, Error};
use opptrapping::domain::user::{Organisation, Role};

#[test]
fn a_turned_declaration_waits_for_the_budget_authority() {
    let app = TestApp::on("02.10.2019");
    let number = application::submitted(&app, "kari.planlegger", "2019-agder-1");
    let page = format!("/saker/{number}");
    let path = format!("{page}/habilitet");
    let mut olav = app.sign_in("olav.saksbehandler");
    office::declare(&app, "olav.saksbehandler", &number);
    let own = app.actor("olav.saksbehandler").user;
    app.act("olav.saksbehandler", |c| {
        actions::assign_case::run(c, &number, own)
    })
    .unwrap();
    olav.submit(
        &path,
        &path,
        &[("svar", "nei"), ("grunn", "Min søster er ordfører.")],
    );
    assert_eq!(
        office::case(&app, &number).case_officer,
        None,
        "his no more"
    );
    let silent = olav.post(&path, &path, &[("svar", "ja")]);
    assert_eq!(silent.status.code, 422);
    assert!(silent.text().contains("Skriv kort hva som er endret"));
    let asked = olav.submit(&path, &path, &[("svar", "ja"), ("grunn", "Hun gikk av.")]);
    assert!(asked.text().contains("Svaret er sendt til godkjenneren"));
    let waits = olav.get(&page);
    assert!(waits.text().contains("Svaret ditt venter på godkjenneren"));
    assert!(!waits.text().contains("Søkt beløp"));
    assert_eq!(
        granted::notices_to(&app, "anne.godkjenner"),
        ["habilitet-venter"]
    );
    // He is not given the case meanwhile, nor stands in the choice of officers.
    office::declare(&app, "ida.saksbehandler", &number);
    let id = app.actor("olav.saksbehandler").user;
    let given = app.act("ida.saksbehandler", |c| {
        actions::assign_case::run(c, &number, id)
    });
    assert!(matches!(given, Err(Error::Invalid(_))), "{given:?}");
    let mut ida = app.sign_in("ida.saksbehandler");
    let officers = ida.get(&page).all("select[name=saksbehandler] option");
    assert!(officers.contains(&"Ida Moen".to_owned()), "{officers:?}");
    assert!(!officers.contains(&"Olav Tveit".to_owned()), "{officers:?}");

    // Whoever answers has opened the case, and finds the question where habilitet is declared.
    let answer = format!("{path}/{id}");
    let early = app.act("anne.godkjenner", |c| {
        actions::answer_impartiality::run(c, &number, id, true)
    });
    assert!(matches!(early, Err(Error::Denied(Why::NotDeclared))));
    office::declare(&app, "anne.godkjenner", &number);
    let mut anne = app.sign_in("anne.godkjenner");
    let room = anne.get(&path);
    assert!(room.text().contains("Hun gikk av."), "{}", room.text());
    assert_eq!(ida.post(&page, &answer, &[("svar", "ja")]).status.code, 403);
    let left = anne.submit(&path, &answer, &[("svar", "nei")]);
    assert!(left.text().contains("står fortsatt som inhabil"));
    assert!(olav.get(&page).text().contains("Du er inhabil i saken"));
    let again = anne.post(&path, &answer, &[("svar", "ja")]);
    assert_eq!(again.status.code, 409, "nobody waits any more");

    olav.submit(
        &path,
        &path,
        &[("svar", "ja"), ("grunn", "Hun gikk av i fjor.")],
    );
    let confirmed = anne.submit(&path, &answer, &[("svar", "ja")]);
    assert!(confirmed.text().contains("bekreftet som habil"));
    assert_eq!(
        granted::notices_to(&app, "olav.saksbehandler"),
        ["habilitet-besvart", "habilitet-besvart"]
    );
    let open = olav.get(&page);
    assert!(open.text().contains("Søkt beløp"));
    let history = open.text();
    assert!(history.contains("Bedt om å bli regnet som habil"));
    assert!(history.contains("Olav Tveit: Habil"), "{history}");
    app.act("ida.saksbehandler", |c| {
        actions::assign_case::run(c, &number, id)
    })
    .unwrap();
    assert_eq!(app.findings(), Vec::<String>::new());
}

#[test]
fn nobody_answers_their_own_question() {
    let app = TestApp::on("02.10.2019");
    let number = application::submitted(&app, "kari.planlegger", "2019-agder-1");
    let declare = |impartial, why| {
        app.act("anne.godkjenner", |c| {
            actions::declare_impartiality::run(c, &number, impartial, why)
        })
        .unwrap();
    };
    declare(false, "Min mann er lege der.");
    declare(true, "Han har sluttet.");
    let anne = app.actor("anne.godkjenner").user;
    let own = app.act("anne.godkjenner", |c| {
        actions::answer_impartiality::run(c, &number, anne, true)
    });
    assert!(
        matches!(own, Err(Error::Denied(Why::NotImpartial))),
        "the case is closed to her: {own:?}"
    );
    let agder = Organisation::Office("fm-agder".parse().unwrap());
    office::role(&app, "ny.godkjenner", Role::BudgetAuthority, &agder);
    office::declare(&app, "ny.godkjenner", &number);
    app.act("ny.godkjenner", |c| {
        actions::answer_impartiality::run(c, &number, anne, true)
    })
    .unwrap();
    let decided = app.act("anne.godkjenner", |c| actions::decide::run(c, &number));
    assert!(
        matches!(decided, Err(Error::Conflict)),
        "open, and nothing is proposed: {decided:?}"
    );
}

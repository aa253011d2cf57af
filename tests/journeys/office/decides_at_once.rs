//! Two approvals at the same moment: of one case one wins, of one frame never one krone too much is taken.

use crate::support::{TestApp, application, office};
use opptrapping::actions::{self, Context, Error};
use opptrapping::domain::decision::Outcome;
use opptrapping::domain::money::Kroner;

/// Decides both at the same time and gives the outcomes.
fn race(app: &TestApp, numbers: [&str; 2]) -> Vec<actions::Result<Outcome>> {
    let actor = app.actor("anne.godkjenner");
    let context = Context {
        world: app.world(),
        actor: &actor,
        now: app.now(),
        shown: None,
    };
    std::thread::scope(|scope| {
        let context = &context;
        let runs: Vec<_> = numbers
            .into_iter()
            .map(|number| scope.spawn(move || actions::decide::run(context, number)))
            .collect();
        runs.into_iter().map(|run| run.join().unwrap()).collect()
    })
}

#[test]
fn one_case_is_decided_once() {
    let app = TestApp::on("02.10.2019");
    let number = application::submitted(&app, "kari.planlegger", "2019-agder-1");
    office::propose(&app, "olav.saksbehandler", &number, Outcome::Grant, 100_000);
    office::declare(&app, "anne.godkjenner", &number);
    let outcomes = race(&app, [&number, &number]);
    assert_eq!(
        outcomes.iter().filter(|outcome| outcome.is_ok()).count(),
        1,
        "{outcomes:?}"
    );
    let lost = outcomes.into_iter().find_map(Result::err).unwrap();
    assert!(
        matches!(lost, Error::Conflict | Error::WrongState(_)),
        "{lost:?}"
    );
    assert_eq!(office::frame(&app, &number).0, 100_000);
}

#[test]
fn one_frame_is_never_exceeded() {
    let app = TestApp::on("02.10.2019");
    app.act("mona.departement", |c| {
        actions::set_frame::run(
            c,
            &actions::set_frame::Entry {
                year: 2019,
                office: &"fm-agder".parse().unwrap(),
                amount: Kroner(150_000),
                document_reference: "Brev",
            },
        )
    })
    .unwrap();
    let first = application::submitted(&app, "kari.planlegger", "2019-agder-1");
    let second = application::submitted(&app, "nils.planlegger", "2019-agder-1");
    for number in [&first, &second] {
        office::propose(&app, "olav.saksbehandler", number, Outcome::Grant, 100_000);
        office::declare(&app, "anne.godkjenner", number);
    }
    let outcomes = race(&app, [&first, &second]);
    assert_eq!(
        outcomes.iter().filter(|outcome| outcome.is_ok()).count(),
        1,
        "{outcomes:?}"
    );
    assert!(
        outcomes.iter().any(
            |o| matches!(o, Err(Error::FrameExceeded(left)) if left.remaining == Kroner(50_000))
        )
    );
    assert_eq!(office::frame(&app, &first), (100_000, 50_000));
}

//! What the office does, through the same actions as its pages.

use super::TestApp;
use opptrapping::actions::{self, Result, World};
use opptrapping::db;
use opptrapping::db::application::Case;
use opptrapping::db::assessment::{Draft, Gates, Mark};
use opptrapping::domain::decision::Outcome;
use opptrapping::domain::id::UserId;
use opptrapping::domain::money::Kroner;
use opptrapping::domain::time::parse_day;
use opptrapping::domain::user::{Language, Organisation, Role, Validity};

/// Declares to be impartial.
pub fn declare(app: &TestApp, who: &str, number: &str) {
    let declared = app
        .act(who, |c| {
            actions::declare_impartiality::run(c, number, true, "")
        })
        .unwrap();
    assert_eq!(declared, actions::declare_impartiality::Declared::Impartial);
}

/// A whole assessment.
pub fn assessment(app: &TestApp, year: i32, outcome: Outcome, amount: i64) -> Draft {
    draft_in(app.world(), year, outcome, amount)
}

/// The same in any world.
pub fn draft_in(world: &World, year: i32, outcome: Outcome, amount: i64) -> Draft {
    let criteria = world
        .db
        .read(|c| {
            let call = db::call::of_year(c, year)?.unwrap();
            db::call::criteria(c, call.id)
        })
        .unwrap();
    Draft {
        gates: Gates {
            user_organisation: true,
            outside_actor: true,
            occupational_therapy: true,
            cofinancing: true,
        },
        outcome: Some(outcome),
        amount: (outcome == Outcome::Grant).then_some(Kroner(amount)),
        grounds: "Søknaden er vurdert samlet.".into(),
        conditions: String::new(),
        internal_note: "Ring kommunen.".into(),
        marks: criteria
            .into_iter()
            .map(|criterion| Mark {
                criterion: criterion.id,
                points: Some(3),
                reason: format!("Vurdert: {}.", criterion.name_nb),
            })
            .collect(),
    }
}

/// Declares, assesses and proposes.
pub fn propose(app: &TestApp, who: &str, number: &str, outcome: Outcome, amount: i64) {
    declare(app, who, number);
    let year = number[..4].parse().unwrap();
    let draft = assessment(app, year, outcome, amount);
    app.act(who, |c| actions::save_assessment::run(c, number, &draft, 0))
        .unwrap();
    app.act(who, |c| actions::propose_decision::run(c, number))
        .unwrap();
}

/// Declares and decides.
pub fn decide(app: &TestApp, who: &str, number: &str) -> Result<Outcome> {
    declare(app, who, number);
    app.act(who, |c| actions::decide::run(c, number))
}

/// The case as the system sees it.
pub fn case(app: &TestApp, number: &str) -> Case {
    app.world()
        .db
        .read(|c| {
            let system = opptrapping::access::Actor::system();
            db::application::find(c, &system, opptrapping::access::Level::List, number)
        })
        .unwrap()
}

/// Committed and remaining of the frame a case draws on.
pub fn frame(app: &TestApp, number: &str) -> (i64, i64) {
    let frame = case(app, number).frame;
    let stands = app
        .world()
        .db
        .read(|c| db::budget_frame::find(c, frame))
        .unwrap();
    (stands.committed.0, stands.remaining().0)
}

/// Gives a person a role, making the person when new.
pub fn role(app: &TestApp, user_name: &str, role: Role, organisation: &Organisation) -> UserId {
    let (now, keys) = (app.now(), &app.world().keys);
    app.world()
        .db
        .write(|c| {
            let known = db::user::for_sign_in(c, user_name)?;
            let hash = db::user::for_sign_in(c, "olav.saksbehandler")?
                .and_then(|person| person.password_hash);
            let id = match known {
                Some(person) => person.id,
                None => opptrapping::demo::cast::add(
                    c,
                    keys,
                    &db::user::NewUser {
                        user_name,
                        name: user_name,
                        email: &format!("{user_name}@test.invalid"),
                        language: Language::Nb,
                        password_hash: hash.as_deref(),
                    },
                    now,
                )?,
            };
            let validity = Validity {
                from: parse_day("01.01.2016").unwrap(),
                to: None,
            };
            opptrapping::demo::cast::give(c, keys, id, role, organisation, validity, now)?;
            Ok::<_, db::Error>(id)
        })
        .unwrap()
}

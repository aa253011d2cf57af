//! The query in `db/scope.rs` lets through what the table in `access/policy.rs` says, for every office and many
//! municipalities on four days around the changes of the map.

use crate::raw::{application, event, grant_event, granted, run};
use crate::support::TestApp;
use opptrapping::access::{Actor, Level, Relation};
use opptrapping::db;
use opptrapping::db::application::Case;
use opptrapping::db::list::Window;
use opptrapping::db::worklist::{Filter, Sort};
use opptrapping::domain::id::{ApplicationId, UserId};
use opptrapping::domain::time::{Day, parse_day};
use opptrapping::domain::user::{Organisation, Role};

/// Whose habilitet is declared in every second case; has accepted a grant for its municipality.
const PERSON: i64 = 5;
/// Who started every third case for its municipality, and has declared habilitet in all.
const STARTED: i64 = 2;
/// Who started the others.
const ANOTHER: i64 = 6;

/// Municipality, successor, office that received, office that decided: Arendal, Rindal (which changed county), and
/// Snillfjord (which was divided).
const CASES: [(&str, &str, &str, &str); 7] = [
    ("0906", "NULL", "fm-agder", "NULL"),
    ("0906", "NULL", "fm-aust-vest-agder", "'fm-agder'"),
    ("1567", "NULL", "fm-more-romsdal", "NULL"),
    ("1567", "NULL", "fm-more-romsdal", "'fm-trondelag'"),
    ("5012", "NULL", "fm-trondelag", "NULL"),
    ("5012", "'5059'", "fm-trondelag", "'fm-trondelag'"),
    // Across a border that does not exist, so that the part's office is another than the one that received.
    ("5012", "'0906'", "fm-trondelag", "NULL"),
];

/// The case with a grant.
const GRANTED: i64 = 300;

/// Each of them as a draft and submitted.
fn fill(app: &TestApp) {
    for (of, (municipality, successor, received, decided)) in (0..).zip(CASES) {
        for submitted in [false, true] {
            let id = 100 + 2 * of + i64::from(submitted);
            let (state, last) = if submitted {
                ("submitted", 1000 + id)
            } else {
                ("draft", id)
            };
            let mut sql = application(id, state, last);
            sql += &event(id, id, "NULL", ("none", "start", "draft"));
            if submitted {
                let previous = id.to_string();
                sql += &event(last, id, &previous, ("draft", "submit", "submitted"));
            }
            sql += &format!(
                "UPDATE application SET municipality_code = '{municipality}', successor_code = {successor},
                   received_by_office = '{received}', decided_by_office = {decided} WHERE id = {id};"
            );
            if of % 2 == 0 {
                sql += &format!(
                    "INSERT INTO impartiality (application_id, user_id, impartial, reason, declared_at)
                     VALUES ({id}, {PERSON}, TRUE, '', '2019-10-02 07:00:00');"
                );
            }
            let starter = if of % 3 == 0 { STARTED } else { ANOTHER };
            sql += &format!(
                "UPDATE application_event SET actor_id = {starter} WHERE application_id = {id};
                 INSERT INTO impartiality (application_id, user_id, impartial, reason, declared_at)
                 VALUES ({id}, {STARTED}, TRUE, '', '2019-10-02 07:00:00');"
            );
            run(app, &sql).unwrap();
        }
    }
    accepted(app);
}

/// A submitted case with a grant that the person accepted for the municipality; the person has declared habilitet.
fn accepted(app: &TestApp) {
    granted(app, GRANTED);
    let sql = event(
        GRANTED + 1000,
        GRANTED,
        &GRANTED.to_string(),
        ("draft", "submit", "submitted"),
    ) + &grant_event(
        GRANTED + 1,
        GRANTED,
        &GRANTED.to_string(),
        ("awarded", "accept", "accepted"),
    ) + &format!(
        "UPDATE application SET state = 'submitted', last_event_id = {GRANTED} + 1000 WHERE id = {GRANTED};
         UPDATE application_event SET actor_id = {ANOTHER} WHERE application_id = {GRANTED};
         UPDATE grants SET state = 'accepted', last_event_id = {GRANTED} + 1 WHERE id = {GRANTED};
         UPDATE grant_event SET actor_id = {PERSON} WHERE id = {GRANTED} + 1;
         INSERT INTO impartiality (application_id, user_id, impartial, reason, declared_at)
         VALUES ({GRANTED}, {PERSON}, TRUE, '', '2019-10-02 07:00:00');"
    );
    run(app, &sql).unwrap();
}

fn actors(app: &TestApp, today: Day) -> Vec<Actor> {
    let geography = &app.world().geography;
    let offices = geography
        .offices()
        .iter()
        .map(|office| Organisation::Office(office.key.clone()));
    let municipalities = [
        "0301", "0906", "4203", "1567", "5061", "5012", "5055", "5056", "5059",
    ]
    .map(|code| Organisation::Municipality(code.parse().unwrap()));
    offices
        .chain(municipalities)
        .chain([
            Organisation::Ministry,
            Organisation::Operator,
            Organisation::None,
        ])
        .flat_map(|organisation| {
            let person = |id, tied: &[&str]| {
                Actor::person(
                    UserId(id),
                    "Noen".into(),
                    Role::ALL.to_vec(),
                    organisation.clone(),
                    geography,
                    today,
                )
                .tied_to(tied.iter().map(|code| code.parse().unwrap()).collect())
            };
            [
                person(PERSON, &[]),
                person(PERSON, &["0906", "4203"]),
                person(PERSON, &["1567", "5059"]),
                person(STARTED, &[]),
                person(STARTED, &["0906"]),
            ]
        })
        .chain([Actor::system()])
        .collect()
}

/// What the policy says the actor sees at the level.
fn expected(actor: &Actor, level: Level, case: &Case) -> bool {
    let id = case.id.0;
    let (declared, acted) = match actor.user.0 {
        STARTED => (id != GRANTED, (id - 100) / 2 % 3 == 0 && id != GRANTED),
        PERSON => (id == GRANTED || (id - 100) / 2 % 2 == 0, id == GRANTED),
        _ => (true, false),
    };
    let facts = case.facts();
    let opens = declared && actor.barred_from(&facts, acted).is_none();
    actor.relation_to(&facts) != Relation::Nobody
        && (level == Level::List || actor.office().is_none() || opens)
}

/// What the worklist shows, which looks the cases up by the ways in which they become visible.
fn listed(app: &TestApp, actor: &Actor) -> Vec<String> {
    let filter = Filter {
        sort: Sort::CaseNumber,
        ..Filter::default()
    };
    let window = Window { page: 1, size: 100 };
    let page = app
        .world()
        .db
        .read(|c| db::worklist::page(c, actor, &filter, window))
        .unwrap();
    assert_eq!(page.total.number(), i64::try_from(page.rows.len()).unwrap());
    page.rows.into_iter().map(|row| row.case_number).collect()
}

fn numbers(all: &[Case], wanted: &[i64]) -> Vec<String> {
    let mut numbers: Vec<String> = all
        .iter()
        .filter(|case| wanted.contains(&case.id.0))
        .map(|case| case.case_number.clone())
        .collect();
    numbers.sort();
    numbers
}

#[test]
fn the_query_and_the_policy_see_the_same_cases() {
    let app = TestApp::on("02.10.2019");
    fill(&app);
    let list = |actor: &Actor, level| {
        app.world()
            .db
            .read(|c| db::application::list(c, actor, level, None))
            .unwrap()
    };
    let all = list(&Actor::system(), Level::Open);
    assert_eq!(all.len(), 2 * CASES.len() + 1);
    let (mut seen, mut barred) = (0, 0);
    for day in ["31.12.2018", "02.10.2019", "02.01.2020", "02.01.2021"] {
        for actor in actors(&app, parse_day(day).unwrap()) {
            for level in [Level::List, Level::Open] {
                let found: Vec<i64> = list(&actor, level).iter().map(|case| case.id.0).collect();
                let wanted: Vec<i64> = all
                    .iter()
                    .filter(|case| expected(&actor, level, case))
                    .map(|case| case.id.0)
                    .collect();
                assert_eq!(
                    found,
                    wanted,
                    "{day} {:?} {level:?} {} tied to {:?}",
                    actor.organisation,
                    actor.user,
                    actor.ties()
                );
                if level == Level::List {
                    assert_eq!(
                        listed(&app, &actor),
                        numbers(&all, &wanted),
                        "{day} {actor:?}"
                    );
                }
                seen += found.len();
                barred += all
                    .iter()
                    .filter(|case| actor.barred_from(&case.facts(), false).is_some())
                    .count();
            }
        }
    }
    assert!(seen > 1000, "only {seen} were compared");
    assert!(barred > 100, "only {barred} were barred by a role");
}

/// Whether a person has acted is asked for a single case too; both answers come from the same steps.
#[test]
fn who_has_acted_is_known_for_each_case() {
    let app = TestApp::on("02.10.2019");
    fill(&app);
    let acted = |case: i64, person: i64| {
        app.world()
            .db
            .read(|c| {
                db::impartiality::acted_for_municipality(c, ApplicationId(case), UserId(person))
            })
            .unwrap()
    };
    assert!(acted(GRANTED, PERSON), "accepted the grant");
    assert!(acted(GRANTED, ANOTHER), "started and submitted");
    assert!(
        !acted(GRANTED, STARTED),
        "the office's award is no such act"
    );
    assert!(acted(101, STARTED));
    assert!(!acted(103, STARTED));
}

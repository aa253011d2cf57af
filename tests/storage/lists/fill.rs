//! Many cases at once, past the program: lists are read with more rows than a journey could make.

use crate::raw::{document, event, grant_event, run};
use crate::support::TestApp;
use std::fmt::Write as _;

/// The announcement all of them answer.
pub const ROUND: &str = "2019-agder-1";

/// A case as it was put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    pub id: i64,
    pub number: String,
    pub code: &'static str,
    pub applied: i64,
    pub received: String,
    pub granted: bool,
}

/// Municipalities of the office, by code and name; the last three became one in 2020.
pub const PLACES: [(&str, &str); 8] = [
    ("0906", "Arendal"),
    ("0929", "Åmli"),
    ("0906", "Arendal"),
    ("0904", "Grimstad"),
    ("0906", "Arendal"),
    ("1002", "Mandal"),
    ("0906", "Arendal"),
    ("1029", "Lindesnes"),
];

impl Case {
    fn of(at: i64, granted: bool) -> Self {
        let id = if granted { 20_000 } else { 40_000 } + at;
        let place = usize::try_from(at).unwrap() % PLACES.len();
        Self {
            id,
            number: format!("2019-{id}"),
            code: PLACES[place].0,
            // Neither sorted nor all different.
            applied: (at * 7 % 31 + 1) * 10_000,
            received: format!("2019-0{}-{:02} 09:00:00", 1 + at % 3, 1 + at * 5 % 28),
            granted,
        }
    }

    pub fn name(&self) -> &'static str {
        PLACES.iter().find(|place| place.0 == self.code).unwrap().1
    }

    fn sql(&self) -> String {
        let (id, code) = (self.id, self.code);
        let events: &[(&str, &str, &str)] = if self.granted {
            &[
                ("none", "start", "draft"),
                ("draft", "submit", "submitted"),
                ("submitted", "propose", "assessed"),
                ("assessed", "grant", "granted"),
            ]
        } else {
            &[
                ("none", "start", "draft"),
                ("draft", "submit", "submitted"),
                ("submitted", "propose", "assessed"),
            ]
        };
        let last = id * 10 + i64::try_from(events.len()).unwrap() - 1;
        let state = events.last().unwrap().2;
        let mut sql = format!(
            "INSERT INTO application (id, case_number, year, announcement_id, municipality_code, received_by_office, state,
               last_event_id, started_by, started_at, submitted_at, applied_amount)
             VALUES ({id}, '{}', 2019, (SELECT id FROM announcement WHERE key = '{ROUND}'), '{code}', 'fm-agder', '{state}',
               {last}, 2, '2019-01-01 07:00:00', '{}', {});",
            self.number, self.received, self.applied
        );
        let mut previous = "NULL".to_owned();
        for (own, edge) in (id * 10..).zip(events) {
            sql += &event(own, id, &previous, *edge);
            previous = own.to_string();
        }
        if self.granted {
            self.add_grant(&mut sql);
        } else {
            let _ = write!(
                sql,
                "INSERT INTO assessment (application_id, assessor_id, outcome, amount, proposed_by, proposed_at, version, saved_at)
                 VALUES ({id}, 5, 'grant', 1000, 5, '2019-10-02 07:00:00', 1, '2019-10-02 07:00:00');"
            );
        }
        sql
    }

    /// Granted 1000 kr, of which 600 are paid, 100 wait to be attested and 300 to be proposed; the report is overdue.
    fn add_grant(&self, sql: &mut String) {
        let (id, code) = (self.id, self.code);
        *sql += &document(&format!("d{id}"), id);
        *sql += &crate::raw::decision(id, id, ("granted", 1000), (5, 7));
        let (first, last) = (id * 10, id * 10 + 2);
        let _ = write!(
            sql,
            "INSERT INTO grants (id, application_id, decision_id, frame_id, state, last_event_id, amount, awarded_at, accept_by)
             VALUES ({id}, {id}, {id}, (SELECT min(id) FROM budget_frame WHERE year = 2019), 'paid', {last}, 1000, '2019-03-02 07:00:00', '2019-10-23');"
        );
        *sql += &grant_event(first, id, "NULL", ("none", "award", "awarded"));
        *sql += &grant_event(
            first + 1,
            id,
            &first.to_string(),
            ("awarded", "accept", "accepted"),
        );
        *sql += &grant_event(
            last,
            id,
            &(first + 1).to_string(),
            ("accepted", "confirm_payment", "paid"),
        );
        let _ = write!(
            sql,
            "INSERT INTO bank_account (grant_id, number, given_by, given_at, registered_by, registered_at)
             VALUES ({id}, '12345678903', 2, '2019-03-02 07:00:00', 5, '2019-03-02 07:00:00');
             INSERT INTO payment (grant_id, amount, account_number, decided_by, proposed_by, proposed_at, attested_by, attested_at,
               confirmed_by, confirmed_at, paid_on, voucher_number)
             VALUES ({id}, 600, '12345678903', 7, 5, '2019-03-02 07:00:00', 6, '2019-03-02 07:00:00', 6, '2019-03-03 07:00:00', '2019-03-03', 'B{id}');
             INSERT INTO payment (grant_id, amount, account_number, decided_by, proposed_by, proposed_at)
             VALUES ({id}, 100, '12345678903', 7, 5, '2019-03-04 07:00:00');
             INSERT INTO report (grant_id, due_on, fields, version, saved_at)
             VALUES ({id}, '2019-09-01', '{{}}', 0, '2019-03-04 07:00:00');
             INSERT INTO journal (kind, amount, cases, year, office_key, municipality_code, application_id, grant_id, grant_event_id, at)
             VALUES ('granted', 1000, 1, 2019, 'fm-agder', '{code}', {id}, {id}, {first}, '2019-03-02 07:00:00');"
        );
    }
}

/// This many granted cases, as many proposed ones, as many people and as many notices.
pub fn fill(app: &TestApp, number: i64) -> Vec<Case> {
    let cases: Vec<Case> = (0..number)
        .flat_map(|at| [Case::of(at, true), Case::of(at, false)])
        .collect();
    for some in cases.chunks(200) {
        let sql: String = some.iter().map(Case::sql).collect();
        run(app, &sql).unwrap();
    }
    let mut sql = String::new();
    for at in 0..number {
        let _ = write!(
            sql,
            "INSERT INTO users (user_name, name, email, sort_key, search_key, created_at)
             VALUES ('mange{at}', 'Mange {at}', 'mange{at}@example.org', 'mange {at:04}', 'mange {at}', '2019-01-01 07:00:00');
             INSERT INTO outbox (to_address, language, kind, subject, body, created_at)
             VALUES ('mange@example.org', 'nb', 'prove', 'Melding {at}', 'Tekst', '2019-01-01 07:00:00');"
        );
    }
    run(app, &sql).unwrap();
    cases
}

//! Sums as of an earlier day: the same sum over the journal, with the moment as a bound.

use crate::support::lived::lived;
use crate::support::{TestApp, granted, moment};
use opptrapping::db::journal::{self, Row};
use opptrapping::demo;
use opptrapping::domain::journal::{Kind, Sum, Sums};
use opptrapping::domain::time::{Day, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

/// The last moment of a Norwegian day.
fn end_of(day: Day) -> Timestamp {
    let next = day.succ_opt().unwrap();
    Timestamp::from_oslo(next, chrono::NaiveTime::MIN).plus_seconds(-1)
}

fn sums_until(app: &TestApp, until: Timestamp) -> Vec<Row> {
    app.world()
        .db
        .read(|c| journal::sums(c, 0..=9999, until))
        .unwrap()
}

/// Adds the journal up entry by entry and compares with the query at the end of each day on which something was entered.
fn replayed(app: &TestApp) -> usize {
    use diesel::prelude::*;
    use opptrapping::db::schema::journal as table;
    type Entry = (
        chrono::NaiveDateTime,
        (i32, Option<String>, Option<String>),
        String,
        i64,
        i32,
    );
    let entries: Vec<Entry> = app
        .world()
        .db
        .read(|c| {
            let rows = table::table
                .order(table::at)
                .select((
                    table::at,
                    (table::year, table::office_key, table::municipality_code),
                    table::kind,
                    table::amount,
                    table::cases,
                ))
                .load(c);
            rows.map_err(opptrapping::db::Error::from)
        })
        .unwrap();
    let days: BTreeSet<Day> = entries
        .iter()
        .map(|entry| Timestamp(entry.0).day())
        .collect();
    let mut left = entries.into_iter().peekable();
    let mut kept: BTreeMap<(i32, Option<String>, Option<String>), Sums> = BTreeMap::new();
    for day in &days {
        while let Some((_, key, kind, amount, cases)) =
            left.next_if(|entry| Timestamp(entry.0).day() <= *day)
        {
            let sum = Sum {
                amount: opptrapping::domain::money::Kroner(amount),
                cases: cases.into(),
            };
            kept.entry(key)
                .or_default()
                .add(Kind::parse(&kind).unwrap(), sum);
        }
        let asked: BTreeMap<_, _> = sums_until(app, end_of(*day))
            .into_iter()
            .map(|row| ((row.year, row.office, row.municipality), row.sums))
            .collect();
        assert_eq!(asked, kept, "as of {day}");
    }
    days.len()
}

#[test]
fn the_sums_of_each_day_are_those_of_the_entries_until_then() {
    let app = lived();
    assert!(replayed(&app) > 4);
    let before = sums_until(&app, moment("01.01.2017", "00.00"));
    assert!(
        before.iter().all(|row| row.municipality.is_none()),
        "{before:?}"
    );
}

/// The demo's first year, on every day; and cut short at midsummer it has the sums that the whole has as of that day.
#[test]
fn the_demo_cut_short_has_the_sums_of_its_day() {
    let app = TestApp::empty();
    if app.world().db.backend() == opptrapping::db::Backend::Postgres {
        // The same queries as above; only building the demo twice takes minutes there.
        return;
    }
    let (midsummer, christmas) = (moment("23.06.2017", "18.00"), moment("24.12.2017", "18.00"));
    demo::build(app.world(), christmas).unwrap();
    assert!(replayed(&app) > 60);
    let short = TestApp::empty();
    demo::build(short.world(), midsummer).unwrap();
    let (whole, cut) = (sums_until(&app, midsummer), sums_until(&short, christmas));
    assert!(whole.len() > 200, "{} rows", whole.len());
    assert_eq!(whole, cut);
    assert_eq!(app.findings(), Vec::<String>::new());
}

/// Two instances on one database keep sums of their own: each sees what the other has entered.
#[test]
fn kept_sums_are_those_of_the_journal_whoever_wrote_last() {
    use opptrapping::db::kept_sums::KeptSums;
    let (app, number) = granted::awarded();
    let kept = [KeptSums::default(), KeptSums::default()];
    let told = |kept: &KeptSums| {
        let db = &app.world().db;
        db.read(|c| kept.of_years(c, 2019..=2019, app.now()))
            .unwrap()
    };
    let direct = || {
        let rows = sums_until(&app, app.now());
        let of_2019 = rows.into_iter().filter(|row| row.year == 2019);
        of_2019.collect::<Vec<_>>()
    };
    for step in 0..4 {
        // Asked twice: the first time it is read, the second time it is kept.
        for kept in kept.iter().chain(&kept) {
            assert_eq!(told(kept), direct(), "step {step}");
        }
        match step {
            0 => granted::accept(&app, &number),
            1 => {
                app.move_to("10.06.2019", "09.00");
                granted::pay(&app, &number);
            }
            _ => app.move_to("10.02.2020", &format!("1{step}.00")),
        }
        if step == 2 {
            granted::submit_report(&app, &number, 250_000);
            app.act(granted::OLAV, |c| {
                opptrapping::actions::check_report::approve(c, &number)
            })
            .unwrap();
        }
    }
    let spent: i64 = direct()
        .iter()
        .map(|row| row.sums.of(Kind::Spent).amount.0)
        .sum();
    assert_eq!(spent, 250_000);
}

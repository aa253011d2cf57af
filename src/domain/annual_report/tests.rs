//! The parameters, their ranges and how they fit each other.

use super::definition::{Told, all};
use super::*;
use crate::domain::form::{Answer, Answers, Typed, Value};
use crate::domain::money::Kroner;
use std::collections::BTreeSet;

fn raw(pairs: &[(&str, &str)]) -> Typed {
    Typed::from_pairs(pairs.iter().copied())
}

const TERMS: Terms = Terms {
    year: 2018,
    granted: Kroner(300_000),
};

fn faults(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut all = vec![("brukt", "1000"), ("egne-midler", "500")];
    all.retain(|(field, _)| pairs.iter().all(|(other, _)| other != field));
    all.extend_from_slice(pairs);
    read(&raw(&all), &TERMS)
        .err()
        .unwrap_or_default()
        .iter()
        .map(|fault| (fault.field.clone(), fault.key.clone()))
        .collect()
}

fn one(field: &str, key: &str) -> Vec<(String, String)> {
    vec![(field.to_owned(), key.to_owned())]
}

#[test]
fn an_empty_report_lacks_only_the_accounts() {
    let wrong = read(&Typed::default(), &TERMS).unwrap_err();
    let fields: Vec<_> = wrong.iter().map(|fault| fault.field.as_str()).collect();
    assert_eq!(fields, ["brukt", "egne-midler"]);
}

#[test]
fn zero_unknown_and_unanswered_are_three_things() {
    let figures = read(
        &raw(&[
            ("brukt", "0"),
            ("egne-midler", "0"),
            ("koordinator", "0"),
            ("hjem-ip-ukjent", "ja"),
            ("vent-ergo-ukjent", "ja"),
            ("ke", "ukjent"),
        ]),
        &TERMS,
    )
    .unwrap();
    assert_eq!(figures.answers.number("koordinator"), Answer::Value(0));
    assert_eq!(figures.answers.number("hjem-ip"), Answer::Unknown);
    assert_eq!(figures.answers.number("hjem-antall"), Answer::Unanswered);
    assert_eq!(figures.answers.get("ke"), Answer::Unknown);
    assert_eq!(figures.answers.get("ke-form"), Answer::Unanswered);
}

#[test]
fn what_is_written_reads_back() {
    let typed = raw(&[
        ("plan-status", "revidert"),
        ("plan-ar", "2018"),
        ("hjem-antall", "1 234"),
        ("hjem-ip", "55"),
        ("inst-antall-ukjent", "ja"),
        ("koordinator", "60"),
        ("ke", "ja"),
        ("ke-form", "team"),
        ("ergo-arsverk", "2,5"),
        ("ergo-mangler", "0"),
        ("hverdagsrehab", "i_gang"),
        ("flm", "interkommunalt"),
        ("vent-ergo", "0"),
        ("vent-fysio-ukjent", "ja"),
        ("brukt", "290 000"),
        ("egne-midler", "80 000"),
        ("brukerorg", "2"),
        ("brukerorg-form", "dialog"),
        ("brukerorg-form", "planlegging"),
        ("merknad", "Godt år – čđŋ"),
    ]);
    let figures = read(&typed, &TERMS).unwrap();
    assert_eq!(read(&write(&figures), &TERMS), Ok(figures.clone()));
    let json = stored::write(&figures).unwrap();
    assert_eq!(stored::read(&json).unwrap(), figures);
}

#[test]
fn each_range_is_checked() {
    assert_eq!(faults(&[]), []);
    for (field, value, key) in [
        ("hjem-antall", "-1", "skjema-feil-tall"),
        ("hjem-antall", "1.234,5", "skjema-feil-tall"),
        ("vent-ergo", "105", "skjema-feil-tall"),
        ("ergo-arsverk", "500,1", "skjema-feil-arsverk"),
        ("plan-status", "ferdig", "feil-valg"),
        ("brukerorg-form", "<script>", "feil-valg"),
        ("brukt", "1.234,5", "feil-belop-ikke-tall"),
        ("merknad", "a\u{7}", "feil-tegn"),
    ] {
        assert_eq!(
            faults(&[(field, value)]),
            one(field, key),
            "{field} {value}"
        );
    }
    assert_eq!(
        faults(&[("koordinator", "5"), ("koordinator-ukjent", "ja")]),
        one("koordinator", "skjema-feil-tall-og-ukjent")
    );
}

#[test]
fn the_parameters_must_fit_each_other() {
    for (pairs, expected) in [
        (
            vec![("hjem-antall", "10"), ("hjem-ip", "11")],
            ("hjem-ip", "rapport-feil-ip-over-antall"),
        ),
        (
            vec![("inst-antall", "0"), ("inst-ip", "1")],
            ("inst-ip", "rapport-feil-ip-over-antall"),
        ),
        (
            vec![("plan-status", "laget")],
            ("plan-ar", "rapport-feil-plan-ar-mangler"),
        ),
        (
            vec![("plan-status", "laget"), ("plan-ar", "1999")],
            ("plan-ar", "skjema-feil-ar"),
        ),
        (
            vec![("plan-status", "laget"), ("plan-ar", "2020")],
            ("plan-ar", "skjema-feil-ar"),
        ),
        (
            vec![("brukt", "300001")],
            ("brukt-forklaring", "rapport-feil-brukt-over-tildelt"),
        ),
        (
            vec![("brukerorg", "0")],
            ("brukerorg-forklaring", "rapport-feil-ingen-brukerorg"),
        ),
        (
            vec![("brukerorg", "1")],
            ("brukerorg-form", "rapport-feil-form-mangler"),
        ),
        (
            vec![("egne-midler", "0")],
            ("egne-midler", "rapport-feil-egne-midler"),
        ),
        (
            vec![("ke", "nei"), ("ke-form", "team")],
            ("ke-form", "rapport-feil-ke-form"),
        ),
    ] {
        assert_eq!(faults(&pairs), one(expected.0, expected.1), "{pairs:?}");
    }
    // Allowed: a coordinator does not presuppose a plan, explained overspending, a plan of next year.
    assert_eq!(faults(&[("hjem-ip", "3"), ("koordinator", "40")]), []);
    assert_eq!(
        faults(&[("brukt", "300001"), ("brukt-forklaring", "Ny stilling")]),
        []
    );
    assert_eq!(
        faults(&[("plan-status", "revidert"), ("plan-ar", "2019")]),
        []
    );
    // A municipality that has not begun may report that and repay everything.
    assert_eq!(faults(&[("brukt", "0"), ("egne-midler", "0")]), []);
}

#[test]
fn shares_are_sums_over_sums_and_a_non_answer_is_not_zero() {
    let counts = |part: Answer<i64>, whole: Answer<i64>| {
        let mut answers = Answers::default();
        answers.set("hjem-ip", part.map(Value::Number));
        answers.set("hjem-antall", whole.map(Value::Number));
        answers.part_of_whole("hjem-ip", "hjem-antall")
    };
    let small = counts(Answer::Value(1), Answer::Value(2));
    let large = counts(Answer::Value(1), Answer::Value(10));
    let silent = counts(Answer::Unknown, Answer::Value(100));
    // The mean of 50 and 10 per cent would be 30.
    assert_eq!(
        share_of_sums([small, large, silent]).as_deref(),
        Some("16,7\u{a0}%")
    );
    assert_eq!(share_of_sums([silent]), None);
}

#[test]
fn a_report_carries_over_exactly_what_its_definition_says() {
    let full = raw(&[
        ("plan-status", "revidert"),
        ("plan-ar", "2018"),
        ("ke", "ja"),
        ("ke-form", "team"),
        ("hjem-antall", "10"),
        ("hjem-ip", "5"),
        ("inst-antall", "4"),
        ("inst-ip", "3"),
        ("koordinator", "6"),
        ("ergo-arsverk", "2,5"),
        ("ergo-mangler", "1"),
        ("hverdagsrehab", "i_gang"),
        ("flm", "eget"),
        ("vent-ergo", "2"),
        ("vent-fysio", "3"),
        ("brukerorg", "1"),
        ("brukerorg-form", "dialog"),
        ("brukerorg-forklaring", "x"),
        ("brukt", "1"),
        ("egne-midler", "1"),
        ("brukt-forklaring", "x"),
        ("merknad", "x"),
    ]);
    let figures = read(&full, &TERMS).unwrap();
    let names: BTreeSet<&str> = figures.answers.names().collect();
    for one in all() {
        assert!(names.contains(one.field.name), "{}", one.field.name);
        assert_ne!(
            figures.answers.get(one.field.name),
            Answer::Unanswered,
            "{} is not in this test",
            one.field.name
        );
    }
    let carried = prefill(None, Some((2018, &figures))).fields;
    for one in all() {
        let name = one.field.name;
        let expected = (one.told == Told::InReport).then(|| full.0[name].clone());
        assert_eq!(carried.0.get(name), expected.as_ref(), "{name}");
    }
}

//! Each kind of question: what it takes, what it refuses and with which sentence.

use super::*;
use crate::domain::taxonomy::{INVOLVEMENT, LEVEL};

const WHEN_GROUP: When = When {
    field: "niva",
    is: &["gruppe"],
};

const FIELDS: &[Field] = &[
    Field::line("navn").required("feil-mangler"),
    Field::narrative("tekst", 3, 10),
    Field::new("belop", Kind::Amount),
    Field::new("antall", Kind::Count { most: 9 }),
    Field::new("arsverk", Kind::Tenths { most: 50 }),
    Field::new(
        "ar",
        Kind::Year {
            from: 2000,
            ahead: 1,
        },
    ),
    Field::new("dag", Kind::Day),
    Field::one("niva", &[&LEVEL]),
    Field::many("form", &INVOLVEMENT).required_when(WHEN_GROUP, "feil-valg"),
    Field::line("annet").only(WHEN_GROUP),
];

fn read(pairs: &[(&str, &str)]) -> (Answers, Vec<(String, String)>) {
    let mut all = vec![("navn", "Kari")];
    all.extend_from_slice(pairs);
    let typed = Typed::from_pairs(all);
    let mut reading = Reading::of(&typed, 2019);
    let answers = reading.fields(FIELDS);
    let faults = reading.faults();
    (
        answers,
        faults.into_iter().map(|f| (f.field, f.key)).collect(),
    )
}

#[test]
fn each_kind_gives_its_value() {
    let (answers, faults) = read(&[
        ("tekst", "a\r\nb"),
        ("belop", "1 234"),
        ("antall", "0"),
        ("arsverk", "2,5"),
        ("ar", "2020"),
        ("dag", "31.12.2019"),
        ("niva", "gruppe"),
        ("form", "dialog"),
        ("form", "planlegging"),
        ("annet", "x"),
    ]);
    assert_eq!(faults, []);
    assert_eq!(answers.text("tekst"), "a\nb");
    assert_eq!(answers.number("belop"), Answer::Value(1234));
    assert_eq!(answers.number("antall"), Answer::Value(0));
    assert_eq!(answers.number("arsverk"), Answer::Value(25));
    assert_eq!(answers.number("ar"), Answer::Value(2020));
    assert_eq!(answers.text("dag"), "2019-12-31");
    // In the order of the list, not as ticked.
    assert_eq!(answers.codes("form"), ["planlegging", "dialog"]);
    let stored = serde_json::to_string(&answers).unwrap();
    assert_eq!(serde_json::from_str::<Answers>(&stored).unwrap(), answers);
}

#[test]
fn each_kind_refuses_at_its_field() {
    for (field, value, key) in [
        ("navn", "", "feil-mangler"),
        ("tekst", "a\u{7}", "feil-tegn"),
        ("belop", "1.234,5", "feil-belop-ikke-tall"),
        ("belop", "-1", "feil-belop-negativt"),
        ("antall", "10", "skjema-feil-tall"),
        ("antall", "-1", "skjema-feil-tall"),
        ("arsverk", "5,1", "skjema-feil-arsverk"),
        ("ar", "2021", "skjema-feil-ar"),
        ("ar", "1999", "skjema-feil-ar"),
        ("dag", "31.02.2019", "feil-dato"),
        ("niva", "ukjent", "feil-valg"),
        ("form", "<script>", "feil-valg"),
    ] {
        let mut all = vec![(field, value)];
        if field != "navn" {
            all.push(("navn", "Kari"));
        }
        let typed = Typed::from_pairs(all);
        let mut reading = Reading::of(&typed, 2019);
        reading.fields(FIELDS);
        let faults = reading.faults();
        let told: Vec<_> = faults
            .iter()
            .map(|f| (f.field.as_str(), f.key.as_str()))
            .collect();
        assert_eq!(told, [(field, key)], "{field} {value}");
    }
}

#[test]
fn a_condition_asks_and_leaves_out() {
    let (answers, faults) = read(&[("niva", "individ"), ("annet", "x")]);
    assert_eq!(faults, []);
    assert!(!answers.asked("annet") && answers.asked("form"));
    let (answers, faults) = read(&[("niva", "gruppe")]);
    assert_eq!(faults, [("form".to_owned(), "feil-valg".to_owned())]);
    assert!(answers.asked("annet"));
}

#[test]
fn in_a_row_the_fault_stands_at_the_rows_own_field() {
    let typed = Typed::from_pairs([("org-3-antall", "x")]);
    let mut reading = Reading::of(&typed, 2019);
    reading.prefixed("org-3-", "Rad 4", FIELDS);
    let fields: Vec<String> = reading.faults().into_iter().map(|f| f.field).collect();
    assert_eq!(fields, ["org-3-navn", "org-3-antall"]);
}

//! The parameters, their ranges and how they fit each other.

use super::*;

fn raw(pairs: &[(&str, &str)]) -> RawFields {
    let mut raw = RawFields::new();
    for (field, value) in pairs {
        raw.entry((*field).to_owned())
            .or_default()
            .push((*value).to_owned());
    }
    raw
}

const TERMS: Terms = Terms {
    year: 2018,
    granted: Kroner(300_000),
};

fn faults(pairs: &[(&str, &str)]) -> Vec<(&'static str, &'static str)> {
    let mut all = vec![("brukt", "1000"), ("egne-midler", "500")];
    all.retain(|(field, _)| pairs.iter().all(|(other, _)| other != field));
    all.extend_from_slice(pairs);
    read(&raw(&all), &TERMS)
        .err()
        .unwrap_or_default()
        .iter()
        .map(|fault| (fault.field, fault.key))
        .collect()
}

#[test]
fn an_empty_report_lacks_only_the_accounts() {
    let wrong = read(&RawFields::new(), &TERMS).unwrap_err();
    let fields: Vec<_> = wrong.iter().map(|fault| fault.field).collect();
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
    assert_eq!(figures.coordinators, Answer::Value(0));
    assert_eq!(figures.at_home.with_plan, Answer::Unknown);
    assert_eq!(figures.at_home.users, Answer::Unanswered);
    assert_eq!(figures.unit_established, Answer::Unknown);
    assert_eq!(figures.unit_form, Answer::Unanswered);
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
    let json = serde_json::to_string(&figures).unwrap();
    assert_eq!(serde_json::from_str::<Figures>(&json).unwrap(), figures);
}

#[test]
fn each_range_is_checked() {
    assert_eq!(faults(&[]), []);
    for (field, value, key) in [
        ("hjem-antall", "-1", "rapport-feil-tall"),
        ("hjem-antall", "1.234,5", "rapport-feil-tall"),
        ("vent-ergo", "105", "rapport-feil-tall"),
        ("ergo-arsverk", "500,1", "rapport-feil-arsverk"),
        ("plan-status", "ferdig", "feil-valg"),
        ("brukerorg-form", "<script>", "feil-valg"),
        ("brukt", "1.234,5", "feil-belop-ikke-tall"),
        ("merknad", "a\u{7}", "feil-tegn"),
    ] {
        assert_eq!(faults(&[(field, value)]), [(field, key)], "{field} {value}");
    }
    assert_eq!(
        faults(&[("koordinator", "5"), ("koordinator-ukjent", "ja")]),
        [("koordinator", "rapport-feil-tall-og-ukjent")]
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
            ("plan-ar", "rapport-feil-ar"),
        ),
        (
            vec![("plan-status", "laget"), ("plan-ar", "2020")],
            ("plan-ar", "rapport-feil-ar"),
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
        assert_eq!(faults(&pairs), [expected], "{pairs:?}");
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
    let small = PlanCoverage {
        users: Answer::Value(2),
        with_plan: Answer::Value(1),
    };
    let large = PlanCoverage {
        users: Answer::Value(10),
        with_plan: Answer::Value(1),
    };
    let silent = PlanCoverage {
        users: Answer::Value(100),
        with_plan: Answer::Unknown,
    };
    let all = [small, large, silent];
    // The mean of 50 and 10 per cent would be 30.
    assert_eq!(
        share_of_sums(all.iter().map(PlanCoverage::counts)).as_deref(),
        Some("16,7\u{a0}%")
    );
    assert_eq!(silent.share(), None);
    assert_eq!(share_of_sums([silent.counts()]), None);
}

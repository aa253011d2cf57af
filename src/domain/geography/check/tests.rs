//! Each test spoils one thing in the real data and reads the complaint.

use super::super::{Geography, sources::Sources};

/// The complaint about the real data with one text replaced in one file.
fn complaint(change: impl FnOnce(Sources<'static>) -> Sources<'static>) -> String {
    Geography::from_sources(&change(Sources::EMBEDDED))
        .unwrap_err()
        .to_string()
}

fn replaced(text: &str, old: &str, new: &str) -> &'static str {
    assert!(text.contains(old), "«{old}» is not in the file");
    text.replacen(old, new, 1).leak()
}

fn municipalities(old: &str, new: &str) -> String {
    complaint(|s| Sources {
        municipalities: replaced(s.municipalities, old, new),
        ..s
    })
}

fn successions(old: &str, new: &str) -> String {
    complaint(|s| Sources {
        successions: replaced(s.successions, old, new),
        ..s
    })
}

#[test]
fn an_ended_code_needs_a_successor() {
    let step = "1567,Rindal,5061,Rindal,2019-01-01,renumber\n";
    let other = "0101,Halden,5061,Rindal,2020-01-01,renumber\n";
    assert_eq!(
        successions(step, other),
        "geography/municipalities.csv row 299: 1567 ends on 2018-12-31 and has no successor"
    );
    assert_eq!(
        municipalities(
            "0301,Oslo,Oslo,Oslo - Oslove,03,1838-01-01,,",
            "0301,Oslo,Oslo,Oslo - Oslove,03,1838-01-01,2025-06-30,"
        ),
        "geography/municipalities.csv row 42: 0301 ends on 2025-06-30 and has no successor"
    );
}

#[test]
fn a_successor_must_be_known_and_live_on_the_day() {
    let row = "geography/municipality_successions.csv row 59";
    assert_eq!(
        successions(",5061,", ",5099,"),
        format!("{row}: municipality 5099 is unknown")
    );
    assert_eq!(
        successions("1567,Rindal,5061,", "1567,Rindal,1507,"),
        format!("{row}: municipality 1507 is not valid on 2019-01-01")
    );
    assert_eq!(
        successions(
            "1567,Rindal,5061,Rindal,2019-01-01",
            "1567,Rindal,5061,Rindal,2019-02-01"
        ),
        format!(
            "{row}: 1567 does not end on the day before 2019-02-01, so nothing succeeds it then"
        )
    );
    let twice = "1567,Rindal,5061,Rindal,2019-01-01,renumber\n".repeat(2);
    assert_eq!(
        successions("1567,Rindal,5061,Rindal,2019-01-01,renumber\n", &twice),
        "geography/municipality_successions.csv row 60: the step 1567 to 5061 stands twice"
    );
}

#[test]
fn a_code_that_begins_needs_a_predecessor() {
    let new = "0102,Ny,Ny,Ny,01,2018-01-01,2019-12-31,\n0104,Moss";
    let heir = "0102,Ny,3001,Halden,2020-01-01,renumber\n1567,Rindal";
    assert_eq!(
        complaint(|s| Sources {
            municipalities: replaced(s.municipalities, "0104,Moss", new),
            points: replaced(
                s.points,
                "0104,Moss",
                "0102,Ny,59.1,11.1,a guess\n0104,Moss"
            ),
            successions: replaced(s.successions, "1567,Rindal", heir),
            ..s
        }),
        "geography/municipalities.csv row 3: 0102 begins on 2018-01-01 and has no predecessor"
    );
}

#[test]
fn rows_are_checked_by_themselves() {
    let row = "geography/municipalities.csv row 3";
    assert_eq!(
        municipalities("0104,Moss,Moss,Moss", "0101,Moss,Moss,Moss"),
        format!("{row}: 0101 has no point")
    );
    assert_eq!(
        municipalities("0104,", "104,"),
        format!("{row}: code: «104» is not a municipality code of four digits")
    );
    assert_eq!(
        municipalities("944383476", "944383477"),
        format!(
            "{row}: organisation_number: «944383477» is not an organisation number (modulo 11)"
        )
    );
    for wrong in ["1838-13-01", "01.01.1838", "1838-1-1", "yesterday"] {
        assert_eq!(
            municipalities("Moss,01,1838-01-01", &format!("Moss,01,{wrong}")),
            format!("{row}: valid_from: «{wrong}» is not a date (YYYY-MM-DD)")
        );
    }
    assert_eq!(
        municipalities("Moss,01,1838-01-01", "Moss,01,2021-01-01"),
        format!("{row}: it ends before it begins")
    );
    assert_eq!(
        municipalities("0104,Moss,Moss", "0104,,Moss"),
        format!("{row}: name is empty")
    );
    assert_eq!(
        municipalities("Moss,Moss,01", "Moss,Moss,99"),
        format!("{row}: county 99 is unknown")
    );
    assert_eq!(
        municipalities("Moss,Moss,01", "Moss,Moss,50"),
        format!("{row}: county 50 is not valid on 2016-01-01")
    );
    assert_eq!(
        municipalities("0104,Moss,Moss,", "0104,Moss,Halden,"),
        format!("{row}: 0101 and 0104 are both called «Halden» at the same time")
    );
    assert!(municipalities("0104,Moss", "0104,\"Moss").contains("municipalities.csv row"));
    assert!(
        municipalities("0104,Moss,", "0104,Moss,Moss,").contains("row 3: the line cannot be read")
    );
    assert!(
        municipalities("code,name", "kode,navn")
            .starts_with("geography/municipalities.csv: the header is «kode,navn")
    );
}

#[test]
fn a_key_stands_once() {
    let row = "0101,Halden,Halden,Halden,01,1838-01-01,2019-12-31,959159092\n";
    assert_eq!(
        municipalities(row, &row.repeat(2)),
        "geography/municipalities.csv row 3: 0101 has no point"
    );
    assert_eq!(
        complaint(|s| Sources {
            points: replaced(s.points, "0104,Moss", "0101,Halden"),
            ..s
        }),
        "geography/municipality_points.csv row 3: municipality 0101 stands twice"
    );
    assert_eq!(
        complaint(|s| Sources {
            counties: replaced(s.counties, "02,Akershus", "01,Akershus"),
            ..s
        }),
        "geography/counties.csv row 3: county 01 stands twice"
    );
    assert_eq!(
        complaint(|s| Sources {
            offices: replaced(s.offices, "fm-hedmark", "fm-ostfold"),
            ..s
        }),
        "geography/county_governors.csv row 4: office fm-ostfold stands twice"
    );
}

#[test]
fn counties_succeed_each_other_too() {
    assert_eq!(
        complaint(|s| Sources {
            county_successions: replaced(s.county_successions, "16,50,2018-01-01,merge,\n", ""),
            ..s
        }),
        "geography/counties.csv row 16: 16 ends on 2017-12-31 and has no successor"
    );
}

#[test]
fn a_complete_year_misses_nobody() {
    let population = |old, new| {
        complaint(|s| Sources {
            population: replaced(s.population, old, new),
            ..s
        })
    };
    assert_eq!(
        population("0301,2017,666759,yes\n", ""),
        "geography/municipalities.csv row 42: 2017 is said to be complete, but 0301 has no figure"
    );
    assert!(
        population("0301,2017,666759", "0301,2017,-5").ends_with("persons: «-5» is not a number")
    );
    assert!(
        population("0301,2017,", "5061,2017,")
            .ends_with("municipality 5061 is not valid on 2017-01-01")
    );
    assert!(
        population("0301,2017,", "0101,2017,").ends_with("the figure of 0101 in 2017 stands twice")
    );
    assert!(
        population("666759,yes", "666759,maybe")
            .ends_with("complete_year: «maybe» is not one of yes, no")
    );
}

#[test]
fn standards_are_words_of_the_list() {
    let standards = |old, new| {
        complaint(|s| Sources {
            standards: replaced(s.standards, old, new),
            ..s
        })
    };
    assert!(
        standards("2017-06-01,bokmål", "2017-06-01,samnorsk")
            .starts_with("geography/written_standard.csv row 2: standard: «samnorsk»")
    );
    assert!(
        standards("0101,Halden,2017-06-01", "0101,Halden,2021-06-01")
            .ends_with("0101 is not valid on 2021-06-01")
    );
}

#[test]
fn counts_are_those_of_the_official_lists() {
    let (row, step) = (
        "5061,Rindal,Rindal,Rindal,50,2019-01-01,,",
        "1567,Rindal,5061,Rindal,2019-01-01,renumber",
    );
    // Rindal joins its neighbour instead: every row holds by itself, yet one is missing.
    let geography = complaint(|s| {
        let line = s
            .municipalities
            .lines()
            .find(|line| line.starts_with(row))
            .unwrap();
        let point = s
            .points
            .lines()
            .find(|line| line.starts_with("5061,"))
            .unwrap();
        let without = |text: &str, code: &str| -> &'static str {
            let kept = text.lines().filter(|line| !line.starts_with(code));
            kept.map(|line| format!("{line}\n"))
                .collect::<String>()
                .leak()
        };
        Sources {
            municipalities: replaced(s.municipalities, &format!("{line}\n"), ""),
            points: replaced(s.points, &format!("{point}\n"), ""),
            successions: replaced(
                s.successions,
                step,
                "1567,Rindal,5001,Trondheim,2019-01-01,merge",
            ),
            population: without(s.population, "5061,"),
            standards: without(s.standards, "5061,"),
            ..s
        }
    });
    assert_eq!(
        geography,
        "geography/municipalities.csv: 421 municipalities on 2019-01-01, should be 422"
    );
    assert_eq!(
        complaint(|s| Sources {
            offices: replaced(
                s.offices,
                "fm-ostfold,",
                "fm-ny,Ny,Ny,Ny,2018-01-01,2018-12-31,,bokmål\nfm-ostfold,"
            ),
            ..s
        }),
        "geography/county_governors.csv: 17 offices on 2018-01-01, should be 16"
    );
}

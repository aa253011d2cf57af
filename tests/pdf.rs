//! The PDF engine, seen from outside: what other programs read in the files it makes.
//!
//! Needs `qpdf` and `poppler-utils`, which `tests/run` installs.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::too_many_lines,
    clippy::cognitive_complexity,
    reason = "a test that meets the unexpected stops at once and says where"
)]

#[path = "pdf/made.rs"]
mod made;

use std::time::{Duration, Instant};

use made::{Made, columns, document, heading, money_table, paragraph};
use opptrapping::pdf::{Align, Attachment, Block, Language, PdfError, render};

#[test]
fn a_letter_tells_its_title_language_and_structure() {
    let mut letter = document(vec![
        Block::Lines(vec!["Prøve kommune".into(), "Storgata 1".into()]),
        heading(1, "Vedtak om tilskudd"),
        paragraph("Dere får tilskudd."),
        heading(2, "Vilkår"),
        Block::List(vec![
            "Rapport innen fristen.".into(),
            "Godkjent regnskap.".into(),
        ]),
        Block::KeyValues {
            caption: Some("Saken".into()),
            rows: vec![("Saksnummer".into(), "2018/17".into())],
        },
        money_table(2),
        Block::Note("Godta tilskuddet innen tre uker.".into()),
    ]);
    letter.language = Language::Nn;
    let made = Made::new(&letter);
    made.check();
    let info = made.ask("pdfinfo", &[], &[]);
    assert!(
        info.contains("Vedtak om tilskudd – Prøve kommune"),
        "{info}"
    );
    assert!(
        info.contains("Tilskudd <til> habilitering & rehabilitering"),
        "{info}"
    );
    for (key, value) in [
        ("Tagged:", "yes"),
        ("Page size:", "(A4)"),
        ("Suspects:", "no"),
    ] {
        assert!(
            info.lines()
                .any(|l| l.starts_with(key) && l.ends_with(value)),
            "{key}: {info}"
        );
    }
    let bytes = std::fs::read(&made.0).unwrap();
    assert!(bytes.len() < 120_000, "{} bytes", bytes.len());
    let json = made.ask("qpdf", &["--json"], &[]);
    for wanted in [
        "nn-NO",
        "/DisplayDocTitle\": true",
        "/Marked\": true",
        "/Outlines",
    ] {
        assert!(json.contains(wanted), "{wanted}");
    }
    let xmp = made.ask("pdfinfo", &["-meta"], &[]);
    assert!(
        xmp.contains("Tilskudd &lt;til&gt; habilitering &amp; rehabilitering"),
        "{xmp}"
    );
    assert!(
        !xmp.contains("pdfuaid") && !xmp.contains("pdfaid"),
        "nothing is claimed: {xmp}"
    );
    let fonts = made.ask("pdffonts", &[], &[]);
    assert_eq!(
        fonts.matches("Identity-H       yes no  yes").count(),
        2,
        "embedded, with text: {fonts}"
    );
    expect_structure(&made.structure());
}

fn expect_structure(structure: &str) {
    for wanted in [
        "H1 (block)\n    \"Vedtak om tilskudd\"",
        "H2 (block)\n    \"Vilkår\"",
        "P (block)\n    \"Dere får tilskudd.\"",
        "LI (block)\n      Lbl (block)\n        \"• \"\n      LBody (block)\n        \"Rapport innen fristen.\"",
        "Caption\n      \"Saken\"",
        "TH: \n           /Scope /Row\n          \"Saksnummer\"\n        TD\n          \"2018/17\"",
        "THead\n      TR\n        TH: \n           /Scope /Column\n          \"Kommune\"",
        "TBody\n      TR\n        TD\n          \"Kommune-1\"",
        "TFoot\n      TR\n        TH: \n           /Scope /Row\n          \"I alt\"",
    ] {
        let trimmed = |text: &str| text.lines().map(str::trim).collect::<Vec<_>>().join("\n");
        assert!(
            trimmed(structure).contains(&trimmed(wanted)),
            "{wanted}\nin\n{structure}"
        );
    }
    assert!(
        !structure.contains("Side 1"),
        "page numbers are artifacts: {structure}"
    );
}

#[test]
fn text_comes_out_again_letter_by_letter() {
    let letters = "æøå ÆØÅ áčđŋšŧž ÁČĐŊŠŦŽ «sitat» – — − … § 12 • 1\u{A0}234\u{A0}567 kr ½ € é ü";
    let sentence = "Guovdageainnu suohkan får støtte til barne- og ungdomsrehabilitering, re-/habilitering \
                    og samarbeid med brukerorganisasjoner i 2018.";
    let long = [sentence; 60].join(" ");
    let made = Made::new(&document(vec![paragraph(letters), paragraph(&long)]));
    made.check();
    assert!(made.structure().contains(letters), "{}", made.structure());
    // pdftotext itself turns no-break spaces into plain ones.
    assert!(
        made.text().contains(&letters.replace('\u{A0}', " ")),
        "{}",
        made.text()
    );
    // In the structure no page number stands between; pdfinfo quotes the part of each page.
    let structure = made.structure().replace("\"\n    \"", "");
    assert!(structure.contains(&long), "{structure}");
    let flat = made.flat();
    assert!(flat.contains("Side 1 av 3") && flat.contains("Side 3 av 3"));
    assert!(
        flat.matches(sentence).count() >= 58,
        "only the two page breaks may come between: {flat}"
    );
}

#[test]
fn composed_letters_breaks_and_unknown_signs_survive() {
    let made = Made::new(&document(vec![paragraph(
        "a\u{30A}r og e\u{301}n.\nNy linje\r\n\r\nNytt avsnitt med 😀 og Привет inni. \u{0}\u{7}Slutt.",
    )]));
    made.check();
    let structure = made.structure();
    assert!(structure.contains("\"år og én. Ny linje\""), "{structure}");
    assert!(
        structure.contains("P (block)\n    \"Nytt avsnitt med \""),
        "{structure}"
    );
    assert!(
        made.flat()
            .contains("Nytt avsnitt med 😀 og Привет inni. Slutt."),
        "{}",
        made.flat()
    );
}

#[test]
fn a_long_table_goes_on_with_its_heading_in_view() {
    let made = Made::new(&document(vec![heading(1, "Oversikt"), money_table(50)]));
    made.check();
    let pages = made.text();
    let pages: Vec<&str> = pages
        .split('\u{C}')
        .filter(|page| !page.trim().is_empty())
        .collect();
    assert_eq!(pages.len(), 2);
    assert!(
        pages
            .iter()
            .all(|page| page.contains("Formål") && page.contains("Beløp"))
    );
    let flat = made.flat();
    for n in 1..=50 {
        assert!(
            flat.contains(&format!("Kommune-{n} Ergoterapi {n} 000 kr")),
            "row {n}: {flat}"
        );
    }
    let structure = made.structure();
    assert_eq!(
        structure.matches("Table (block)").count(),
        1,
        "one table in the structure"
    );
    assert_eq!(
        structure.matches("/Scope /Column").count(),
        3,
        "the repeated heading is for the eye"
    );
    let (last, total) = (pages[1].find("Kommune-50"), pages[1].find("I alt"));
    assert!(
        last.is_some() && last < total,
        "the total stands with the last row"
    );
}

#[test]
fn nothing_sticks_out_and_numbers_stand_flush() {
    let word = "Habiliterings".repeat(40);
    let table = Block::Table {
        caption: Some(word.clone()),
        columns: columns(&[
            ("Navn", Align::Left, 1),
            (&word, Align::Left, 1),
            ("Sum", Align::Right, 1),
        ]),
        rows: vec![
            vec![word.clone(), "x".into(), "1 234 567".into()],
            vec![
                "y".into(),
                "Koordinator\u{AD}stilling i re\u{AD}habilitering".repeat(3),
                word.clone(),
            ],
        ],
        total: None,
    };
    let made = Made::new(&document(vec![
        heading(1, &word),
        paragraph(&word),
        Block::Lines(vec![word.clone()]),
        Block::List(vec![word.clone()]),
        Block::Note(word.clone()),
        Block::KeyValues {
            caption: None,
            rows: vec![(word.clone(), word.clone())],
        },
        table,
    ]));
    made.check();
    let edges = made.word_edges();
    for (left, right) in &edges {
        assert!(*left >= 70.5 && *right <= 525.0, "{left} to {right}");
    }
    assert!(
        edges.iter().any(|(_, right)| (right - 524.4).abs() < 0.3),
        "numbers reach the edge"
    );
    assert!(
        made.structure().contains(&format!("\"{word}\"")),
        "the word is whole for a reader"
    );
}

#[test]
fn empty_blocks_leave_no_trace() {
    let empty = vec![
        Block::Table {
            caption: None,
            columns: Vec::new(),
            rows: Vec::new(),
            total: None,
        },
        Block::KeyValues {
            caption: Some("Ingen".into()),
            rows: Vec::new(),
        },
        Block::List(Vec::new()),
        Block::Lines(vec![String::new()]),
        Block::Note(" ".into()),
        heading(2, ""),
        paragraph("\n\n"),
        Block::Space,
    ];
    let mut document = document(empty);
    document.sender = None;
    let made = Made::new(&document);
    made.check();
    assert_eq!(
        made.flat(),
        "Sak 2018/17 · Fylkesmannen i Prøve Side 1 av 1"
    );
    assert_eq!(made.structure().trim(), "Document");
}

#[test]
fn a_table_without_rows_shows_its_headings() {
    let table = Block::Table {
        caption: Some("Tom".into()),
        columns: columns(&[("Navn", Align::Left, 0), ("Sum", Align::Right, 0)]),
        rows: Vec::new(),
        total: None,
    };
    let made = Made::new(&document(vec![table]));
    made.check();
    let structure = made.structure();
    assert_eq!(
        structure.matches("/Scope /Column").count(),
        2,
        "{structure}"
    );
    assert!(
        !structure.contains("THead"),
        "no group without a body: {structure}"
    );
}

#[test]
fn a_heading_never_ends_a_page() {
    for filler in 20..60 {
        let mut blocks: Vec<Block> = (0..filler)
            .map(|n| paragraph(&format!("Linje {n}.")))
            .collect();
        blocks.push(heading(2, "Overskrift"));
        blocks.push(heading(3, "Under"));
        blocks.push(money_table(12));
        let made = Made::new(&document(blocks));
        let text = made.text();
        let page = text
            .split('\u{C}')
            .find(|page| page.contains("Overskrift"))
            .unwrap();
        assert!(
            page.contains("Kommune-1\n"),
            "with {filler} lines before: {page}"
        );
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let blocks = vec![heading(1, "Likt"), paragraph("Innhold"), money_table(40)];
    let one = document(blocks.clone());
    let bytes = render(&one).unwrap();
    assert_eq!(bytes, render(&one.clone()).unwrap());
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let same = one.clone();
            std::thread::spawn(move || render(&same).unwrap())
        })
        .collect();
    for thread in threads {
        assert_eq!(bytes, thread.join().unwrap());
    }
    let mut other = document(blocks);
    other.created += chrono::Duration::seconds(1);
    assert_ne!(bytes, render(&other).unwrap());
}

#[test]
fn an_attachment_can_be_taken_out() {
    let mut report = document(vec![heading(1, "Rapport")]);
    report.attachment = Some(Attachment {
        name: "tall.json".into(),
        mime: "application/json".into(),
        bytes: br#"{"brukt":480000}"#.to_vec(),
        description: "Tallene i rapporten".into(),
    });
    let made = Made::new(&report);
    made.check();
    assert!(
        made.ask("pdfdetach", &["-list"], &[])
            .contains("1: tall.json")
    );
    let out = made.0.with_extension("json");
    made.ask(
        "pdfdetach",
        &["-save", "1", "-o", &out.to_string_lossy()],
        &[],
    );
    let taken = std::fs::read(&out).unwrap();
    std::fs::remove_file(&out).unwrap();
    assert_eq!(taken, br#"{"brukt":480000}"#);
}

#[test]
fn a_row_of_the_wrong_width_is_refused() {
    let table = Block::Table {
        caption: None,
        columns: columns(&[("A", Align::Left, 1), ("B", Align::Left, 1)]),
        rows: vec![vec!["bare en".into()]],
        total: None,
    };
    let refused = render(&document(vec![table]));
    assert!(
        matches!(
            refused,
            Err(PdfError::RowWidth {
                columns: 2,
                cells: 1
            })
        ),
        "{refused:?}"
    );
}

#[test]
fn three_hundred_rows_are_made_while_one_waits() {
    let long = document(vec![money_table(300)]);
    render(&long).unwrap();
    let start = Instant::now();
    let bytes = render(&long).unwrap();
    // Some 20 ms in a release build; the bound only catches work that grows out of hand.
    assert!(
        start.elapsed() < Duration::from_secs(5),
        "{:?}",
        start.elapsed()
    );
    assert!(bytes.len() < 300_000, "{} bytes", bytes.len());
}

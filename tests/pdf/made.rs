//! Documents to try the PDF engine with, and the programs that read what it makes.

use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::NaiveDate;
use opptrapping::pdf::{Align, Block, Column, Document, Labels, Language, render};

pub fn document(blocks: Vec<Block>) -> Document {
    Document {
        title: "Vedtak om tilskudd – Prøve kommune".into(),
        language: Language::Nb,
        author: "Fylkesmannen i Prøve".into(),
        subject: "Tilskudd <til> habilitering & rehabilitering".into(),
        footer: "Sak 2018/17 · Fylkesmannen i Prøve".into(),
        created: NaiveDate::from_ymd_opt(2018, 6, 14)
            .unwrap()
            .and_hms_opt(9, 30, 0)
            .unwrap(),
        sender: Some(vec![
            "Fylkesmannen i Prøve".into(),
            "Postboks 1, 0001 Prøve".into(),
        ]),
        blocks,
        labels: Labels {
            page: "Side {n} av {m}".into(),
        },
        attachment: None,
    }
}

pub fn heading(level: u8, text: &str) -> Block {
    Block::Heading {
        level,
        text: text.into(),
    }
}

pub fn paragraph(text: &str) -> Block {
    Block::Paragraph(text.into())
}

pub fn columns(headings: &[(&str, Align, u8)]) -> Vec<Column> {
    let column = |(heading, align, share): &(&str, Align, u8)| Column {
        heading: (*heading).into(),
        align: *align,
        share: *share,
    };
    headings.iter().map(column).collect()
}

pub fn money_table(rows: usize) -> Block {
    Block::Table {
        caption: Some("Tildelinger".into()),
        columns: columns(&[
            ("Kommune", Align::Left, 4),
            ("Formål", Align::Left, 5),
            ("Beløp", Align::Right, 2),
        ]),
        rows: (1..=rows)
            .map(|n| {
                vec![
                    format!("Kommune-{n}"),
                    "Ergoterapi".into(),
                    format!("{n} 000 kr"),
                ]
            })
            .collect(),
        total: Some(vec!["I alt".into(), String::new(), "135 450 000 kr".into()]),
    }
}

/// A PDF on disk for the programs that read it; gone when the test ends.
pub struct Made(pub PathBuf);

impl Made {
    pub fn new(document: &Document) -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("opptrapping-pdf-{}-{number}.pdf", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::write(&path, render(document).unwrap()).unwrap();
        Self(path)
    }

    pub fn ask(&self, program: &str, before: &[&str], after: &[&str]) -> String {
        let asked = Command::new(program)
            .args(before)
            .arg(&self.0)
            .args(after)
            .output();
        let output = asked.unwrap_or_else(|error| panic!("{program} is needed: {error}"));
        let out = String::from_utf8_lossy(&output.stdout).into_owned();
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success() && errors.is_empty(),
            "{program}: {out}{errors}"
        );
        out
    }

    pub fn text(&self) -> String {
        self.ask("pdftotext", &[], &["-"])
    }

    /// The text with every run of white space as one space.
    pub fn flat(&self) -> String {
        self.text().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub fn structure(&self) -> String {
        self.ask("pdfinfo", &["-struct-text"], &[])
    }

    /// Left and right end of every word, and the width of the page.
    pub fn word_edges(&self) -> Vec<(f64, f64)> {
        let boxes = self.ask("pdftotext", &["-bbox"], &["-"]);
        let number = |line: &str, key: &str| -> f64 {
            let rest = line.split_once(&format!("{key}=\"")).unwrap().1;
            rest.split_once('"').unwrap().0.parse().unwrap()
        };
        boxes
            .lines()
            .filter(|line| line.contains("<word "))
            .map(|line| (number(line, "xMin"), number(line, "xMax")))
            .collect()
    }

    pub fn check(&self) {
        assert!(
            self.ask("qpdf", &["--check"], &[])
                .contains("No syntax or stream encoding errors")
        );
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

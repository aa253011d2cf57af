//! What the fields of the forms are called, for showing what was typed away from its form: beside what changed meanwhile, and
//! after signing in again. The forms themselves know their labels in the templates; a test compares.

use crate::domain::annual_report::definition::{self, Parameter};
use crate::domain::application::{Raw, Section};
use crate::domain::form::Kind;
use crate::domain::geography::Geography;
use crate::domain::user::Language;
use crate::text::Texts;
use serde::Serialize;

/// Fields that hold no text of a person: versions, the button pressed, the way back.
const TECHNICAL: &[&str] = &[
    "versjon",
    "handling",
    "action",
    "konto",
    "utlysning",
    "kriterium",
    "sperret",
    "hopp",
    "csrf",
];

/// Part of the address, field (or its beginning before a hyphen and a key), key of the label.
#[rustfmt::skip]
const NAMES: &[(&str, &str, &str)] = &[
    ("/bevilgning", "belop", "ramme-nytt-belop"),
    ("/embeter/", "belop", "ramme-ny-ramme"),
    ("/utbetalinger", "belop", "utbetaling-belop"),
    ("/saker/", "belop", "sak-belop"),
    ("", "kilde", "ramme-kilde"),
    ("", "dokument", "ramme-dokument"),
    ("", "tilbake-belop", "utbetaling-tilbake-belop"),
    ("", "tilbake-dato", "utbetaling-tilbake-dato"),
    ("", "referanse", "utbetaling-tilbake-referanse"),
    ("", "konto-grunn", "utbetaling-konto-hvorfor"),
    ("", "avvis-grunn", "utbetaling-avvis-hvorfor"),
    ("", "bilag", "utbetaling-bekreft-bilag"),
    ("/utbetalinger", "dato", "utbetaling-bekreft-dato"),
    ("", "betal-innen", "rapportkontroll-betal-innen"),
    ("/rapportkontroll/", "kommentar", "rapportkontroll-returner-kommentar"),
    ("", "kommentar", "sak-retur-kommentar"),
    ("", "kontonummer", "tilskudd-konto"),
    ("/tilskudd/", "vilkar", "tilskudd-vilkar"),
    ("", "vilkar", "sak-vilkar"),
    ("/tilskudd/", "grunn", "tilskudd-takk-nei-hvorfor"),
    ("", "grunnlag", "sak-grunnlag"),
    ("", "grunn", "sak-habilitet-grunn"),
    ("", "svarfrist", "sak-retur-frist"),
    ("/roller/", "svar", "meny-roller"),
    ("", "svar", "sak-habilitet-spm"),
    ("/delte-kommuner/", "begrunnelse", "delt-begrunnelse"),
    ("", "etterfolger", "delt-etterfolger"),
    ("", "begrunnelse", "felt-begrunnelse"),
    ("", "poeng", "felt-poeng"),
    ("", "merknad", "felt-merknad"),
    ("", "sjekk-brukerorganisasjon", "sak-sjekk-brukerorganisasjon"),
    ("", "sjekk-aktor", "sak-sjekk-aktor"),
    ("", "sjekk-ergoterapi", "sak-sjekk-ergoterapi"),
    ("", "sjekk-medfinansiering", "sak-sjekk-medfinansiering"),
    ("", "utfall", "sak-utfall"),
    ("", "notat", "sak-notat"),
    ("", "malform", "sak-malform-velg"),
    ("", "saksbehandler", "sak-saksbehandler"),
    ("", "tekst-nb", "utlysning-tekst-nb"),
    ("", "tekst-nn", "utlysning-tekst-nn"),
    ("", "tillegg-nb", "runde-tillegg-nb"),
    ("", "tillegg-nn", "runde-tillegg-nn"),
    ("", "apning-dato", "utlysning-apning-dato"),
    ("", "apning-klokke", "utlysning-apning-klokke"),
    ("", "frist-dato", "utlysning-frist-dato"),
    ("", "frist-klokke", "utlysning-frist-klokke"),
    ("", "sen-regel", "utlysning-sen-regel"),
    ("", "navn-nb", "felt-kriterium-nb"),
    ("", "navn-nn", "felt-kriterium-nn"),
    ("", "vekt", "felt-kriterium-vekt"),
    ("", "verdi", "innstilling-ny-verdi"),
    ("", "gjelder-fra", "innstilling-gjelder-fra"),
    ("", "navn", "bruker-navn"),
    ("", "brukernavn", "innlogging-brukernavn"),
    ("", "epost", "bruker-epost"),
    ("", "sprak", "bruker-sprak"),
    ("", "rolle", "rolle-rolle"),
    ("", "organisasjon", "rolle-organisasjon"),
    ("/roller", "fra", "rolle-fra"),
    ("/roller", "til", "rolle-til"),
    ("", "siste-dag", "rolle-siste-dag"),
];

/// Field and the beginning of the key of its choices.
const CHOICES: &[(&str, &str)] = &[
    ("utfall", "sak-utfall-"),
    ("malform", "sak-malform-navn-"),
    ("poeng", "sak-poeng-"),
];

/// What was typed in a field, as people read it.
#[derive(Debug, Clone, Serialize)]
pub struct Labelled {
    /// What the field is called.
    pub label: String,
    /// What was typed, a line each value.
    pub lines: Vec<String>,
}

/// The words of the fields of one form.
#[derive(Debug, Clone, Copy)]
pub struct Labels<'a> {
    /// All texts.
    pub texts: &'a Texts,
    /// The reader's language.
    pub language: Language,
    /// Municipalities by their names.
    pub geography: &'a Geography,
    /// The address the form is posted to.
    pub to: &'a str,
}

impl Labels<'_> {
    /// The section of an application the form writes in.
    fn section(&self) -> Option<Section> {
        let mut parts = self.to.strip_prefix("/soknader/")?.split('/').skip(1);
        Section::parse(parts.next()?)
    }

    fn text(&self, key: &str) -> String {
        self.texts.get(self.language, key)
    }

    /// What a field is called; nothing when it holds no text of a person.
    #[must_use]
    pub fn label(&self, name: &str) -> Option<String> {
        if TECHNICAL.contains(&name) {
            return None;
        }
        if let Some(found) = self.section().and_then(|section| section.find(name)) {
            let group = found
                .row
                .map_or(String::new(), |(group, _)| format!("{group}-"));
            let label = self.text(&format!("soknad-felt-{group}{}", found.field.name));
            return Some(match found.row {
                Some((_, row)) => format!("{label} ({})", row + 1),
                None => label,
            });
        }
        if self.to.starts_with("/rapporter/") {
            let field = name.strip_suffix("-ukjent").unwrap_or(name);
            let key = format!("rapport-{field}");
            return self.texts.has(self.language, &key).then(|| self.text(&key));
        }
        let (_, field, key) = NAMES.iter().find(|(part, field, _)| {
            let rest = name.strip_prefix(field);
            self.to.contains(part)
                && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        })?;
        let label = self.text(key);
        match name
            .strip_prefix(field)
            .and_then(|rest| rest.strip_prefix('-'))
        {
            // A number is an id; a word tells which criterion or section.
            Some(which) if which.parse::<i64>().is_err() => {
                let section = format!("soknad-seksjon-{which}");
                let which = if self.texts.has(self.language, &section) {
                    self.text(&section)
                } else {
                    which.replace('-', " ")
                };
                Some(format!("{label} ({which})"))
            }
            _ => Some(label),
        }
    }

    /// A value in words: a choice by its text, a municipality by its name.
    fn words(&self, name: &str, value: &str) -> String {
        let known = |key: String| self.texts.has(self.language, &key).then(|| self.text(&key));
        let asked = self
            .section()
            .and_then(|section| section.find(name))
            .map(|found| found.field);
        let reported = || {
            let own = |parameter: &&Parameter| parameter.field.takes(name);
            definition::all().iter().find(own)
        };
        let chosen = match asked {
            Some(field) if field.kind == Kind::Municipalities => value
                .parse()
                .ok()
                .and_then(|code| self.geography.municipality(code))
                .map(|unit| format!("{value} {}", unit.name)),
            Some(field) => field.code_key(value).and_then(known),
            None if self.to.starts_with("/rapporter/") && name.ends_with("-ukjent") => {
                known("rapport-ukjent".to_owned())
            }
            None if self.to.starts_with("/rapporter/") => reported()
                .and_then(|parameter| parameter.field.code_key(value))
                .and_then(known),
            None => {
                let field = name.split('-').next().unwrap_or(name);
                CHOICES
                    .iter()
                    .find(|(choice, _)| *choice == field)
                    .and_then(|(_, start)| known(format!("{start}{value}")))
            }
        };
        chosen.unwrap_or_else(|| value.to_owned())
    }

    /// All that was typed, by label, in the order given.
    #[must_use]
    pub fn all<'f>(&self, pairs: impl Iterator<Item = (&'f str, &'f str)>) -> Vec<Labelled> {
        let mut found: Vec<Labelled> = Vec::new();
        for (name, value) in pairs.filter(|(_, value)| !value.trim().is_empty()) {
            if name == "mitt" {
                // A section on its way between two versions.
                let mine: Raw = serde_json::from_str(value).unwrap_or_default();
                found.extend(self.all(mine.pairs()));
                continue;
            }
            let Some(label) = self.label(name) else {
                continue;
            };
            let line = self.words(name, value);
            match found.last_mut().filter(|last| last.label == label) {
                Some(last) => last.lines.push(line),
                None => found.push(Labelled {
                    label,
                    lines: vec![line],
                }),
            }
        }
        found
    }
}

//! The ten parameters as rows of text: the same words in the form, on the pages and in the PDF.

use crate::domain::annual_report::{Answer, Figures, PlanCoverage};
use crate::domain::taxonomy::{INVOLVEMENT, PLAN_STATUS};
use crate::domain::user::Language;
use crate::text::Texts;

/// A part of the report.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Part {
    /// `plan`, `ip`, `tjenester`, `bruker` or `regnskap`.
    pub key: &'static str,
    /// Its title.
    pub title: String,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// One value.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Row {
    /// The field of the form, or empty for a computed share.
    pub field: &'static str,
    /// What it is.
    pub label: String,
    /// The value; «Ukjent» and «Ikke besvart» are written out.
    pub value: String,
    /// The unit; empty for a choice, and where there is no value.
    pub unit: String,
    /// Whether it is a number.
    pub number: bool,
}

struct Writer<'a> {
    texts: &'a Texts,
    language: Language,
    rows: Vec<Row>,
}

impl Writer<'_> {
    fn t(&self, key: &str) -> String {
        self.texts.get(self.language, key)
    }

    fn row(&mut self, field: &'static str, answer: Answer<String>, unit: &str) {
        let number = !unit.is_empty();
        let (value, unit) = match answer {
            Answer::Value(value) if number => {
                let unit = self.unit(unit, &value);
                (value, unit)
            }
            Answer::Value(value) => (value, String::new()),
            Answer::Unknown => (self.t(unknown_key(field)), String::new()),
            Answer::Unanswered => (self.t("rapport-ikke-besvart"), String::new()),
        };
        let label = self.t(&format!("rapport-{field}"));
        self.rows.push(Row {
            field,
            label,
            value,
            unit,
            number,
        });
    }

    /// «1 uke», «2 uker»; full-time equivalents and kroner are written alike for one and many.
    fn unit(&self, key: &str, value: &str) -> String {
        let singular = format!("{key}-en");
        if value == "1" && self.texts.has(self.language, &singular) {
            self.t(&singular)
        } else {
            self.t(key)
        }
    }

    fn count(&mut self, field: &'static str, answer: Answer<i64>, unit: &str) {
        self.row(
            field,
            answer.map(|n| crate::domain::money::Kroner(n).grouped()),
            unit,
        );
    }

    fn choice(&mut self, field: &'static str, answer: Answer<&str>) {
        let answer = answer.map(|code| self.t(&choice_key(field, code)));
        self.row(field, answer, "");
    }

    /// The computed share; a dash where it cannot be computed.
    fn share(&mut self, label: &'static str, coverage: &PlanCoverage) {
        let label = self.t(label);
        self.rows.push(Row {
            field: "",
            label,
            value: coverage.share().unwrap_or_else(|| "–".into()),
            unit: String::new(),
            number: true,
        });
    }

    fn text(&mut self, field: &'static str, text: &str) {
        if !text.is_empty() {
            self.row(field, Answer::Value(text.to_owned()), "");
        }
    }

    fn part(&mut self, key: &'static str) -> Part {
        Part {
            key,
            title: self.t(&format!("rapport-del-{key}")),
            rows: std::mem::take(&mut self.rows),
        }
    }
}

/// The word for not knowing: a waiting time is not measured, the rest is unknown.
#[must_use]
pub fn unknown_key(field: &str) -> &'static str {
    if field.starts_with("vent-") {
        "rapport-ikke-malt"
    } else {
        "rapport-ukjent"
    }
}

/// The key of a choice's text. The plan's status has the words of the application.
#[must_use]
pub fn choice_key(field: &str, code: &str) -> String {
    if field == "plan-status" {
        PLAN_STATUS.text_key(code)
    } else {
        format!("rapport-valg-{field}-{}", code.replace('_', "-"))
    }
}

/// The parameters, part by part in the order P1–P10 of the scheme.
#[must_use]
pub fn parts(texts: &Texts, language: Language, figures: &Figures) -> Vec<Part> {
    let mut w = Writer {
        texts,
        language,
        rows: Vec::new(),
    };
    vec![
        plan(&mut w, figures),
        coverage(&mut w, figures),
        services(&mut w, figures),
        users(&mut w, figures),
        money(&mut w, figures),
    ]
}

fn plan(w: &mut Writer<'_>, figures: &Figures) -> Part {
    w.choice("plan-status", figures.plan_status.map(|s| s.as_str()));
    if figures.plan_status.value().is_some_and(|s| s.is_there()) {
        w.row(
            "plan-ar",
            figures.plan_year.map(|year| year.to_string()),
            "",
        );
    }
    w.choice(
        "ke",
        figures
            .unit_established
            .map(|yes| if yes { "ja" } else { "nei" }),
    );
    if figures.unit_established == Answer::Value(true) {
        w.choice("ke-form", figures.unit_form.map(|form| form.as_str()));
    }
    w.part("plan")
}

fn coverage(w: &mut Writer<'_>, figures: &Figures) -> Part {
    w.count(
        "hjem-antall",
        figures.at_home.users,
        "rapport-enhet-personer",
    );
    w.count(
        "hjem-ip",
        figures.at_home.with_plan,
        "rapport-enhet-personer",
    );
    w.share("rapport-hjem-andel", &figures.at_home);
    w.count(
        "inst-antall",
        figures.in_institution.users,
        "rapport-enhet-personer",
    );
    w.count(
        "inst-ip",
        figures.in_institution.with_plan,
        "rapport-enhet-personer",
    );
    w.share("rapport-inst-andel", &figures.in_institution);
    w.count(
        "koordinator",
        figures.coordinators,
        "rapport-enhet-personer",
    );
    w.part("ip")
}

fn services(w: &mut Writer<'_>, figures: &Figures) -> Part {
    w.row(
        "ergo-arsverk",
        figures.therapists.map(|t| t.to_string()),
        "rapport-enhet-arsverk",
    );
    w.row(
        "ergo-mangler",
        figures.therapists_missing.map(|t| t.to_string()),
        "rapport-enhet-arsverk",
    );
    w.choice(
        "hverdagsrehab",
        figures.everyday_rehabilitation.map(|e| e.as_str()),
    );
    w.choice("flm", figures.healthy_life.map(|h| h.as_str()));
    w.count(
        "vent-ergo",
        figures.weeks_occupational_therapy,
        "rapport-enhet-uker",
    );
    w.count(
        "vent-fysio",
        figures.weeks_physiotherapy,
        "rapport-enhet-uker",
    );
    w.part("tjenester")
}

fn users(w: &mut Writer<'_>, figures: &Figures) -> Part {
    w.count(
        "brukerorg",
        figures.user_organisations,
        "rapport-enhet-organisasjoner",
    );
    if !figures.involvement.is_empty() {
        let forms: Vec<String> = figures
            .involvement
            .iter()
            .map(|code| w.t(&INVOLVEMENT.text_key(code)))
            .collect();
        w.row("brukerorg-form", Answer::Value(forms.join("; ")), "");
    }
    w.text("brukerorg-forklaring", &figures.none_explained);
    w.part("bruker")
}

fn money(w: &mut Writer<'_>, figures: &Figures) -> Part {
    w.count(
        "brukt",
        Answer::Value(figures.spent.0),
        "rapport-enhet-kroner",
    );
    w.count(
        "egne-midler",
        Answer::Value(figures.own_funds.0),
        "rapport-enhet-kroner",
    );
    w.text("brukt-forklaring", &figures.spent_explained);
    w.text("merknad", &figures.note);
    w.part("regnskap")
}

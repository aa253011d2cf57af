//! The answers of an application in words, for pages and documents alike.

use crate::domain::application::competence::Competence;
use crate::domain::application::{Content, Section};
use crate::domain::geography::Geography;
use crate::domain::money::Kroner;
use crate::domain::taxonomy::{self, List};
use crate::domain::time::norwegian_day;
use crate::domain::user::Language;
use crate::text::{Texts, Variable};
use serde::Serialize;

/// A section with its answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AnswerSection {
    /// The section's name.
    pub key: &'static str,
    /// Its title.
    pub title: String,
    /// Its answers.
    pub rows: Vec<AnswerRow>,
}

/// A question and its answer, as the component `Answers` takes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AnswerRow {
    /// The question.
    pub label: String,
    /// The answer on one line, or empty.
    pub value: String,
    /// The answer on several lines, or empty.
    pub lines: Vec<String>,
    /// Where to change it, or empty.
    pub href: String,
    /// What the link changes, or empty.
    pub change: String,
}

/// Texts in one language, for answers.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// All texts.
    pub texts: &'a Texts,
    /// The language.
    pub language: Language,
    /// Names of municipalities.
    pub geography: &'a Geography,
}

impl Words<'_> {
    fn t(&self, key: &str) -> String {
        self.texts.get(self.language, key)
    }

    fn field(&self, name: &str) -> String {
        self.t(&format!("soknad-felt-{name}"))
    }

    fn code(&self, list: &List, code: &str) -> String {
        self.t(&list.text_key(code))
    }

    fn codes(&self, list: &List, codes: &[String], other: &str) -> Vec<String> {
        codes
            .iter()
            .map(|code| {
                if code == taxonomy::OTHER && !other.is_empty() {
                    format!("{}: {other}", self.code(list, code))
                } else {
                    self.code(list, code)
                }
            })
            .collect()
    }

    fn value(&self, name: &str, value: impl Into<String>) -> AnswerRow {
        labelled(self.field(name), value)
    }

    fn lines(&self, name: &str, lines: Vec<String>) -> AnswerRow {
        AnswerRow {
            lines,
            ..labelled(self.field(name), "")
        }
    }
}

fn labelled(label: String, value: impl Into<String>) -> AnswerRow {
    AnswerRow {
        label,
        value: value.into(),
        lines: Vec::new(),
        href: String::new(),
        change: String::new(),
    }
}

/// All sections of a complete application, in the order of the form.
#[must_use]
pub fn sections(words: &Words<'_>, content: &Content) -> Vec<AnswerSection> {
    Section::ALL
        .iter()
        .map(|section| AnswerSection {
            key: section.as_str(),
            title: words.t(&format!("soknad-seksjon-{}", section.as_str())),
            rows: rows(words, *section, content),
        })
        .collect()
}

fn rows(words: &Words<'_>, section: Section, content: &Content) -> Vec<AnswerRow> {
    match section {
        Section::Contact => contact(words, content),
        Section::Goals => vec![
            words.value("maal", &content.goals.goals),
            words.value("utviklingsarbeid", &content.goals.development),
            words.lines(
                "omrade",
                words.codes(&taxonomy::SERVICE_AREA, &content.goals.service_areas, ""),
            ),
        ],
        Section::Plan => plan(words, content),
        Section::Competence => competence(words, &content.competence),
        Section::UserOrganisations => organisations(words, content),
        Section::Actors => actors(words, content),
        Section::Measures => measures(words, content),
        Section::Budget => budget(words, content),
        Section::Partners => partners(words, content),
    }
}

fn contact(words: &Words<'_>, content: &Content) -> Vec<AnswerRow> {
    let contact = &content.contact;
    vec![
        words.value("navn", &contact.name),
        words.value("stilling", &contact.title),
        words.value("epost", &contact.email),
        words.value("telefon", &contact.phone),
        words.value("kommunedirektor", &contact.chief_executive),
    ]
}

fn plan(words: &Words<'_>, content: &Content) -> Vec<AnswerRow> {
    let plan = &content.plan;
    let mut rows = vec![words.value(
        "status",
        words.code(&taxonomy::PLAN_STATUS, plan.status.as_str()),
    )];
    if let Some(kind) = &plan.kind {
        rows.push(words.value("plantype", words.code(&taxonomy::PLAN_KIND, kind)));
    }
    if let Some(year) = plan.year {
        rows.push(words.value("aar", year.to_string()));
    }
    if let Some(day) = plan.adopted {
        rows.push(words.value("vedtatt", norwegian_day(day)));
    }
    if let Some(day) = plan.target_date {
        rows.push(words.value("maldato", norwegian_day(day)));
    }
    rows
}

fn competence(words: &Words<'_>, competence: &Competence) -> Vec<AnswerRow> {
    let therapy = &competence.occupational_therapy;
    vec![
        words.value(
            "ot-status",
            words.code(&taxonomy::COVERAGE, therapy.coverage.as_str()),
        ),
        words.value("ot-naa", therapy.fte_now.to_string()),
        words.value("ot-behov", therapy.fte_needed.to_string()),
        words.lines(
            "ot-dekning",
            words.codes(&taxonomy::MEETING_NEED, &therapy.met_by, ""),
        ),
        words.value("ot-begrunnelse", &therapy.reason),
        words.lines(
            "fag",
            words.codes(
                &taxonomy::PROFESSION,
                &competence.professions,
                &competence.other_profession,
            ),
        ),
        words.value("fag-merknad", &competence.remark),
    ]
}

fn organisations(words: &Words<'_>, content: &Content) -> Vec<AnswerRow> {
    let organisations = &content.user_organisations.organisations;
    organisations
        .iter()
        .map(|organisation| {
            let mut lines = words.codes(
                &taxonomy::INVOLVEMENT,
                &organisation.forms,
                &organisation.other_form,
            );
            lines.push(format!(
                "{}: {}",
                words.field("org-niva"),
                words.code(&taxonomy::LEVEL, &organisation.level)
            ));
            AnswerRow {
                lines,
                ..labelled(organisation.name.clone(), "")
            }
        })
        .collect()
}

fn actors(words: &Words<'_>, content: &Content) -> Vec<AnswerRow> {
    let actors = &content.actors.actors;
    actors
        .iter()
        .map(|actor| {
            let mut how = words.code(&taxonomy::COOPERATION, &actor.form);
            if let Some(year) = actor.since {
                how = words.texts.with(
                    words.language,
                    "soknad-svar-siden",
                    &[
                        ("form", Variable::from(how)),
                        ("aar", Variable::from(year.to_string())),
                    ],
                );
            }
            let lines = vec![words.code(&taxonomy::OUTSIDE_ACTOR, &actor.kind), how];
            AnswerRow {
                lines,
                ..labelled(actor.name.clone(), "")
            }
        })
        .collect()
}

fn measures(words: &Words<'_>, content: &Content) -> Vec<AnswerRow> {
    let part = &content.measures;
    let mut rows: Vec<AnswerRow> = part
        .measures
        .iter()
        .map(|measure| {
            let mut lines = vec![words.code(&taxonomy::MEASURE, &measure.kind)];
            lines.extend(
                measure
                    .description
                    .lines()
                    .map(str::to_owned)
                    .filter(|line| !line.is_empty()),
            );
            AnswerRow {
                lines,
                ..labelled(measure.title.clone(), "")
            }
        })
        .collect();
    rows.push(words.lines(
        "malgruppe",
        words.codes(
            &taxonomy::TARGET_GROUP,
            &part.target_groups,
            &part.other_target_group,
        ),
    ));
    rows.push(words.lines(
        "utfordring",
        words.codes(&taxonomy::CHALLENGE, &part.challenges, ""),
    ));
    rows.push(words.lines(
        "arena",
        words.codes(&taxonomy::ARENA, &part.arenas, &part.other_arena),
    ));
    rows
}

fn budget(words: &Words<'_>, content: &Content) -> Vec<AnswerRow> {
    let budget = &content.budget;
    let mut rows: Vec<AnswerRow> = budget
        .lines
        .iter()
        .map(|line| {
            let amounts = words.texts.with(
                words.language,
                "soknad-svar-post",
                &[
                    ("kostnad", Variable::from(line.cost.to_string())),
                    ("sokt", Variable::from(line.applied.to_string())),
                ],
            );
            labelled(line.text.clone(), amounts)
        })
        .collect();
    rows.push(words.value("sum-kostnad", budget.cost().to_string()));
    rows.push(words.value("sum-sokt", budget.applied().to_string()));
    let share = budget.cofinancing_per_mille();
    let cofinancing = format!(
        "{} ({},{}\u{a0}%)",
        budget.cofinancing,
        share / 10,
        share % 10
    );
    rows.push(words.value("medfinansiering", cofinancing));
    rows.push(words.value("annen-finansiering", budget.other.to_string()));
    if budget.other > Kroner::ZERO {
        rows.push(words.value("annen-kilde", &budget.other_source));
    }
    rows.push(words.value("begrunnelse", &budget.reasons));
    rows
}

fn partners(words: &Words<'_>, content: &Content) -> Vec<AnswerRow> {
    let names = content
        .partners
        .municipalities
        .iter()
        .map(|code| {
            words
                .geography
                .municipality(*code)
                .map_or_else(|| code.to_string(), |m| format!("{code} {}", m.name))
        })
        .collect();
    vec![
        words.lines("kommuner", names),
        words.value("samarbeid-om", &content.partners.about),
    ]
}

//! Between the form as typed and [`Figures`]. Names of fields are those of the form.

use super::{
    Answer, EverydayRehabilitation, Figures, HealthyLife, PlanCoverage, PlanStatus, Tenths, Terms,
    UnitForm, check,
};
use crate::domain::money::{AmountError, Kroner};
use crate::domain::taxonomy::INVOLVEMENT;
use std::collections::BTreeMap;

/// A form as typed: nothing written is ever lost, also what cannot be understood yet.
pub type RawFields = BTreeMap<String, Vec<String>>;

/// The longest remark or explanation, in signs.
pub const LONGEST_NOTE: usize = 1000;

/// The largest count: more people than any municipality has.
const LARGEST_COUNT: i64 = 1_000_000;
/// The most weeks of waiting.
const LONGEST_WAIT: i64 = 104;
/// The most full-time equivalents, in tenths.
const MOST_TENTHS: i64 = 5000;

/// The fields of the form; those with a number have a box `…-ukjent` beside them.
const FIELDS: [&str; 22] = [
    "plan-status",
    "plan-ar",
    "ke",
    "ke-form",
    "hjem-antall",
    "hjem-ip",
    "inst-antall",
    "inst-ip",
    "koordinator",
    "ergo-arsverk",
    "ergo-mangler",
    "hverdagsrehab",
    "flm",
    "vent-ergo",
    "vent-fysio",
    "brukerorg",
    "brukerorg-form",
    "brukerorg-forklaring",
    "brukt",
    "egne-midler",
    "brukt-forklaring",
    "merknad",
];

/// Whether a name is that of a field of the report; nothing else is kept.
#[must_use]
pub fn is_field(name: &str) -> bool {
    FIELDS.contains(&name.strip_suffix("-ukjent").unwrap_or(name))
}

/// Something to mend at a field: the key of the sentence and its variables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The field.
    pub field: &'static str,
    /// Key of the text.
    pub key: &'static str,
    /// Its variables.
    pub variables: Vec<(&'static str, String)>,
}

/// Reads the fields one by one and gathers what is wrong with each.
struct Reader<'a> {
    raw: &'a RawFields,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn text(&self, field: &str) -> &str {
        self.raw
            .get(field)
            .and_then(|values| values.first())
            .map_or("", |value| value.trim())
    }

    fn fault(&mut self, field: &'static str, key: &'static str, variables: &[(&'static str, i64)]) {
        self.faults.push(Fault {
            field,
            key,
            variables: variables
                .iter()
                .map(|(name, value)| (*name, Kroner(*value).grouped()))
                .collect(),
        });
    }

    /// An input with a box «ukjent» beside it.
    fn open<T>(
        &mut self,
        field: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
        fault: (&'static str, i64),
    ) -> Answer<T> {
        let unknown = self.text(&format!("{field}-ukjent")) == "ja";
        match (self.text(field).to_owned(), unknown) {
            (text, true) if text.is_empty() => Answer::Unknown,
            (text, false) if text.is_empty() => Answer::Unanswered,
            (_, true) => {
                self.fault(field, "rapport-feil-tall-og-ukjent", &[]);
                Answer::Unanswered
            }
            (text, false) => match parse(&text) {
                Some(value) => Answer::Value(value),
                None => {
                    self.fault(field, fault.0, &[("maks", fault.1)]);
                    Answer::Unanswered
                }
            },
        }
    }

    fn count(&mut self, field: &'static str, largest: i64) -> Answer<i64> {
        self.open(
            field,
            |text| whole(text).filter(|n| *n <= largest),
            ("rapport-feil-tall", largest),
        )
    }

    fn year(&mut self, field: &'static str, terms: &Terms) -> Answer<i64> {
        let answer = self.open(field, whole, ("rapport-feil-ar", 0));
        // A year is written without thousand space, unlike the numbers of other messages.
        for fault in self
            .faults
            .iter_mut()
            .filter(|f| f.key == "rapport-feil-ar")
        {
            fault.variables = vec![("til", (terms.year + 1).to_string())];
        }
        answer
    }

    fn tenths(&mut self, field: &'static str) -> Answer<Tenths> {
        self.open(
            field,
            |text| Tenths::parse_norwegian(text).filter(|t| t.0 <= MOST_TENTHS),
            ("rapport-feil-arsverk", MOST_TENTHS / 10),
        )
    }

    /// A group of choices with «ukjent» among them; none chosen is no answer.
    fn choice<T>(
        &mut self,
        field: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Answer<T> {
        match self.text(field).to_owned().as_str() {
            "" => Answer::Unanswered,
            "ukjent" => Answer::Unknown,
            code => parse(code).map_or_else(
                || {
                    self.fault(field, "feil-valg", &[]);
                    Answer::Unanswered
                },
                Answer::Value,
            ),
        }
    }

    fn kroner(&mut self, field: &'static str) -> Kroner {
        match Kroner::parse_norwegian(self.text(field)) {
            Ok(amount) => amount,
            Err(why) => {
                let key = match why {
                    AmountError::Empty => "feil-belop-mangler",
                    AmountError::NotANumber => "feil-belop-ikke-tall",
                    AmountError::NotWhole => "feil-belop-ore",
                    AmountError::Negative => "feil-belop-negativt",
                    AmountError::TooLarge => "feil-belop-for-stort",
                };
                self.fault(field, key, &[]);
                Kroner::ZERO
            }
        }
    }

    fn note(&mut self, field: &'static str) -> String {
        let text = self.text(field).replace("\r\n", "\n");
        if text.chars().count() > LONGEST_NOTE {
            self.fault(field, "feil-for-lang", &[("maks", 1000)]);
        }
        if text
            .chars()
            .any(|c| c.is_control() && !matches!(c, '\n' | '\t'))
        {
            self.fault(field, "feil-tegn", &[]);
        }
        text
    }

    /// The ticked forms of involvement; a code that is none of them is dropped with a fault.
    fn involvement(&mut self) -> Vec<String> {
        let chosen: Vec<String> = self
            .raw
            .get("brukerorg-form")
            .map(|codes| codes.iter().filter(|c| !c.is_empty()).cloned().collect())
            .unwrap_or_default();
        if chosen.iter().any(|code| !INVOLVEMENT.has(code)) {
            self.fault("brukerorg-form", "feil-valg", &[]);
            return Vec::new();
        }
        chosen
    }
}

fn whole(text: &str) -> Option<i64> {
    let digits: String = text
        .chars()
        .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}'))
        .collect();
    (!digits.is_empty() && digits.len() <= 9 && digits.bytes().all(|b| b.is_ascii_digit()))
        .then(|| digits.parse().ok())
        .flatten()
}

/// Reads a report as typed.
///
/// # Errors
/// Everything there is to mend, in the order of the form.
pub fn read(raw: &RawFields, terms: &Terms) -> Result<Figures, Vec<Fault>> {
    let mut reader = Reader {
        raw,
        faults: Vec::new(),
    };
    let figures = Figures {
        plan_status: reader.choice("plan-status", PlanStatus::parse),
        plan_year: reader.year("plan-ar", terms),
        at_home: PlanCoverage {
            users: reader.count("hjem-antall", LARGEST_COUNT),
            with_plan: reader.count("hjem-ip", LARGEST_COUNT),
        },
        in_institution: PlanCoverage {
            users: reader.count("inst-antall", LARGEST_COUNT),
            with_plan: reader.count("inst-ip", LARGEST_COUNT),
        },
        coordinators: reader.count("koordinator", LARGEST_COUNT),
        unit_established: reader.choice("ke", |code| match code {
            "ja" => Some(true),
            "nei" => Some(false),
            _ => None,
        }),
        unit_form: reader.choice("ke-form", UnitForm::parse),
        therapists: reader.tenths("ergo-arsverk"),
        therapists_missing: reader.tenths("ergo-mangler"),
        everyday_rehabilitation: reader.choice("hverdagsrehab", EverydayRehabilitation::parse),
        healthy_life: reader.choice("flm", HealthyLife::parse),
        weeks_occupational_therapy: reader.count("vent-ergo", LONGEST_WAIT),
        weeks_physiotherapy: reader.count("vent-fysio", LONGEST_WAIT),
        user_organisations: reader.count("brukerorg", 1000),
        involvement: reader.involvement(),
        none_explained: reader.note("brukerorg-forklaring"),
        spent: reader.kroner("brukt"),
        own_funds: reader.kroner("egne-midler"),
        spent_explained: reader.note("brukt-forklaring"),
        note: reader.note("merknad"),
    };
    let mut faults = reader.faults;
    check::across(&figures, terms, &mut faults);
    if faults.is_empty() {
        Ok(figures)
    } else {
        Err(faults)
    }
}

/// Writes figures as fields of the form: last year's report into this year's, and the test that nothing is lost.
#[must_use]
pub fn write(figures: &Figures) -> RawFields {
    let mut raw = RawFields::new();
    let mut set = |field: &str, value: String| {
        if !value.is_empty() {
            raw.insert(field.to_owned(), vec![value]);
        }
    };
    let mut open = |field: &str, answer: Answer<String>| match answer {
        Answer::Value(value) => set(field, value),
        Answer::Unknown => set(&format!("{field}-ukjent"), "ja".into()),
        Answer::Unanswered => {}
    };
    let number = |answer: Answer<i64>| answer.map(|n| n.to_string());
    open("plan-ar", number(figures.plan_year));
    open("hjem-antall", number(figures.at_home.users));
    open("hjem-ip", number(figures.at_home.with_plan));
    open("inst-antall", number(figures.in_institution.users));
    open("inst-ip", number(figures.in_institution.with_plan));
    open("koordinator", number(figures.coordinators));
    open("ergo-arsverk", figures.therapists.map(|t| t.to_string()));
    open(
        "ergo-mangler",
        figures.therapists_missing.map(|t| t.to_string()),
    );
    open("vent-ergo", number(figures.weeks_occupational_therapy));
    open("vent-fysio", number(figures.weeks_physiotherapy));
    open("brukerorg", number(figures.user_organisations));
    let mut choose = |field: &str, answer: Answer<&str>| match answer {
        Answer::Value(code) => set(field, code.to_owned()),
        Answer::Unknown => set(field, "ukjent".into()),
        Answer::Unanswered => {}
    };
    choose("plan-status", figures.plan_status.map(PlanStatus::as_str));
    choose(
        "ke",
        figures
            .unit_established
            .map(|yes| if yes { "ja" } else { "nei" }),
    );
    choose("ke-form", figures.unit_form.map(UnitForm::as_str));
    choose(
        "hverdagsrehab",
        figures
            .everyday_rehabilitation
            .map(EverydayRehabilitation::as_str),
    );
    choose("flm", figures.healthy_life.map(HealthyLife::as_str));
    set("brukt", figures.spent.0.to_string());
    set("egne-midler", figures.own_funds.0.to_string());
    set("brukt-forklaring", figures.spent_explained.clone());
    set("brukerorg-forklaring", figures.none_explained.clone());
    set("merknad", figures.note.clone());
    if !figures.involvement.is_empty() {
        raw.insert("brukerorg-form".into(), figures.involvement.clone());
    }
    raw
}

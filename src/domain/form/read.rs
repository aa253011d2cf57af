//! From what was typed to answers, with everything that must be corrected.

use super::{Answer, Answers, Fault, Field, Kind, Need, Typed, UNKNOWN, Value};
use crate::domain::money::{AmountError, Kroner};
use crate::domain::tenths::Tenths;
use crate::domain::time::{Day, parse_day};

/// The key of the sentence for a text that is no amount.
#[must_use]
pub const fn amount_key(why: AmountError) -> &'static str {
    match why {
        AmountError::Empty => "feil-belop-mangler",
        AmountError::NotANumber => "feil-belop-ikke-tall",
        AmountError::NotWhole => "feil-belop-ore",
        AmountError::Negative => "feil-belop-negativt",
        AmountError::TooLarge => "feil-belop-for-stort",
    }
}

/// Reads whole kroner.
///
/// # Errors
/// The fault at the field.
pub fn kroner(name: &str, typed: &str) -> Result<Kroner, Fault> {
    Kroner::parse_norwegian(typed).map_err(|why| Fault::new(name, amount_key(why)))
}

/// Reads a date that must be there.
///
/// # Errors
/// The fault at the field.
pub fn day(name: &str, typed: &str) -> Result<Day, Fault> {
    match typed {
        "" => Err(Fault::new(name, "feil-dato-mangler")),
        written => parse_day(written).ok_or_else(|| Fault::new(name, "feil-dato")),
    }
}

/// Reads a text of at most `longest` characters, which may be empty.
///
/// # Errors
/// The fault at the field.
pub fn text(name: &str, typed: &str, longest: usize) -> Result<String, Fault> {
    if typed.chars().count() > longest {
        return Err(Fault::new(name, "feil-for-lang").with("maks", longest.to_string()));
    }
    if typed
        .chars()
        .any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
    {
        return Err(Fault::new(name, "feil-tegn"));
    }
    Ok(typed.replace("\r\n", "\n"))
}

/// A whole number from 0, with or without thousand spaces.
fn whole(text: &str) -> Option<i64> {
    let digits: String = text
        .chars()
        .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}'))
        .collect();
    (!digits.is_empty() && digits.len() <= 9 && digits.bytes().all(|b| b.is_ascii_digit()))
        .then(|| digits.parse().ok())
        .flatten()
}

/// What was read of one question: the answer, or the fault in its place.
type Read = Result<Answer<Value>, Fault>;

/// A form being read.
#[derive(Debug)]
pub struct Reading<'a> {
    typed: &'a Typed,
    year: i64,
    faults: Vec<Fault>,
}

impl<'a> Reading<'a> {
    /// Begins to read what was typed in a form of this year.
    #[must_use]
    pub fn of(typed: &'a Typed, year: i32) -> Self {
        Self {
            typed,
            year: i64::from(year),
            faults: Vec::new(),
        }
    }

    /// Reads these questions. A question without an answer stands among the answers too, unless its condition does not hold.
    pub fn fields<'f>(&mut self, fields: impl IntoIterator<Item = &'f Field>) -> Answers {
        self.prefixed("", "", fields)
    }

    /// The same for the questions of a row: their names begin with `prefix` in the form; `row` is what sentences call it.
    pub fn prefixed<'f>(
        &mut self,
        prefix: &str,
        row: &str,
        fields: impl IntoIterator<Item = &'f Field>,
    ) -> Answers {
        let read: Vec<(&Field, Read)> = fields
            .into_iter()
            .filter(|field| i32::try_from(self.year).is_ok_and(|year| field.is_asked_in(year)))
            .map(|field| (field, self.read(prefix, field)))
            .collect();
        let mut answers = Answers::default();
        for (field, outcome) in &read {
            answers.set(field.name, outcome.clone().unwrap_or_default());
        }
        let mut kept = Answers::default();
        for (field, outcome) in read {
            if field.only.is_some_and(|when| !when.holds(&answers)) {
                continue;
            }
            let name = format!("{prefix}{}", field.name);
            let missing = match (&outcome, field.need) {
                (Ok(Answer::Unanswered), Need::Always(key)) => Some(key),
                (Ok(Answer::Unanswered), Need::When(when, key)) if when.holds(&answers) => {
                    Some(key)
                }
                _ => None,
            };
            let fault = match (missing, outcome) {
                (Some(key), _) => Some(self.about(field, Fault::new(name, key))),
                (None, Err(fault)) => Some(fault),
                (None, Ok(answer)) => {
                    kept.set(field.name, answer);
                    None
                }
            };
            if let Some(fault) = fault {
                kept.set(field.name, Answer::Unanswered);
                self.faults.push(if row.is_empty() {
                    fault
                } else {
                    fault.with("post", row)
                });
            }
        }
        kept
    }

    /// Notes a fault that is none of a single question.
    pub fn fail(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    /// Everything that must be corrected, in the order of the form.
    #[must_use]
    pub fn faults(self) -> Vec<Fault> {
        self.faults
    }

    fn read(&self, prefix: &str, field: &Field) -> Read {
        let name = format!("{prefix}{}", field.name);
        let typed = self.typed.get(&name);
        let boxed = field
            .unknown_box()
            .is_some_and(|own| self.typed.get(&format!("{prefix}{own}")) == "ja");
        match (typed, boxed) {
            ("", true) => return Ok(Answer::Unknown),
            (_, true) => return Err(Fault::new(name, "skjema-feil-tall-og-ukjent")),
            (UNKNOWN, false) if !field.unknown.is_empty() => return Ok(Answer::Unknown),
            (_, false) => {}
        }
        let value = if let Kind::Many(_) | Kind::Municipalities = field.kind {
            self.many(&name, field)?
        } else if typed.is_empty() {
            return Ok(Answer::Unanswered);
        } else {
            self.value(&name, field, typed)?
        };
        Ok(match value {
            Value::Codes(codes) if codes.is_empty() => Answer::Unanswered,
            value => Answer::Value(value),
        })
    }

    fn value(&self, name: &str, field: &Field, typed: &str) -> Result<Value, Fault> {
        let wrong = |key: &'static str| {
            let key = if field.wrong.is_empty() {
                key
            } else {
                field.wrong
            };
            self.about(field, Fault::new(name, key))
        };
        match field.kind {
            Kind::Line => text(name, typed, super::SHORT).map(Value::Text),
            Kind::Text { longest, .. } => text(name, typed, longest).map(Value::Text),
            Kind::Amount => kroner(name, typed).map(|amount| Value::Number(amount.0)),
            Kind::Count { most } => whole(typed)
                .filter(|number| *number <= most)
                .map(Value::Number)
                .ok_or_else(|| wrong("skjema-feil-tall")),
            Kind::Tenths { most } => Tenths::parse_norwegian(typed)
                .filter(|tenths| tenths.0 <= most)
                .map(|tenths| Value::Number(tenths.0))
                .ok_or_else(|| wrong("skjema-feil-arsverk")),
            Kind::Year { from, ahead } => whole(typed)
                .filter(|year| (from..=self.year + ahead).contains(year))
                .map(Value::Number)
                .ok_or_else(|| wrong("skjema-feil-ar")),
            Kind::Day => day(name, typed).map(|day| Value::Text(day.to_string())),
            Kind::One(lists) if lists.iter().any(|list| list.has(typed)) => {
                Ok(Value::Text(typed.to_owned()))
            }
            Kind::One(_) | Kind::Many(_) | Kind::Municipalities => {
                Err(Fault::new(name, "feil-valg"))
            }
        }
    }

    /// The codes ticked, in the order of their list.
    fn many(&self, name: &str, field: &Field) -> Result<Value, Fault> {
        let ticked: Vec<&str> = self
            .typed
            .all(name)
            .into_iter()
            .filter(|code| !code.is_empty())
            .collect();
        let Kind::Many(list) = field.kind else {
            return Ok(Value::Codes(
                ticked.into_iter().map(str::to_owned).collect(),
            ));
        };
        if ticked.iter().any(|code| !list.has(code)) {
            return Err(Fault::new(name, "feil-valg"));
        }
        Ok(Value::Codes(
            list.codes
                .iter()
                .filter(|code| ticked.contains(code))
                .map(ToString::to_string)
                .collect(),
        ))
    }

    /// The fault with the bounds of its question, for the sentences that tell them.
    fn about(&self, field: &Field, fault: Fault) -> Fault {
        match field.kind {
            Kind::Count { most } => fault.with("maks", Kroner(most).grouped()),
            Kind::Tenths { most } => fault.with("maks", Kroner(most / 10).grouped()),
            // A year is written without thousand space, unlike the numbers of other sentences.
            Kind::Year { from, ahead } => fault
                .with("fra", from.to_string())
                .with("til", (self.year + ahead).to_string()),
            _ => fault,
        }
        .with("aar", self.year.to_string())
    }
}

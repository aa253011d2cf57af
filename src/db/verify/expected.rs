//! The rows there should be, as the facts say.

use crate::domain::chain::Digest;
use crate::domain::geography::MunicipalityCode;
use crate::domain::id::{
    AnnouncementId, ApplicationId, BankAccountId, CallId, DecisionId, FrameId, GrantId, PaymentId,
    RemarkId, RepaymentId, ReportId, ReturnRemarkId, UserId,
};
use crate::domain::money::Kroner;
use crate::domain::time::{Day, Timestamp};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};

/// What a column should hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Want {
    /// This value.
    Is(Value),
    /// A text with this hash.
    Text(Digest),
    /// A text with this hash, or none because it was erased.
    TextOrErased(Digest),
}

impl Want {
    /// Whether the stored value is as wanted. SQLite has no booleans and writes a moment with a space.
    pub(super) fn is_met_by(&self, stored: &Value) -> bool {
        match (self, stored) {
            (Self::Text(digest) | Self::TextOrErased(digest), Value::String(text)) => {
                Digest::of(text) == *digest
            }
            (Self::TextOrErased(_), Value::Null) => true,
            (Self::Text(_) | Self::TextOrErased(_), _) => false,
            (Self::Is(Value::Bool(yes)), Value::Number(number)) => {
                number.as_i64() == Some(i64::from(*yes))
            }
            (Self::Is(Value::String(wanted)), Value::String(stored)) => {
                wanted == stored || *wanted == stored.replacen(' ', "T", 1)
            }
            (Self::Is(wanted), stored) => wanted == stored,
        }
    }

    /// For a finding.
    pub(super) fn told(&self) -> String {
        match self {
            Self::Is(value) => value.to_string(),
            Self::Text(digest) | Self::TextOrErased(digest) => {
                format!("a text with the hash {}", digest.as_str())
            }
        }
    }
}

macro_rules! ids {
    ($($id:ident),*) => {$(
        impl From<$id> for Want {
            fn from(id: $id) -> Self {
                Self::Is(Value::from(id.0))
            }
        }
    )*};
}
ids!(
    AnnouncementId,
    ApplicationId,
    BankAccountId,
    CallId,
    DecisionId,
    FrameId,
    GrantId,
    PaymentId,
    RemarkId,
    ReportId,
    RepaymentId,
    UserId
);

macro_rules! values {
    ($($type:ty => |$value:ident| $make:expr),* $(,)?) => {$(
        impl From<$type> for Want {
            fn from($value: $type) -> Self {
                Self::Is($make)
            }
        }
    )*};
}
values!(
    i64 => |value| Value::from(value),
    i32 => |value| Value::from(value),
    bool => |value| Value::Bool(value),
    &str => |value| Value::from(value),
    String => |value| Value::from(value),
    Kroner => |value| Value::from(value.0),
    Day => |value| Value::from(value.to_string()),
    Timestamp => |value| Value::from(value.0.format("%Y-%m-%dT%H:%M:%S").to_string()),
    MunicipalityCode => |value| Value::from(value.as_str()),
);

impl<T: Into<Self>> From<Option<T>> for Want {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Is(Value::Null), Into::into)
    }
}

impl From<Digest> for Want {
    fn from(digest: Digest) -> Self {
        Self::Text(digest)
    }
}

/// Nothing stands in the column.
const NULL: Want = Want::Is(Value::Null);

/// One row.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) columns: BTreeMap<&'static str, Want>,
}

impl Row {
    /// What a column should hold from now on.
    pub(super) fn set(&mut self, column: &'static str, want: impl Into<Want>) -> &mut Self {
        self.columns.insert(column, want.into());
        self
    }

    /// Several columns hold nothing.
    pub(super) fn empty(&mut self, columns: &[&'static str]) -> &mut Self {
        for column in columns {
            self.columns.insert(column, NULL);
        }
        self
    }

    fn number(&self, column: &str) -> i64 {
        match self.columns.get(column) {
            Some(Want::Is(Value::Number(number))) => number.as_i64().unwrap_or(0),
            _ => 0,
        }
    }
}

/// All rows there should be, by table and key, and what the fold remembers on its way.
#[derive(Debug, Default)]
pub(super) struct Expected {
    rows: HashMap<&'static str, BTreeMap<String, Row>>,
    /// The assessments that must be as they were proposed.
    pub(super) assessments: BTreeMap<ApplicationId, Digest>,
    /// The application of each grant.
    pub(super) application_of: HashMap<i64, ApplicationId>,
    /// The frame of each grant.
    pub(super) frame_of: HashMap<i64, FrameId>,
    /// Year, office and municipality of each application.
    pub(super) sent: HashMap<i64, (i32, String, MunicipalityCode)>,
    /// The remarks of each case that wait for an answer.
    pub(super) open_returns: HashMap<ApplicationId, Vec<ReturnRemarkId>>,
    /// What is committed of each frame.
    pub(super) committed: BTreeMap<i64, i64>,
}

impl Expected {
    /// The row with this key, made when it is new.
    pub(super) fn row(&mut self, table: &'static str, key: impl ToString) -> &mut Row {
        self.rows
            .entry(table)
            .or_default()
            .entry(key.to_string())
            .or_default()
    }

    /// Takes the row out, to compare it.
    pub(super) fn take(&mut self, table: &str, key: &str) -> Option<Row> {
        self.rows.get_mut(table)?.remove(key)
    }

    /// The keys nobody took.
    pub(super) fn left(&mut self, table: &str) -> Vec<String> {
        self.rows
            .remove(table)
            .map(|rows| rows.into_keys().collect())
            .unwrap_or_default()
    }

    /// Removes the rows of a table that meet a condition.
    pub(super) fn drop_where(&mut self, table: &str, column: &str, want: &Want) {
        if let Some(rows) = self.rows.get_mut(table) {
            rows.retain(|_, row| row.columns.get(column) != Some(want));
        }
    }

    /// A number a row holds so far.
    pub(super) fn number(&self, table: &str, key: impl ToString, column: &str) -> i64 {
        self.rows
            .get(table)
            .and_then(|rows| rows.get(&key.to_string()))
            .map_or(0, |row| row.number(column))
    }

    /// A row's columns so far, to make another like it.
    pub(super) fn copy(&self, table: &str, key: impl ToString) -> BTreeMap<&'static str, Want> {
        self.rows
            .get(table)
            .and_then(|rows| rows.get(&key.to_string()))
            .map(|row| row.columns.clone())
            .unwrap_or_default()
    }

    /// What is known only at the end: the kept totals of frames and appropriations, and the counters.
    pub(super) fn close(&mut self) {
        let frames = self.rows.remove("budget_frame").unwrap_or_default();
        let mut framed: BTreeMap<i64, i64> = BTreeMap::new();
        for (key, mut row) in frames {
            let committed = key
                .parse()
                .ok()
                .and_then(|id: i64| self.committed.get(&id).copied());
            *framed.entry(row.number("year")).or_default() += row.number("amount");
            row.set("committed", committed.unwrap_or(0));
            self.row("budget_frame", key).columns = row.columns;
        }
        for row in self.rows.entry("appropriation").or_default().values_mut() {
            let sum = framed.get(&row.number("year")).copied().unwrap_or(0);
            row.set("framed", sum);
        }
    }
}

//! People, the organisations they act for and what role they have there.

use super::geography::{MunicipalityCode, OfficeKey, WrittenStandard};
use super::time::Day;
use serde::{Deserialize, Serialize};

/// What a person does in an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Municipal planner who applies and reports (søker).
    Applicant,
    /// Municipal leader; does what the planner does, and signs (kommunedirektør eller leder).
    MunicipalLeader,
    /// Assesses and proposes at the county governor (saksbehandler).
    CaseOfficer,
    /// Decides and signs; holds budsjettdisponeringsmyndighet (godkjenner).
    BudgetAuthority,
    /// Attests payments and keeps the account register (økonomi).
    Economy,
    /// Reads what a case officer reads (leser).
    Reader,
    /// Confirms one section of one report, by invitation (revisor).
    Auditor,
    /// Sets appropriation, frames and call, reads totals (departement).
    Ministry,
    /// Users, roles and settings; no cases (administrator).
    Administrator,
}

impl Role {
    /// All roles, in the order of the access table.
    pub const ALL: [Self; 9] = [
        Self::Applicant,
        Self::MunicipalLeader,
        Self::CaseOfficer,
        Self::BudgetAuthority,
        Self::Economy,
        Self::Reader,
        Self::Auditor,
        Self::Ministry,
        Self::Administrator,
    ];

    /// The stored name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Applicant => "applicant",
            Self::MunicipalLeader => "municipal_leader",
            Self::CaseOfficer => "case_officer",
            Self::BudgetAuthority => "budget_authority",
            Self::Economy => "economy",
            Self::Reader => "reader",
            Self::Auditor => "auditor",
            Self::Ministry => "ministry",
            Self::Administrator => "administrator",
        }
    }

    /// The role with this stored name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }

    /// Whether the role decides or touches money at an office: then it takes effect when the office has confirmed it.
    #[must_use]
    pub const fn needs_confirmation(self) -> bool {
        match self {
            Self::CaseOfficer | Self::BudgetAuthority | Self::Economy => true,
            Self::Applicant
            | Self::MunicipalLeader
            | Self::Reader
            | Self::Auditor
            | Self::Ministry
            | Self::Administrator => false,
        }
    }

    /// The kind of organisation in which one can have this role.
    #[must_use]
    pub const fn belongs_to(self) -> OrganisationKind {
        match self {
            Self::Applicant | Self::MunicipalLeader => OrganisationKind::Municipality,
            Self::CaseOfficer | Self::BudgetAuthority | Self::Economy | Self::Reader => {
                OrganisationKind::Office
            }
            Self::Auditor => OrganisationKind::None,
            Self::Ministry => OrganisationKind::Ministry,
            Self::Administrator => OrganisationKind::Operator,
        }
    }
}

impl Organisation {
    /// The stored name: `kommune:0906`, `embete:fm-agder`, `departement`, `drift`, `ingen`.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Municipality(code) => format!("kommune:{code}"),
            Self::Office(key) => format!("embete:{}", key.as_str()),
            Self::Ministry => "departement".to_owned(),
            Self::Operator => "drift".to_owned(),
            Self::None => "ingen".to_owned(),
        }
    }

    /// The organisation with this stored name.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        match key.split_once(':') {
            Some(("kommune", code)) => code.parse().ok().map(Self::Municipality),
            Some(("embete", office)) => office.parse().ok().map(Self::Office),
            Some(_) => None,
            None => match key {
                "departement" => Some(Self::Ministry),
                "drift" => Some(Self::Operator),
                "ingen" => Some(Self::None),
                _ => None,
            },
        }
    }

    /// Of which kind it is.
    #[must_use]
    pub const fn kind(&self) -> OrganisationKind {
        match self {
            Self::Municipality(_) => OrganisationKind::Municipality,
            Self::Office(_) => OrganisationKind::Office,
            Self::Ministry => OrganisationKind::Ministry,
            Self::Operator => OrganisationKind::Operator,
            Self::None => OrganisationKind::None,
        }
    }
}

/// The kinds of organisation people act for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganisationKind {
    /// A municipality (kommune).
    Municipality,
    /// A county governor's office (embete).
    Office,
    /// The ministry (departement).
    Ministry,
    /// The operator of the system.
    Operator,
    /// No organisation of the process: an invited person.
    None,
}

/// The organisation a person acts for in a session («på vegne av»).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Organisation {
    /// A municipality, by the code the membership was given for; a successor is found by date.
    Municipality(MunicipalityCode),
    /// A county governor's office.
    Office(OfficeKey),
    /// Helse- og omsorgsdepartementet.
    Ministry,
    /// The operator of the system.
    Operator,
    /// None.
    None,
}

/// From which day to which a membership holds; the last day is included, no last day means still.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Validity {
    /// First day.
    pub from: Day,
    /// Last day, if known.
    pub to: Option<Day>,
}

impl Validity {
    /// Whether the day lies inside.
    #[must_use]
    pub fn covers(self, day: Day) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

/// The user interface's languages. Letters and notices have only the two written standards.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Bokmål.
    #[default]
    Nb,
    /// Nynorsk.
    Nn,
    /// English.
    En,
}

impl Language {
    /// All three, in the order of the language switch.
    pub const ALL: [Self; 3] = [Self::Nb, Self::Nn, Self::En];

    /// `nb`, `nn` or `en`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nb => "nb",
            Self::Nn => "nn",
            Self::En => "en",
        }
    }

    /// The language with this code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|language| language.as_str() == code)
    }
}

impl WrittenStandard {
    /// `nb` or `nn`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Bokmal => "nb",
            Self::Nynorsk => "nn",
        }
    }

    /// The standard with this code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        match code {
            "nb" => Some(Self::Bokmal),
            "nn" => Some(Self::Nynorsk),
            _ => None,
        }
    }

    /// The language of the texts to take.
    #[must_use]
    pub const fn language(self) -> Language {
        match self {
            Self::Bokmal => Language::Nb,
            Self::Nynorsk => Language::Nn,
        }
    }
}

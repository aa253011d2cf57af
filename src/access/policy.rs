//! The table: role × act × relation to the case. No arm is a wildcard, so that a new role or act does not
//! compile until somebody decided about it. `docs/ACCESS.md` prints it.

use crate::domain::user::Role;

/// How the actor stands to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// The act concerns no case.
    NoCase,
    /// Acts for the municipality that applied, or its heir.
    OwnMunicipality,
    /// Acts for the office that covers the municipality today.
    HandlingOffice,
    /// Acts for an office that received or decided the case; it keeps reading.
    FormerOffice,
    /// None of these: the case does not exist for this person.
    Nobody,
    /// The system itself.
    System,
}

/// How much of cases is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// A row in a list.
    List,
    /// The case with its content; at an office it needs habilitet.
    Open,
}

/// Why something is refused; each has a sentence in `error.ftl` (`nektet-…`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The case does not exist for this person: answer 404.
    NotVisible,
    /// The role does not include the act.
    NotYourRole,
    /// Another office covers the municipality now; yours keeps reading.
    OtherOfficeNow,
    /// The person has not declared habilitet for the case.
    NotDeclared,
    /// The person is not impartial in the case.
    NotImpartial,
    /// The same person may not do both (totrinnskontroll).
    SamePerson,
    /// Whoever decides neither assesses nor attests in the same case.
    TookPartBefore,
    /// The person has acted in the case for the municipality.
    ActedForMunicipality,
    /// The person holds a role at the municipality, or held one a short time ago.
    RoleAtMunicipality,
}

impl Why {
    /// The key of the sentence shown.
    #[must_use]
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::NotVisible => "nektet-ikke-synlig",
            Self::NotYourRole => "nektet-rolle",
            Self::OtherOfficeNow => "nektet-annet-embete",
            Self::NotDeclared => "nektet-habilitet-mangler",
            Self::NotImpartial => "nektet-inhabil",
            Self::SamePerson => "nektet-samme-person",
            Self::TookPartBefore => "nektet-har-deltatt",
            Self::ActedForMunicipality => "nektet-handlet-for-kommunen",
            Self::RoleAtMunicipality => "nektet-rolle-i-kommunen",
        }
    }
}

macro_rules! acts {
    ($($(#[$doc:meta])* $act:ident),* $(,)?) => {
        /// Everything a person can do or see.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Act { $($(#[$doc])* $act),* }
        impl Act {
            /// All acts, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$act),*];
        }
    };
}

acts! {
    /// See the own applications and grants (Mine søknader).
    ListOwnCases,
    /// See the office's worklist (saksliste).
    ListOfficeCases,
    /// Open a case.
    OpenCase,
    /// Start an application.
    StartApplication,
    /// Write in the draft or the returned application.
    EditApplication,
    /// Throw a draft away.
    DiscardApplication,
    /// Submit, also again.
    SubmitApplication,
    /// Withdraw.
    WithdrawApplication,
    /// Declare habilitet.
    DeclareImpartiality,
    /// Answer somebody who was not impartial and says to be so now.
    ConfirmImpartiality,
    /// Take a case or give it to a colleague.
    AssignCase,
    /// Send back for completion; take a returned case as it stands.
    ReturnForCompletion,
    /// Write the assessment, propose, take the proposal back.
    Assess,
    /// Choose the written standard of the letter.
    ChooseStandard,
    /// Approve or return a proposal; decides and signs.
    Decide,
    /// Announce a round, mark it settled.
    AnnounceRound,
    /// Accept or decline a grant.
    AnswerGrant,
    /// Register the account the applicant gave.
    RegisterAccount,
    /// Propose a payment.
    ProposePayment,
    /// Attest or refuse a payment.
    AttestPayment,
    /// Confirm a payment with its voucher number.
    ConfirmPayment,
    /// Write and submit the report.
    Report,
    /// Approve or return a report, claim unspent money, close.
    CheckReport,
    /// Register a repayment.
    RegisterRepayment,
    /// Set the appropriation and the frames.
    SetFrames,
    /// Write and announce the call.
    EditCall,
    /// Read totals of the whole country.
    ReadTotals,
    /// Administer users and roles.
    ManageUsers,
    /// Confirm or refuse a role that was given at the own office.
    ConfirmRole,
    /// Administer the settings of a scheme-year.
    ManageSettings,
    /// Say who takes over a case of a divided municipality.
    AssignSuccessor,
}

/// Which relation an act asks for in a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// The role does not do this.
    Never,
    /// No case is concerned.
    NoCase,
    /// The own municipality's case.
    OwnMunicipality,
    /// The office covers the municipality today.
    HandlingOffice,
    /// The office covers it today, or received or decided it.
    ReadingOffice,
}

/// The table itself.
#[expect(clippy::too_many_lines, reason = "the table is read as one")]
#[must_use]
pub const fn needs(role: Role, act: Act) -> Needs {
    match act {
        Act::ListOwnCases => match role {
            Role::Applicant | Role::MunicipalLeader => Needs::NoCase,
            Role::CaseOfficer
            | Role::BudgetAuthority
            | Role::Economy
            | Role::Reader
            | Role::Auditor
            | Role::Ministry
            | Role::Administrator => Needs::Never,
        },
        Act::ListOfficeCases => match role {
            Role::CaseOfficer | Role::BudgetAuthority | Role::Economy | Role::Reader => {
                Needs::NoCase
            }
            Role::Applicant
            | Role::MunicipalLeader
            | Role::Auditor
            | Role::Ministry
            | Role::Administrator => Needs::Never,
        },
        Act::OpenCase => match role {
            Role::Applicant | Role::MunicipalLeader => Needs::OwnMunicipality,
            Role::CaseOfficer | Role::BudgetAuthority | Role::Economy | Role::Reader => {
                Needs::ReadingOffice
            }
            Role::Auditor | Role::Ministry | Role::Administrator => Needs::Never,
        },
        Act::StartApplication => match role {
            Role::Applicant | Role::MunicipalLeader => Needs::NoCase,
            Role::CaseOfficer
            | Role::BudgetAuthority
            | Role::Economy
            | Role::Reader
            | Role::Auditor
            | Role::Ministry
            | Role::Administrator => Needs::Never,
        },
        Act::EditApplication
        | Act::DiscardApplication
        | Act::SubmitApplication
        | Act::WithdrawApplication
        | Act::AnswerGrant
        | Act::Report => match role {
            Role::Applicant | Role::MunicipalLeader => Needs::OwnMunicipality,
            Role::CaseOfficer
            | Role::BudgetAuthority
            | Role::Economy
            | Role::Reader
            | Role::Auditor
            | Role::Ministry
            | Role::Administrator => Needs::Never,
        },
        Act::DeclareImpartiality => match role {
            Role::CaseOfficer | Role::BudgetAuthority | Role::Economy | Role::Reader => {
                Needs::ReadingOffice
            }
            Role::Applicant
            | Role::MunicipalLeader
            | Role::Auditor
            | Role::Ministry
            | Role::Administrator => Needs::Never,
        },
        Act::AssignCase
        | Act::ReturnForCompletion
        | Act::Assess
        | Act::ChooseStandard
        | Act::ProposePayment
        | Act::CheckReport => match role {
            Role::CaseOfficer => Needs::HandlingOffice,
            Role::Applicant
            | Role::MunicipalLeader
            | Role::BudgetAuthority
            | Role::Economy
            | Role::Reader
            | Role::Auditor
            | Role::Ministry
            | Role::Administrator => Needs::Never,
        },
        Act::Decide | Act::ConfirmImpartiality => match role {
            Role::BudgetAuthority => Needs::HandlingOffice,
            Role::Applicant
            | Role::MunicipalLeader
            | Role::CaseOfficer
            | Role::Economy
            | Role::Reader
            | Role::Auditor
            | Role::Ministry
            | Role::Administrator => Needs::Never,
        },
        Act::AnnounceRound | Act::ConfirmRole => match role {
            Role::BudgetAuthority => Needs::NoCase,
            Role::Applicant
            | Role::MunicipalLeader
            | Role::CaseOfficer
            | Role::Economy
            | Role::Reader
            | Role::Auditor
            | Role::Ministry
            | Role::Administrator => Needs::Never,
        },
        Act::RegisterAccount
        | Act::AttestPayment
        | Act::ConfirmPayment
        | Act::RegisterRepayment => match role {
            Role::Economy => Needs::HandlingOffice,
            Role::Applicant
            | Role::MunicipalLeader
            | Role::CaseOfficer
            | Role::BudgetAuthority
            | Role::Reader
            | Role::Auditor
            | Role::Ministry
            | Role::Administrator => Needs::Never,
        },
        Act::SetFrames | Act::EditCall | Act::ReadTotals => match role {
            Role::Ministry => Needs::NoCase,
            Role::Applicant
            | Role::MunicipalLeader
            | Role::CaseOfficer
            | Role::BudgetAuthority
            | Role::Economy
            | Role::Reader
            | Role::Auditor
            | Role::Administrator => Needs::Never,
        },
        Act::ManageUsers | Act::ManageSettings | Act::AssignSuccessor => match role {
            Role::Administrator => Needs::NoCase,
            Role::Applicant
            | Role::MunicipalLeader
            | Role::CaseOfficer
            | Role::BudgetAuthority
            | Role::Economy
            | Role::Reader
            | Role::Auditor
            | Role::Ministry => Needs::Never,
        },
    }
}

/// Whether the system itself may do this (deadlines that fall due, the operator's command line). It decides nothing.
///
/// # Errors
/// [`Why::NotYourRole`] for everything a person must do.
pub const fn system_may(act: Act) -> Result<(), Why> {
    match act {
        Act::ListOwnCases | Act::ListOfficeCases | Act::OpenCase | Act::ReadTotals => Ok(()),
        // The operator at the machine (`opptrapping user add`): somebody must make the first administrator.
        Act::ManageUsers => Ok(()),
        Act::StartApplication
        | Act::EditApplication
        | Act::DiscardApplication
        | Act::SubmitApplication
        | Act::WithdrawApplication
        | Act::DeclareImpartiality
        | Act::ConfirmImpartiality
        | Act::AssignCase
        | Act::ReturnForCompletion
        | Act::Assess
        | Act::ChooseStandard
        | Act::Decide
        | Act::ConfirmRole
        | Act::AnnounceRound
        | Act::AnswerGrant
        | Act::RegisterAccount
        | Act::ProposePayment
        | Act::AttestPayment
        | Act::ConfirmPayment
        | Act::Report
        | Act::CheckReport
        | Act::RegisterRepayment
        | Act::SetFrames
        | Act::EditCall
        | Act::ManageSettings
        | Act::AssignSuccessor => Err(Why::NotYourRole),
    }
}

/// The verdict for the best of a person's roles.
///
/// # Errors
/// [`Why::NotVisible`] when the case does not exist for them, else the reason to show.
pub fn best(roles: &[Role], act: Act, relation: Relation) -> Result<(), Why> {
    if relation == Relation::Nobody {
        return Err(Why::NotVisible);
    }
    let mut why = Why::NotYourRole;
    for role in roles {
        match (needs(*role, act), relation) {
            (Needs::NoCase, Relation::NoCase)
            | (Needs::OwnMunicipality, Relation::OwnMunicipality)
            | (Needs::HandlingOffice | Needs::ReadingOffice, Relation::HandlingOffice)
            | (Needs::ReadingOffice, Relation::FormerOffice) => return Ok(()),
            (Needs::HandlingOffice, Relation::FormerOffice) => why = Why::OtherOfficeNow,
            _ => {}
        }
    }
    Err(why)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ministry_and_the_administrator_never_touch_a_case() {
        for role in [Role::Ministry, Role::Administrator] {
            for act in Act::ALL {
                assert!(
                    matches!(needs(role, *act), Needs::Never | Needs::NoCase),
                    "{role:?} {act:?}"
                );
            }
        }
    }

    #[test]
    fn whoever_decides_neither_assesses_nor_attests() {
        for act in [
            Act::Assess,
            Act::AttestPayment,
            Act::ProposePayment,
            Act::RegisterAccount,
        ] {
            assert_eq!(needs(Role::BudgetAuthority, act), Needs::Never);
        }
    }

    #[test]
    fn a_former_office_reads_and_does_nothing_else() {
        assert_eq!(
            best(&[Role::CaseOfficer], Act::OpenCase, Relation::FormerOffice),
            Ok(())
        );
        assert_eq!(
            best(&[Role::CaseOfficer], Act::Assess, Relation::FormerOffice),
            Err(Why::OtherOfficeNow)
        );
    }

    #[test]
    fn a_strangers_case_does_not_exist() {
        for act in Act::ALL {
            assert_eq!(
                best(&Role::ALL, *act, Relation::Nobody),
                Err(Why::NotVisible)
            );
        }
    }
}

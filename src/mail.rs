//! Notices: typed messages to text, and the transports that send them.
//!
//! A notice says that something happened and where to read it, never what (SCHEME: notices). Each kind is in `docs/EMAILS.md`.

use crate::config::Config;
use crate::db::outbox::{Notice, OutboxRow};
use crate::db::user::Recipient;
use crate::domain::user::Language;
use crate::text::{Texts, Variable};
use lettre::message::{Mailbox, header};
use lettre::{Message, SmtpTransport, Transport};
use std::path::PathBuf;

/// The kinds of notice. The texts are `epost-<name>-emne` and `epost-<name>-tekst`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// To the municipality: the application is received.
    ApplicationReceived,
    /// To the municipality: sent back for completion.
    ApplicationReturned,
    /// To the office: a returned application came back.
    ApplicationCompleted,
    /// To the office: withdrawn.
    ApplicationWithdrawn,
    /// To the budget authority: a proposal waits.
    ProposalWaiting,
    /// To the case officer: the proposal was returned.
    ProposalReturned,
    /// To the municipality: a decision is made.
    DecisionMade,
    /// To the municipality and its office: a case of a divided municipality is theirs now.
    CaseTakenOver,
    /// To the office: accepted or declined.
    GrantAnswered,
    /// To the municipality: the account was sent back.
    AccountReturned,
    /// To economy: a payment waits.
    PaymentWaiting,
    /// To the case officer: a payment was refused.
    PaymentRefused,
    /// To the municipality: paid.
    GrantPaid,
    /// To the office: a report is in.
    ReportReceived,
    /// To the municipality: the report went back.
    ReportReturned,
    /// To the municipality: the report is approved.
    ReportApproved,
    /// To the municipality: unspent money is claimed back.
    UnspentClaimed,
    /// To the municipality: the grant is closed.
    GrantClosed,
    /// To the municipality: a call is announced.
    CallAnnounced,
    /// To the budget authority: somebody who was not impartial says to be so now.
    ImpartialityAsked,
    /// To whoever asked: the answer.
    ImpartialityAnswered,
    /// To the budget authority: a role at the office waits for a confirmation.
    RoleWaiting,
    /// To a person: a link to set the password.
    PasswordLink,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 23] = [
        Self::ApplicationReceived,
        Self::ApplicationReturned,
        Self::ApplicationCompleted,
        Self::ApplicationWithdrawn,
        Self::ProposalWaiting,
        Self::ProposalReturned,
        Self::DecisionMade,
        Self::CaseTakenOver,
        Self::GrantAnswered,
        Self::AccountReturned,
        Self::PaymentWaiting,
        Self::PaymentRefused,
        Self::GrantPaid,
        Self::ReportReceived,
        Self::ReportReturned,
        Self::ReportApproved,
        Self::UnspentClaimed,
        Self::GrantClosed,
        Self::CallAnnounced,
        Self::ImpartialityAsked,
        Self::ImpartialityAnswered,
        Self::RoleWaiting,
        Self::PasswordLink,
    ];

    /// The name in texts, outbox and `docs/EMAILS.md`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ApplicationReceived => "soknad-mottatt",
            Self::ApplicationReturned => "soknad-returnert",
            Self::ApplicationCompleted => "soknad-utfylt",
            Self::ApplicationWithdrawn => "soknad-trukket",
            Self::ProposalWaiting => "innstilling-venter",
            Self::ProposalReturned => "innstilling-returnert",
            Self::DecisionMade => "vedtak-fattet",
            Self::CaseTakenOver => "sak-overtatt",
            Self::GrantAnswered => "tilskudd-besvart",
            Self::AccountReturned => "konto-returnert",
            Self::PaymentWaiting => "utbetaling-venter",
            Self::PaymentRefused => "utbetaling-avvist",
            Self::GrantPaid => "tilskudd-utbetalt",
            Self::ReportReceived => "rapport-mottatt",
            Self::ReportReturned => "rapport-returnert",
            Self::ReportApproved => "rapport-godkjent",
            Self::UnspentClaimed => "ubrukt-krevd",
            Self::GrantClosed => "tilskudd-avsluttet",
            Self::CallAnnounced => "utlysning-kunngjort",
            Self::ImpartialityAsked => "habilitet-venter",
            Self::ImpartialityAnswered => "habilitet-besvart",
            Self::RoleWaiting => "rolle-venter",
            Self::PasswordLink => "passordlenke",
        }
    }
}

/// Writes a notice to a person, in the person's written standard (English readers get bokmål: letters and notices have two standards).
#[must_use]
pub fn notice(
    texts: &Texts,
    config: &Config,
    kind: Kind,
    to: &Recipient,
    about: &About<'_>,
) -> Notice {
    let language = match to.language {
        Language::En | Language::Nb => Language::Nb,
        Language::Nn => Language::Nn,
    };
    let variables = [
        ("navn", Variable::from(to.name.as_str())),
        ("saksnummer", Variable::from(about.case_number)),
        (
            "lenke",
            Variable::from(format!("{}{}", config.base_url, about.path)),
        ),
    ];
    let subject = texts.with(
        language,
        &format!("epost-{}-emne", kind.as_str()),
        &variables,
    );
    let gathered = [
        ("emne", Variable::from(subject.as_str())),
        ("kommune", Variable::from(about.municipality)),
    ];
    Notice {
        to_user: Some(to.id.0),
        to_address: to.email.clone(),
        language: language.as_str(),
        kind: kind.as_str(),
        subject: if about.municipality.is_empty() {
            subject
        } else {
            texts.with(language, "epost-emne-kommune", &gathered)
        },
        body: format!(
            "{}\n\n{}\n",
            texts.with(
                language,
                &format!("epost-{}-tekst", kind.as_str()),
                &variables
            ),
            texts.with(language, "epost-hilsen", &variables)
        ),
        application: about.application,
    }
}

/// What a notice is about.
#[derive(Debug, Clone, Copy, Default)]
pub struct About<'a> {
    /// The case, if it is one.
    pub application: Option<i64>,
    /// Its number, or empty.
    pub case_number: &'a str,
    /// The municipality that answers for it, or empty: whoever acts for several sees which one it is.
    pub municipality: &'a str,
    /// Where to read it, from the root of the site.
    pub path: &'a str,
}

/// How notices leave.
#[derive(Debug)]
pub enum Transporter {
    /// A mail server.
    Smtp(Box<SmtpTransport>),
    /// One `.eml` file each, in a folder.
    Files(PathBuf),
}

impl Transporter {
    /// From `SMTP_URL`.
    ///
    /// # Errors
    /// When the URL is not understood or the folder cannot be made.
    pub fn of(config: &Config) -> anyhow::Result<Self> {
        if let Some(folder) = config.smtp_url.strip_prefix("file:") {
            std::fs::create_dir_all(folder)?;
            return Ok(Self::Files(folder.into()));
        }
        Ok(Self::Smtp(Box::new(
            SmtpTransport::from_url(&config.smtp_url)?.build(),
        )))
    }

    /// Sends one notice.
    ///
    /// # Errors
    /// What the server or the disk says.
    pub fn send(&self, config: &Config, row: &OutboxRow) -> anyhow::Result<()> {
        let from: Mailbox = config.mail_from.parse()?;
        let message = Message::builder()
            .from(from)
            .to(row.to_address.parse()?)
            .subject(&row.subject)
            .header(header::ContentType::TEXT_PLAIN)
            .date(
                std::time::UNIX_EPOCH
                    + std::time::Duration::from_secs(
                        u64::try_from(row.created_at.and_utc().timestamp()).unwrap_or(0),
                    ),
            )
            .body(row.body.clone())?;
        match self {
            Self::Smtp(smtp) => {
                smtp.send(&message)?;
            }
            Self::Files(folder) => std::fs::write(
                folder.join(format!("{:06}.eml", row.id)),
                message.formatted(),
            )?,
        }
        Ok(())
    }
}

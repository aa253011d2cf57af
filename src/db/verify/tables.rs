//! Which columns `verify` proves, and why it does not prove the others. A storage test demands that every column of every
//! table stands here, changes each proved one and sees it named.

/// A table with its columns.
#[derive(Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// The columns that name a row, joined by `/`.
    pub key: &'static [&'static str],
    /// The columns that must be as the facts say.
    pub proved: &'static [&'static str],
    /// The other columns, each with the reason why it is not proved.
    pub unproved: &'static [(&'static str, &'static str)],
    /// Whether a row without a fact may exist while its proved columns are empty: a draft.
    pub drafts: bool,
}

const DRAFT: &str = "working text until it is submitted or proposed; then its hash is in the fact";
const PERSONAL: &str = "about a person: may be corrected and erased";
const CHAIN: &str = "part of the event's own keyed hash";
const FIXTURE: &str = "loaded from the fixtures and compared with them at every start";
const PASSING: &str = "short-lived and no part of the record";
const READING: &str = "a reading mark, which may fail without stopping anybody";
const LIST: &str = "a list of the program's own, filled by the migration";

/// All tables but those that hold nothing of the record ([`OUTSIDE`]).
#[rustfmt::skip]
pub const TABLES: &[Table] = &[
    table("users", &["id"], &["password_hash", "created_at", "disabled_at"],
        &[("user_name", PERSONAL), ("name", PERSONAL), ("email", PERSONAL), ("language", PERSONAL), ("sort_key", PERSONAL), ("search_key", PERSONAL)]),
    table("membership", &["id"],
        &["user_id", "role", "municipality_code", "office_key", "valid_from", "valid_to", "granted_by", "granted_at",
          "confirmed_by", "confirmed_at", "ended_by", "ended_at"], &[]),
    table("scheme_setting", &["id"], &["year", "key", "value", "holds_from", "entered_by", "entered_at"], &[]),
    table("appropriation", &["id"], &["year", "chapter", "item", "amount", "framed"], &[]),
    table("appropriation_entry", &["id"],
        &["appropriation_id", "kind", "delta", "source", "entered_by", "entered_at"], &[]),
    table("budget_frame", &["id"], &["year", "office_key", "amount", "committed"], &[]),
    table("frame_entry", &["id"], &["frame_id", "kind", "delta", "document_reference", "entered_by", "entered_at"], &[]),
    table("call", &["id"],
        &["year", "text_nb", "text_nn", "late_rule", "opens_at", "deadline_at", "announced_at", "version"], &[]),
    table("criterion", &["id"], &["call_id", "key", "name_nb", "name_nn", "weight", "position"], &[]),
    table("announcement", &["id"],
        &["key", "call_id", "office_key", "frame_id", "round", "opens_at", "deadline_at", "addition_nb", "addition_nn",
          "announced_at", "settled_at"], &[]),
    table("case_counter", &["year"], &["last_number"], &[]),
    table("application", &["id"],
        &["case_number", "year", "announcement_id", "municipality_code", "received_by_office", "state", "last_event_id",
          "started_by", "started_at", "submitted_at", "late", "applied_amount", "case_officer_id", "chosen_standard",
          "decided_by_office", "successor_code"], &[]),
    table("submission", &["application_id", "number"],
        &["content", "applied_amount", "submitted_by", "submitted_at"],
        &[("id", "named by case and number")]),
    table("impartiality", &["application_id", "user_id"], &["impartial", "reason", "declared_at", "asked_at", "asked_reason", "confirmed_by"],
        &[("id", "named by case and person")]),
    table("return_for_completion", &["id"],
        &["application_id", "section", "comment", "respond_by", "returned_by", "returned_at", "answered_at"], &[]),
    table("remark", &["id"], &["application_id", "body", "sha256", "written_by", "written_at"],
        &[("erased_at", "set when the time of retention is over; the hash stays")]),
    Table {
        drafts: true,
        ..table("assessment", &["application_id", "seat", "round"],
            &["proposed_by", "proposed_at", "returned_remark_id"],
            &[("id", "named by case, seat and round"), ("assessor_id", DRAFT), ("outcome", DRAFT), ("amount", DRAFT),
              ("grounds", DRAFT), ("conditions", DRAFT), ("internal_note", DRAFT), ("version", DRAFT), ("saved_at", DRAFT)])
    },
    table("document", &["id"],
        &["subject_kind", "subject_id", "application_id", "kind", "title", "standard", "sha256", "created_by", "created_at"],
        &[("bytes", "hashed again and compared with sha256")]),
    table("decision", &["id"],
        &["application_id", "previous_decision_id", "kind", "amount", "frame_id", "proposed_by", "decided_by", "decided_at",
          "office_key", "office_name", "standard", "grounds", "conditions", "document_id"], &[]),
    table("grants", &["id"],
        &["application_id", "decision_id", "frame_id", "state", "last_event_id", "amount", "awarded_at", "accept_by",
          "accepted_at"], &[]),
    table("bank_account", &["id"],
        &["grant_id", "number", "given_by", "given_at", "registered_by", "registered_at", "returned_by", "returned_at"], &[]),
    table("payment", &["id"],
        &["grant_id", "amount", "account_number", "decided_by", "proposed_by", "proposed_at", "attested_by", "attested_at",
          "refused_by", "refused_at", "refusal_remark_id", "confirmed_by", "confirmed_at", "paid_on", "voucher_number"], &[]),
    table("report", &["id"],
        &["grant_id", "due_on", "figures", "spent", "own_funds", "submitted_by", "submitted_at", "document_id",
          "returned_remark_id", "returned_at", "approved_by", "approved_at"],
        &[("fields", DRAFT), ("version", DRAFT), ("saved_by", DRAFT), ("saved_at", DRAFT)]),
    table("repayment", &["id"],
        &["grant_id", "claimed_amount", "claimed_by", "claimed_at", "pay_by", "repaid_amount", "repaid_on", "reference",
          "registered_by", "registered_at"], &[]),
    table("journal", &["application_event_id", "grant_event_id", "act_event_id", "kind"],
        &["amount", "cases", "year", "office_key", "municipality_code", "application_id", "grant_id", "at"],
        &[("id", "named by its event and kind")]),
];

const fn table(
    name: &'static str,
    key: &'static [&'static str],
    proved: &'static [&'static str],
    unproved: &'static [(&'static str, &'static str)],
) -> Table {
    Table {
        name,
        key,
        proved,
        unproved,
        drafts: false,
    }
}

/// The tables that are proved otherwise, or not at all, with the reason.
pub const OUTSIDE: &[(&str, &str)] = &[
    ("application_event", CHAIN),
    ("grant_event", CHAIN),
    ("act_event", CHAIN),
    ("seal", "computed again from the events"),
    ("application_edge", "compared with the code, row by row"),
    ("grant_edge", "compared with the code, row by row"),
    ("application_section", DRAFT),
    (
        "assessment_gate",
        "part of the hash of a proposed assessment",
    ),
    (
        "assessment_mark",
        "part of the hash of a proposed assessment",
    ),
    ("document_opened", READING),
    ("access_log", READING),
    ("municipality", FIXTURE),
    ("office", FIXTURE),
    ("office_standard", FIXTURE),
    ("booked_amount", FIXTURE),
    ("ledger_kind", LIST),
    ("gate", LIST),
    ("document_kind", LIST),
    ("document_subject", LIST),
    ("decision_kind", LIST),
    ("journal_kind", LIST),
    ("session", PASSING),
    ("password_link", PASSING),
    ("sign_in_attempt", PASSING),
    ("outbox", PASSING),
    ("demo_clock", "of the demo only"),
];

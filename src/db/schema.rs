//! Tables with portable column types only; written from `migrations/sqlite`, and a storage test compares both databases with it.
#![allow(
    missing_docs,
    reason = "the names of tables and columns are explained in the migrations"
)]

diesel::table! {
    users (id) {
        id -> BigInt,
        user_name -> Text,
        name -> Text,
        email -> Text,
        sort_key -> Text,
        search_key -> Text,
        password_hash -> Nullable<Text>,
        language -> Text,
        created_at -> Timestamp,
        disabled_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    session (id) {
        id -> BigInt,
        token_hash -> Text,
        user_id -> BigInt,
        organisation -> Nullable<Text>,
        csrf -> Text,
        browser -> Text,
        created_at -> Timestamp,
        last_seen_at -> Timestamp,
        expires_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    password_link (id) {
        id -> BigInt,
        user_id -> BigInt,
        token_hash -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    sign_in_attempt (id) {
        id -> BigInt,
        subject -> Text,
        at -> Timestamp,
    }
}

diesel::table! {
    municipality (code) {
        code -> Text,
        name -> Text,
        official_name -> Text,
        sort_key -> Text,
        county_code -> Text,
        valid_from -> Nullable<Date>,
        valid_to -> Nullable<Date>,
        organisation_number -> Nullable<Text>,
    }
}

diesel::table! {
    office (key) {
        key -> Text,
        name -> Text,
        valid_from -> Nullable<Date>,
        valid_to -> Nullable<Date>,
        organisation_number -> Nullable<Text>,
    }
}

diesel::table! {
    office_standard (id) {
        id -> BigInt,
        office_key -> Text,
        standard -> Text,
        holds_from -> Date,
    }
}

diesel::table! {
    booked_amount (year, office_key) {
        year -> Integer,
        office_key -> Text,
        amount -> BigInt,
        shared -> Bool,
    }
}

diesel::table! {
    membership (id) {
        id -> BigInt,
        user_id -> BigInt,
        role -> Text,
        municipality_code -> Nullable<Text>,
        office_key -> Nullable<Text>,
        valid_from -> Date,
        valid_to -> Nullable<Date>,
        granted_by -> BigInt,
        granted_at -> Timestamp,
        confirmed_by -> Nullable<BigInt>,
        confirmed_at -> Nullable<Timestamp>,
        ended_by -> Nullable<BigInt>,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    appropriation (id) {
        id -> BigInt,
        year -> Integer,
        chapter -> Text,
        item -> Text,
        amount -> BigInt,
        framed -> BigInt,
    }
}

diesel::table! {
    appropriation_entry (id) {
        id -> BigInt,
        appropriation_id -> BigInt,
        kind -> Text,
        delta -> BigInt,
        source -> Text,
        entered_by -> BigInt,
        entered_at -> Timestamp,
    }
}

diesel::table! {
    scheme_setting (id) {
        id -> BigInt,
        year -> Integer,
        key -> Text,
        value -> Text,
        holds_from -> Date,
        entered_by -> BigInt,
        entered_at -> Timestamp,
    }
}

diesel::table! {
    budget_frame (id) {
        id -> BigInt,
        year -> Integer,
        office_key -> Text,
        amount -> BigInt,
        committed -> BigInt,
    }
}

diesel::table! {
    frame_entry (id) {
        id -> BigInt,
        frame_id -> BigInt,
        kind -> Text,
        delta -> BigInt,
        document_reference -> Text,
        entered_by -> BigInt,
        entered_at -> Timestamp,
    }
}

diesel::table! {
    call (id) {
        id -> BigInt,
        year -> Integer,
        text_nb -> Text,
        text_nn -> Text,
        late_rule -> Text,
        opens_at -> Timestamp,
        deadline_at -> Timestamp,
        announced_at -> Nullable<Timestamp>,
        version -> BigInt,
    }
}

diesel::table! {
    criterion (id) {
        id -> BigInt,
        call_id -> BigInt,
        key -> Text,
        name_nb -> Text,
        name_nn -> Text,
        weight -> Integer,
        position -> Integer,
    }
}

diesel::table! {
    announcement (id) {
        id -> BigInt,
        key -> Text,
        call_id -> BigInt,
        office_key -> Text,
        frame_id -> BigInt,
        round -> Integer,
        opens_at -> Timestamp,
        deadline_at -> Timestamp,
        addition_nb -> Text,
        addition_nn -> Text,
        announced_at -> Nullable<Timestamp>,
        settled_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    case_counter (year) {
        year -> Integer,
        last_number -> BigInt,
    }
}

diesel::table! {
    application_edge (from_state, step, to_state) {
        from_state -> Text,
        step -> Text,
        to_state -> Text,
        audience -> Text,
        effect -> Text,
    }
}

diesel::table! {
    application_event (id) {
        id -> BigInt,
        application_id -> BigInt,
        previous_event_id -> Nullable<BigInt>,
        from_state -> Text,
        step -> Text,
        to_state -> Text,
        actor_id -> BigInt,
        on_behalf_of -> Text,
        at -> Timestamp,
        fact -> Text,
        previous_hash -> Text,
        hash -> Text,
        key_id -> Text,
    }
}

diesel::table! {
    application (id) {
        id -> BigInt,
        case_number -> Text,
        year -> Integer,
        announcement_id -> BigInt,
        municipality_code -> Text,
        received_by_office -> Text,
        state -> Text,
        last_event_id -> BigInt,
        started_by -> BigInt,
        started_at -> Timestamp,
        submitted_at -> Nullable<Timestamp>,
        late -> Bool,
        applied_amount -> Nullable<BigInt>,
        case_officer_id -> Nullable<BigInt>,
        chosen_standard -> Nullable<Text>,
        decided_by_office -> Nullable<Text>,
        successor_code -> Nullable<Text>,
    }
}

diesel::table! {
    application_section (application_id, section) {
        application_id -> BigInt,
        section -> Text,
        fields -> Text,
        version -> BigInt,
        saved_by -> BigInt,
        saved_at -> Timestamp,
    }
}

diesel::table! {
    submission (id) {
        id -> BigInt,
        application_id -> BigInt,
        number -> Integer,
        content -> Text,
        applied_amount -> BigInt,
        submitted_by -> BigInt,
        submitted_at -> Timestamp,
    }
}

diesel::table! {
    impartiality (id) {
        id -> BigInt,
        application_id -> BigInt,
        user_id -> BigInt,
        impartial -> Bool,
        reason -> Text,
        declared_at -> Timestamp,
        asked_at -> Nullable<Timestamp>,
        asked_reason -> Nullable<Text>,
        confirmed_by -> Nullable<BigInt>,
    }
}

diesel::table! {
    return_for_completion (id) {
        id -> BigInt,
        application_id -> BigInt,
        section -> Text,
        comment -> Text,
        respond_by -> Date,
        returned_by -> BigInt,
        returned_at -> Timestamp,
        answered_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    remark (id) {
        id -> BigInt,
        application_id -> BigInt,
        body -> Nullable<Text>,
        sha256 -> Text,
        written_by -> BigInt,
        written_at -> Timestamp,
        erased_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    assessment (id) {
        id -> BigInt,
        application_id -> BigInt,
        seat -> Integer,
        round -> Integer,
        assessor_id -> BigInt,
        outcome -> Nullable<Text>,
        amount -> Nullable<BigInt>,
        grounds -> Text,
        conditions -> Text,
        internal_note -> Text,
        proposed_by -> Nullable<BigInt>,
        proposed_at -> Nullable<Timestamp>,
        returned_remark_id -> Nullable<BigInt>,
        version -> BigInt,
        saved_at -> Timestamp,
    }
}

diesel::table! {
    assessment_gate (assessment_id, gate) {
        assessment_id -> BigInt,
        gate -> Text,
        checked -> Bool,
    }
}

diesel::table! {
    assessment_mark (assessment_id, criterion_id) {
        assessment_id -> BigInt,
        criterion_id -> BigInt,
        points -> Nullable<Integer>,
        reason -> Text,
    }
}

diesel::table! {
    document (id) {
        id -> Text,
        subject_kind -> Text,
        subject_id -> BigInt,
        application_id -> Nullable<BigInt>,
        kind -> Text,
        title -> Text,
        standard -> Text,
        sha256 -> Text,
        bytes -> Binary,
        created_by -> BigInt,
        created_at -> Timestamp,
    }
}

diesel::table! {
    document_opened (document_id, user_id) {
        document_id -> Text,
        user_id -> BigInt,
        first_opened_at -> Timestamp,
    }
}

diesel::table! {
    access_log (application_id, user_id, day) {
        application_id -> BigInt,
        user_id -> BigInt,
        day -> Date,
    }
}

diesel::table! {
    decision (id) {
        id -> BigInt,
        application_id -> BigInt,
        previous_decision_id -> Nullable<BigInt>,
        kind -> Text,
        amount -> BigInt,
        frame_id -> BigInt,
        proposed_by -> BigInt,
        decided_by -> BigInt,
        decided_at -> Timestamp,
        office_key -> Text,
        office_name -> Text,
        standard -> Text,
        grounds -> Text,
        conditions -> Text,
        document_id -> Text,
    }
}

diesel::table! {
    grant_edge (from_state, step, to_state) {
        from_state -> Text,
        step -> Text,
        to_state -> Text,
        audience -> Text,
        effect -> Text,
    }
}

diesel::table! {
    grant_event (id) {
        id -> BigInt,
        grant_id -> BigInt,
        previous_event_id -> Nullable<BigInt>,
        from_state -> Text,
        step -> Text,
        to_state -> Text,
        actor_id -> BigInt,
        on_behalf_of -> Text,
        at -> Timestamp,
        fact -> Text,
        previous_hash -> Text,
        hash -> Text,
        key_id -> Text,
    }
}

diesel::table! {
    grants (id) {
        id -> BigInt,
        application_id -> BigInt,
        decision_id -> BigInt,
        frame_id -> BigInt,
        state -> Text,
        last_event_id -> BigInt,
        amount -> BigInt,
        awarded_at -> Timestamp,
        accept_by -> Date,
        accepted_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    bank_account (id) {
        id -> BigInt,
        grant_id -> BigInt,
        number -> Text,
        given_by -> BigInt,
        given_at -> Timestamp,
        registered_by -> Nullable<BigInt>,
        registered_at -> Nullable<Timestamp>,
        returned_by -> Nullable<BigInt>,
        returned_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    payment (id) {
        id -> BigInt,
        grant_id -> BigInt,
        amount -> BigInt,
        account_number -> Text,
        decided_by -> BigInt,
        proposed_by -> BigInt,
        proposed_at -> Timestamp,
        attested_by -> Nullable<BigInt>,
        attested_at -> Nullable<Timestamp>,
        refused_by -> Nullable<BigInt>,
        refused_at -> Nullable<Timestamp>,
        refusal_remark_id -> Nullable<BigInt>,
        confirmed_by -> Nullable<BigInt>,
        confirmed_at -> Nullable<Timestamp>,
        paid_on -> Nullable<Date>,
        voucher_number -> Nullable<Text>,
    }
}

diesel::table! {
    report (id) {
        id -> BigInt,
        grant_id -> BigInt,
        due_on -> Date,
        fields -> Text,
        version -> BigInt,
        saved_by -> Nullable<BigInt>,
        saved_at -> Timestamp,
        figures -> Nullable<Text>,
        spent -> Nullable<BigInt>,
        own_funds -> Nullable<BigInt>,
        submitted_by -> Nullable<BigInt>,
        submitted_at -> Nullable<Timestamp>,
        document_id -> Nullable<Text>,
        returned_remark_id -> Nullable<BigInt>,
        returned_at -> Nullable<Timestamp>,
        approved_by -> Nullable<BigInt>,
        approved_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    repayment (id) {
        id -> BigInt,
        grant_id -> BigInt,
        claimed_amount -> BigInt,
        claimed_by -> BigInt,
        claimed_at -> Timestamp,
        pay_by -> Date,
        repaid_amount -> Nullable<BigInt>,
        repaid_on -> Nullable<Date>,
        reference -> Nullable<Text>,
        registered_by -> Nullable<BigInt>,
        registered_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    act_event (id) {
        id -> BigInt,
        subject_kind -> Text,
        subject_id -> BigInt,
        previous_event_id -> Nullable<BigInt>,
        act -> Text,
        actor_id -> BigInt,
        on_behalf_of -> Text,
        at -> Timestamp,
        fact -> Text,
        previous_hash -> Text,
        hash -> Text,
        key_id -> Text,
    }
}

diesel::table! {
    journal (id) {
        id -> BigInt,
        kind -> Text,
        amount -> BigInt,
        cases -> Integer,
        year -> Integer,
        office_key -> Nullable<Text>,
        municipality_code -> Nullable<Text>,
        application_id -> Nullable<BigInt>,
        grant_id -> Nullable<BigInt>,
        application_event_id -> Nullable<BigInt>,
        grant_event_id -> Nullable<BigInt>,
        act_event_id -> Nullable<BigInt>,
        at -> Timestamp,
    }
}

diesel::table! {
    seal (id) {
        id -> BigInt,
        day -> Date,
        previous_seal_id -> Nullable<BigInt>,
        events -> BigInt,
        heads -> BigInt,
        hash -> Text,
        key_id -> Text,
        sealed_at -> Timestamp,
    }
}

diesel::table! {
    outbox (id) {
        id -> BigInt,
        to_user_id -> Nullable<BigInt>,
        to_address -> Text,
        language -> Text,
        kind -> Text,
        subject -> Text,
        body -> Text,
        application_id -> Nullable<BigInt>,
        created_at -> Timestamp,
        sent_at -> Nullable<Timestamp>,
        attempts -> Integer,
        last_error -> Nullable<Text>,
    }
}

diesel::table! {
    demo_clock (id) {
        id -> BigInt,
        starts_at -> Timestamp,
        offset_seconds -> BigInt,
    }
}

diesel::joinable!(session -> users (user_id));
diesel::joinable!(password_link -> users (user_id));
diesel::joinable!(act_event -> users (actor_id));
diesel::joinable!(office_standard -> office (office_key));
diesel::joinable!(booked_amount -> office (office_key));
diesel::joinable!(membership -> municipality (municipality_code));
diesel::joinable!(membership -> office (office_key));
diesel::joinable!(appropriation_entry -> appropriation (appropriation_id));
diesel::joinable!(appropriation_entry -> users (entered_by));
diesel::joinable!(scheme_setting -> users (entered_by));
diesel::joinable!(budget_frame -> office (office_key));
diesel::joinable!(frame_entry -> budget_frame (frame_id));
diesel::joinable!(frame_entry -> users (entered_by));
diesel::joinable!(criterion -> call (call_id));
diesel::joinable!(announcement -> call (call_id));
diesel::joinable!(announcement -> office (office_key));
diesel::joinable!(announcement -> budget_frame (frame_id));
diesel::joinable!(application_event -> users (actor_id));
diesel::joinable!(application -> announcement (announcement_id));
diesel::joinable!(application_section -> application (application_id));
diesel::joinable!(application_section -> users (saved_by));
diesel::joinable!(submission -> application (application_id));
diesel::joinable!(submission -> users (submitted_by));
diesel::joinable!(impartiality -> application (application_id));
diesel::joinable!(impartiality -> users (user_id));
diesel::joinable!(return_for_completion -> application (application_id));
diesel::joinable!(return_for_completion -> users (returned_by));
diesel::joinable!(assessment -> application (application_id));
diesel::joinable!(assessment_mark -> criterion (criterion_id));
diesel::joinable!(document -> application (application_id));
diesel::joinable!(document -> users (created_by));
diesel::joinable!(document_opened -> document (document_id));
diesel::joinable!(document_opened -> users (user_id));
diesel::joinable!(access_log -> application (application_id));
diesel::joinable!(access_log -> users (user_id));
diesel::joinable!(decision -> application (application_id));
diesel::joinable!(decision -> budget_frame (frame_id));
diesel::joinable!(decision -> office (office_key));
diesel::joinable!(decision -> document (document_id));
diesel::joinable!(grant_event -> users (actor_id));
diesel::joinable!(grants -> application (application_id));
diesel::joinable!(grants -> decision (decision_id));
diesel::joinable!(grants -> budget_frame (frame_id));
diesel::joinable!(payment -> grants (grant_id));
diesel::joinable!(report -> grants (grant_id));
diesel::joinable!(report -> document (document_id));
diesel::joinable!(repayment -> grants (grant_id));
diesel::joinable!(outbox -> users (to_user_id));
diesel::joinable!(outbox -> application (application_id));
diesel::joinable!(assessment_gate -> assessment (assessment_id));
diesel::joinable!(assessment -> remark (returned_remark_id));
diesel::joinable!(report -> remark (returned_remark_id));
diesel::joinable!(payment -> remark (refusal_remark_id));
diesel::joinable!(bank_account -> grants (grant_id));
diesel::joinable!(journal -> grants (grant_id));
diesel::joinable!(journal -> application (application_id));
diesel::joinable!(remark -> application (application_id));
diesel::joinable!(assessment_mark -> assessment (assessment_id));
diesel::joinable!(application -> municipality (municipality_code));

diesel::allow_tables_to_appear_in_same_query!(
    users,
    session,
    password_link,
    sign_in_attempt,
    municipality,
    office,
    office_standard,
    booked_amount,
    membership,
    appropriation,
    appropriation_entry,
    scheme_setting,
    budget_frame,
    frame_entry,
    call,
    criterion,
    announcement,
    case_counter,
    application_edge,
    application_event,
    application,
    application_section,
    submission,
    impartiality,
    return_for_completion,
    remark,
    assessment,
    assessment_gate,
    assessment_mark,
    document,
    document_opened,
    access_log,
    decision,
    grant_edge,
    grant_event,
    grants,
    bank_account,
    payment,
    report,
    repayment,
    act_event,
    journal,
    seal,
    outbox,
    demo_clock,
);

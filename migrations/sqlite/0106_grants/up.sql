-- Every legal step, who reads of it, and whether it makes older pages stale; compared with the code.
CREATE TABLE grant_edge (
  from_state TEXT NOT NULL,
  step TEXT NOT NULL,
  to_state TEXT NOT NULL,
  audience TEXT NOT NULL,
  effect TEXT NOT NULL,
  PRIMARY KEY (from_state, step, to_state),
  CONSTRAINT grant_edge_audience_is_known CHECK (audience IN ('everybody', 'office')),
  CONSTRAINT grant_edge_effect_is_known CHECK (effect IN ('moves', 'aside')));
INSERT INTO grant_edge (from_state, step, to_state, audience, effect) VALUES
  ('none', 'award', 'awarded', 'everybody', 'moves'),
  ('awarded', 'accept', 'accepted', 'everybody', 'moves'),
  ('awarded', 'decline', 'declined', 'everybody', 'moves'),
  ('awarded', 'lapse', 'lapsed', 'everybody', 'moves'),
  ('accepted', 'confirm_payment', 'paid', 'everybody', 'moves'),
  ('paid', 'submit_report', 'reported', 'everybody', 'moves'),
  ('report_returned', 'submit_report', 'reported', 'everybody', 'moves'),
  ('carried_over', 'submit_report', 'reported', 'everybody', 'moves'),
  ('reported', 'return_report', 'report_returned', 'everybody', 'moves'),
  ('reported', 'approve_report', 'report_approved', 'everybody', 'moves'),
  ('report_approved', 'reopen_report', 'report_returned', 'everybody', 'moves'),
  ('closed', 'reopen_report', 'report_returned', 'everybody', 'moves'),
  ('report_approved', 'carry_over', 'carried_over', 'everybody', 'moves'),
  ('report_approved', 'close', 'closed', 'everybody', 'moves'),
  ('accepted', 'register_account', 'accepted', 'office', 'moves'),
  ('accepted', 'return_account', 'accepted', 'everybody', 'moves'),
  ('accepted', 'give_account', 'accepted', 'everybody', 'moves'),
  ('accepted', 'propose_payment', 'accepted', 'office', 'moves'),
  ('accepted', 'attest_payment', 'accepted', 'office', 'moves'),
  ('accepted', 'refuse_payment', 'accepted', 'office', 'moves'),
  ('paid', 'register_account', 'paid', 'office', 'moves'),
  ('paid', 'return_account', 'paid', 'everybody', 'moves'),
  ('paid', 'give_account', 'paid', 'everybody', 'moves'),
  ('paid', 'propose_payment', 'paid', 'office', 'moves'),
  ('paid', 'attest_payment', 'paid', 'office', 'moves'),
  ('paid', 'refuse_payment', 'paid', 'office', 'moves'),
  ('paid', 'confirm_instalment', 'paid', 'everybody', 'moves'),
  ('reported', 'attest_payment', 'reported', 'office', 'moves'),
  ('reported', 'refuse_payment', 'reported', 'office', 'moves'),
  ('reported', 'confirm_instalment', 'reported', 'everybody', 'moves'),
  ('report_returned', 'attest_payment', 'report_returned', 'office', 'moves'),
  ('report_returned', 'refuse_payment', 'report_returned', 'office', 'moves'),
  ('report_returned', 'confirm_instalment', 'report_returned', 'everybody', 'moves'),
  ('report_approved', 'claim_unspent', 'report_approved', 'everybody', 'moves'),
  ('report_approved', 'register_repayment', 'report_approved', 'everybody', 'moves');

CREATE TABLE grant_event (
  id INTEGER PRIMARY KEY,
  grant_id BIGINT NOT NULL,
  previous_event_id BIGINT,
  from_state TEXT NOT NULL,
  step TEXT NOT NULL,
  to_state TEXT NOT NULL,
  actor_id BIGINT NOT NULL REFERENCES users (id),
  on_behalf_of TEXT NOT NULL,
  at TIMESTAMP NOT NULL,
  fact TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  key_id TEXT NOT NULL,
  CONSTRAINT grant_event_target UNIQUE (grant_id, id, to_state),
  CONSTRAINT one_successor_per_grant_event UNIQUE (previous_event_id),
  CONSTRAINT first_grant_event_starts_from_none CHECK ((previous_event_id IS NULL) = (from_state = 'none')),
  CONSTRAINT grant_step_is_legal FOREIGN KEY (from_state, step, to_state)
    REFERENCES grant_edge (from_state, step, to_state),
  CONSTRAINT grant_event_starts_where_previous_ended FOREIGN KEY (grant_id, previous_event_id, from_state)
    REFERENCES grant_event (grant_id, id, to_state),
  CONSTRAINT grant_event_has_its_grant FOREIGN KEY (grant_id)
    REFERENCES grants (id) DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX grant_event_by_actor ON grant_event (actor_id, grant_id);
CREATE UNIQUE INDEX one_first_grant_event ON grant_event (grant_id) WHERE previous_event_id IS NULL;

CREATE TABLE grants (
  id INTEGER PRIMARY KEY,
  application_id BIGINT NOT NULL REFERENCES application (id),
  decision_id BIGINT NOT NULL REFERENCES decision (id),
  frame_id BIGINT NOT NULL REFERENCES budget_frame (id),
  state TEXT NOT NULL,
  last_event_id BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  awarded_at TIMESTAMP NOT NULL,
  accept_by DATE NOT NULL,
  accepted_at TIMESTAMP,
  CONSTRAINT one_grant_per_application UNIQUE (application_id),
  CONSTRAINT granted_amount_is_positive CHECK (amount > 0),
  CONSTRAINT state_is_that_of_last_grant_event FOREIGN KEY (id, last_event_id, state)
    REFERENCES grant_event (grant_id, id, to_state) DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX grant_by_state ON grants (state);

-- The account register (kontoregister) with its history: the newest row of a grant that was not sent back is its account.
CREATE TABLE bank_account (
  id INTEGER PRIMARY KEY,
  grant_id BIGINT NOT NULL REFERENCES grants (id),
  number TEXT NOT NULL,
  given_by BIGINT NOT NULL REFERENCES users (id),
  given_at TIMESTAMP NOT NULL,
  registered_by BIGINT REFERENCES users (id),
  registered_at TIMESTAMP,
  returned_by BIGINT REFERENCES users (id),
  returned_at TIMESTAMP,
  CONSTRAINT account_registration_is_whole CHECK ((registered_by IS NULL) = (registered_at IS NULL)),
  CONSTRAINT account_return_is_whole CHECK ((returned_by IS NULL) = (returned_at IS NULL)));
CREATE INDEX bank_account_by_grant ON bank_account (grant_id);
CREATE UNIQUE INDEX one_account_in_use ON bank_account (grant_id) WHERE returned_at IS NULL;

CREATE TABLE payment (
  id INTEGER PRIMARY KEY,
  grant_id BIGINT NOT NULL REFERENCES grants (id),
  amount BIGINT NOT NULL,
  account_number TEXT NOT NULL,
  decided_by BIGINT NOT NULL REFERENCES users (id),
  proposed_by BIGINT NOT NULL REFERENCES users (id),
  proposed_at TIMESTAMP NOT NULL,
  attested_by BIGINT REFERENCES users (id),
  attested_at TIMESTAMP,
  refused_by BIGINT REFERENCES users (id),
  refused_at TIMESTAMP,
  refusal_remark_id BIGINT REFERENCES remark (id),
  confirmed_by BIGINT REFERENCES users (id),
  confirmed_at TIMESTAMP,
  paid_on DATE,
  voucher_number TEXT,
  CONSTRAINT payment_is_positive CHECK (amount > 0),
  CONSTRAINT attested_by_another_than_the_decider CHECK (attested_by <> decided_by),
  CONSTRAINT attested_by_another_than_the_proposer CHECK (attested_by <> proposed_by),
  CONSTRAINT attestation_is_whole CHECK ((attested_by IS NULL) = (attested_at IS NULL)),
  CONSTRAINT refused_or_attested CHECK (refused_by IS NULL OR attested_by IS NULL),
  CONSTRAINT confirmed_after_attestation CHECK (confirmed_by IS NULL OR attested_by IS NOT NULL),
  CONSTRAINT confirmation_is_whole CHECK ((confirmed_by IS NULL) = (voucher_number IS NULL)));
CREATE INDEX payment_by_grant ON payment (grant_id);
-- What waits to be attested or confirmed is little beside what is paid; the same of accounts and claims.
CREATE INDEX payment_under_way ON payment (grant_id) WHERE voucher_number IS NULL AND refused_by IS NULL;
CREATE INDEX account_to_register ON bank_account (grant_id) WHERE registered_at IS NULL AND returned_at IS NULL;

CREATE TABLE report (
  id INTEGER PRIMARY KEY,
  grant_id BIGINT NOT NULL REFERENCES grants (id),
  due_on DATE NOT NULL,
  fields TEXT NOT NULL,
  version BIGINT NOT NULL,
  saved_by BIGINT REFERENCES users (id),
  saved_at TIMESTAMP NOT NULL,
  figures TEXT,
  spent BIGINT,
  own_funds BIGINT,
  submitted_by BIGINT REFERENCES users (id),
  submitted_at TIMESTAMP,
  document_id TEXT REFERENCES document (id),
  returned_remark_id BIGINT REFERENCES remark (id),
  returned_at TIMESTAMP,
  approved_by BIGINT REFERENCES users (id),
  approved_at TIMESTAMP,
  CONSTRAINT one_report_per_grant_and_due_date UNIQUE (grant_id, due_on),
  CONSTRAINT spent_is_not_negative CHECK (spent >= 0),
  CONSTRAINT submitted_report_is_whole CHECK ((submitted_at IS NULL) = (figures IS NULL)),
  CONSTRAINT approved_report_was_submitted CHECK (approved_at IS NULL OR submitted_at IS NOT NULL));

CREATE TABLE repayment (
  id INTEGER PRIMARY KEY,
  grant_id BIGINT NOT NULL REFERENCES grants (id),
  claimed_amount BIGINT NOT NULL,
  claimed_by BIGINT NOT NULL REFERENCES users (id),
  claimed_at TIMESTAMP NOT NULL,
  pay_by DATE NOT NULL,
  repaid_amount BIGINT,
  repaid_on DATE,
  reference TEXT,
  registered_by BIGINT REFERENCES users (id),
  registered_at TIMESTAMP,
  CONSTRAINT claimed_amount_is_positive CHECK (claimed_amount > 0),
  CONSTRAINT repaid_within_claim CHECK (repaid_amount BETWEEN 1 AND claimed_amount),
  CONSTRAINT repayment_is_whole CHECK ((repaid_amount IS NULL) = (registered_by IS NULL)));
CREATE INDEX repayment_by_grant ON repayment (grant_id);
CREATE INDEX repayment_open ON repayment (grant_id) WHERE repaid_amount IS NULL;

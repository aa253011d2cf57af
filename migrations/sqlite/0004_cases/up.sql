CREATE TABLE case_counter (
  year INTEGER PRIMARY KEY,
  last_number BIGINT NOT NULL);

CREATE TABLE application_edge (
  from_state TEXT NOT NULL,
  step TEXT NOT NULL,
  to_state TEXT NOT NULL,
  PRIMARY KEY (from_state, step, to_state));
INSERT INTO application_edge (from_state, step, to_state) VALUES
  ('none', 'start', 'draft'),
  ('draft', 'discard', 'discarded'),
  ('draft', 'send_to_leader', 'awaiting_leader'),
  ('draft', 'submit', 'submitted'),
  ('awaiting_leader', 'leader_submit', 'submitted'),
  ('awaiting_leader', 'leader_return', 'draft'),
  ('submitted', 'return_for_completion', 'returned'),
  ('returned', 'resubmit', 'submitted'),
  ('returned', 'take_as_it_stands', 'submitted'),
  ('submitted', 'propose', 'assessed'),
  ('assessed', 'take_back', 'submitted'),
  ('assessed', 'return_proposal', 'submitted'),
  ('assessed', 'grant', 'granted'),
  ('assessed', 'reject', 'rejected'),
  ('submitted', 'dismiss', 'dismissed'),
  ('rejected', 'grant_on_appeal', 'granted'),
  ('submitted', 'withdraw', 'withdrawn'),
  ('returned', 'withdraw', 'withdrawn'),
  ('assessed', 'withdraw', 'withdrawn'),
  ('submitted', 'propose_dismissal', 'submitted'),
  ('submitted', 'take_back_dismissal', 'submitted'),
  ('submitted', 'return_dismissal', 'submitted'),
  ('submitted', 'assign', 'submitted'),
  ('returned', 'assign', 'returned'),
  ('assessed', 'assign', 'assessed'),
  ('submitted', 'declare_impartiality', 'submitted'),
  ('returned', 'declare_impartiality', 'returned'),
  ('assessed', 'declare_impartiality', 'assessed'),
  ('granted', 'declare_impartiality', 'granted'),
  ('rejected', 'declare_impartiality', 'rejected'),
  ('dismissed', 'declare_impartiality', 'dismissed'),
  ('withdrawn', 'declare_impartiality', 'withdrawn'),
  ('submitted', 'choose_standard', 'submitted'),
  ('returned', 'choose_standard', 'returned'),
  ('assessed', 'choose_standard', 'assessed');

CREATE TABLE application_event (
  id INTEGER PRIMARY KEY,
  application_id BIGINT NOT NULL,
  previous_event_id BIGINT,
  from_state TEXT NOT NULL,
  step TEXT NOT NULL,
  to_state TEXT NOT NULL,
  actor_id BIGINT NOT NULL REFERENCES users (id),
  on_behalf_of TEXT NOT NULL,
  at TIMESTAMP NOT NULL,
  details TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  CONSTRAINT application_event_target UNIQUE (application_id, id, to_state),
  CONSTRAINT one_successor_per_application_event UNIQUE (previous_event_id),
  CONSTRAINT first_application_event_starts_from_none CHECK ((previous_event_id IS NULL) = (from_state = 'none')),
  CONSTRAINT application_step_is_legal FOREIGN KEY (from_state, step, to_state)
    REFERENCES application_edge (from_state, step, to_state),
  CONSTRAINT application_event_starts_where_previous_ended FOREIGN KEY (application_id, previous_event_id, from_state)
    REFERENCES application_event (application_id, id, to_state),
  CONSTRAINT application_event_has_its_application FOREIGN KEY (application_id)
    REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED);
CREATE UNIQUE INDEX one_first_application_event ON application_event (application_id) WHERE previous_event_id IS NULL;

CREATE TABLE application (
  id INTEGER PRIMARY KEY,
  case_number TEXT NOT NULL,
  year INTEGER NOT NULL,
  announcement_id BIGINT NOT NULL REFERENCES announcement (id),
  municipality_code TEXT NOT NULL REFERENCES municipality (code),
  -- The office whose announcement was answered: it received the case. Who acts today follows from geography.
  received_by_office TEXT NOT NULL REFERENCES office (key),
  state TEXT NOT NULL,
  last_event_id BIGINT NOT NULL,
  started_by BIGINT NOT NULL REFERENCES users (id),
  started_at TIMESTAMP NOT NULL,
  submitted_at TIMESTAMP,
  late BOOLEAN NOT NULL DEFAULT FALSE,
  applied_amount BIGINT,
  case_officer_id BIGINT REFERENCES users (id),
  chosen_standard TEXT,
  decided_by_office TEXT REFERENCES office (key),
  CONSTRAINT case_number_is_unique UNIQUE (case_number),
  CONSTRAINT chosen_standard_is_known CHECK (chosen_standard IN ('nb', 'nn')),
  CONSTRAINT applied_amount_is_positive CHECK (applied_amount > 0),
  CONSTRAINT state_is_that_of_last_application_event FOREIGN KEY (id, last_event_id, state)
    REFERENCES application_event (application_id, id, to_state) DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX application_by_municipality ON application (municipality_code);
CREATE INDEX application_by_announcement ON application (announcement_id);
CREATE INDEX application_by_office ON application (received_by_office);

-- The draft: one row per section with the fields as typed, so that nothing written is ever lost.
CREATE TABLE application_section (
  application_id BIGINT NOT NULL REFERENCES application (id),
  section TEXT NOT NULL,
  fields TEXT NOT NULL,
  version BIGINT NOT NULL,
  saved_by BIGINT NOT NULL REFERENCES users (id),
  saved_at TIMESTAMP NOT NULL,
  PRIMARY KEY (application_id, section));

-- What was submitted, whole and unchangeable.
CREATE TABLE submission (
  id INTEGER PRIMARY KEY,
  application_id BIGINT NOT NULL REFERENCES application (id),
  number INTEGER NOT NULL,
  content TEXT NOT NULL,
  applied_amount BIGINT NOT NULL,
  submitted_by BIGINT NOT NULL REFERENCES users (id),
  submitted_at TIMESTAMP NOT NULL,
  CONSTRAINT submissions_are_numbered UNIQUE (application_id, number),
  CONSTRAINT submitted_amount_is_positive CHECK (applied_amount > 0));

CREATE TABLE impartiality (
  id INTEGER PRIMARY KEY,
  application_id BIGINT NOT NULL REFERENCES application (id),
  user_id BIGINT NOT NULL REFERENCES users (id),
  impartial BOOLEAN NOT NULL,
  reason TEXT NOT NULL,
  declared_at TIMESTAMP NOT NULL,
  CONSTRAINT one_declaration_per_person UNIQUE (application_id, user_id));

CREATE TABLE return_for_completion (
  id INTEGER PRIMARY KEY,
  application_id BIGINT NOT NULL REFERENCES application (id),
  section TEXT NOT NULL,
  comment TEXT NOT NULL,
  respond_by DATE NOT NULL,
  returned_by BIGINT NOT NULL REFERENCES users (id),
  returned_at TIMESTAMP NOT NULL,
  answered_at TIMESTAMP);
CREATE INDEX return_by_application ON return_for_completion (application_id);

CREATE TABLE assessment (
  application_id BIGINT PRIMARY KEY REFERENCES application (id),
  assessor_id BIGINT NOT NULL REFERENCES users (id),
  user_organisation_checked BOOLEAN NOT NULL DEFAULT FALSE,
  outside_actor_checked BOOLEAN NOT NULL DEFAULT FALSE,
  occupational_therapy_checked BOOLEAN NOT NULL DEFAULT FALSE,
  cofinancing_checked BOOLEAN NOT NULL DEFAULT FALSE,
  outcome TEXT,
  amount BIGINT,
  grounds TEXT NOT NULL DEFAULT '',
  conditions TEXT NOT NULL DEFAULT '',
  internal_note TEXT NOT NULL DEFAULT '',
  proposed_by BIGINT REFERENCES users (id),
  proposed_at TIMESTAMP,
  returned_comment TEXT,
  version BIGINT NOT NULL,
  saved_at TIMESTAMP NOT NULL,
  CONSTRAINT outcome_is_known CHECK (outcome IN ('grant', 'reject', 'dismiss')),
  CONSTRAINT proposed_amount_is_positive CHECK (amount > 0),
  CONSTRAINT proposal_is_whole CHECK ((proposed_by IS NULL) = (proposed_at IS NULL)));

CREATE TABLE assessment_mark (
  application_id BIGINT NOT NULL REFERENCES assessment (application_id),
  criterion_id BIGINT NOT NULL REFERENCES criterion (id),
  points INTEGER,
  reason TEXT NOT NULL,
  PRIMARY KEY (application_id, criterion_id),
  CONSTRAINT points_are_one_to_four CHECK (points BETWEEN 1 AND 4));

CREATE TABLE document (
  id TEXT PRIMARY KEY,
  application_id BIGINT NOT NULL REFERENCES application (id),
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  standard TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes BLOB NOT NULL,
  created_by BIGINT NOT NULL REFERENCES users (id),
  created_at TIMESTAMP NOT NULL,
  CONSTRAINT document_kind_is_known CHECK (kind IN ('receipt', 'grant_letter', 'rejection_letter', 'dismissal_letter', 'report')));
CREATE INDEX document_by_application ON document (application_id);

-- Reading marks: the only writes a GET may cause, with last seen of a session.
CREATE TABLE document_opened (
  document_id TEXT NOT NULL REFERENCES document (id),
  user_id BIGINT NOT NULL REFERENCES users (id),
  first_opened_at TIMESTAMP NOT NULL,
  PRIMARY KEY (document_id, user_id));

CREATE TABLE access_log (
  application_id BIGINT NOT NULL REFERENCES application (id),
  user_id BIGINT NOT NULL REFERENCES users (id),
  day DATE NOT NULL,
  PRIMARY KEY (application_id, user_id, day));

CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  application_id BIGINT NOT NULL REFERENCES application (id),
  previous_decision_id BIGINT REFERENCES decision (id),
  kind TEXT NOT NULL,
  amount BIGINT NOT NULL,
  frame_id BIGINT NOT NULL REFERENCES budget_frame (id),
  proposed_by BIGINT NOT NULL REFERENCES users (id),
  decided_by BIGINT NOT NULL REFERENCES users (id),
  decided_at TIMESTAMP NOT NULL,
  office_key TEXT NOT NULL REFERENCES office (key),
  office_name TEXT NOT NULL,
  standard TEXT NOT NULL,
  grounds TEXT NOT NULL,
  conditions TEXT NOT NULL,
  document_id TEXT NOT NULL REFERENCES document (id),
  CONSTRAINT decision_kind_is_known CHECK (kind IN ('granted', 'rejected', 'dismissed')),
  CONSTRAINT decided_by_another CHECK (decided_by <> proposed_by),
  CONSTRAINT granted_has_an_amount CHECK ((kind = 'granted') = (amount > 0)),
  CONSTRAINT decision_amount_is_not_negative CHECK (amount >= 0));
CREATE INDEX decision_by_application ON decision (application_id);

CREATE TABLE case_counter (
  year INTEGER PRIMARY KEY,
  last_number BIGINT NOT NULL);

-- Every legal step, who reads of it, and whether it makes older pages stale; compared with the code.
CREATE TABLE application_edge (
  from_state TEXT NOT NULL,
  step TEXT NOT NULL,
  to_state TEXT NOT NULL,
  audience TEXT NOT NULL,
  effect TEXT NOT NULL,
  PRIMARY KEY (from_state, step, to_state),
  CONSTRAINT application_edge_audience_is_known CHECK (audience IN ('everybody', 'office')),
  CONSTRAINT application_edge_effect_is_known CHECK (effect IN ('moves', 'aside')));
INSERT INTO application_edge (from_state, step, to_state, audience, effect) VALUES
  ('none', 'start', 'draft', 'everybody', 'moves'),
  ('draft', 'discard', 'discarded', 'everybody', 'moves'),
  ('draft', 'send_to_leader', 'awaiting_leader', 'everybody', 'moves'),
  ('draft', 'submit', 'submitted', 'everybody', 'moves'),
  ('awaiting_leader', 'leader_submit', 'submitted', 'everybody', 'moves'),
  ('awaiting_leader', 'leader_return', 'draft', 'everybody', 'moves'),
  ('submitted', 'return_for_completion', 'returned', 'everybody', 'moves'),
  ('returned', 'resubmit', 'submitted', 'everybody', 'moves'),
  ('returned', 'take_as_it_stands', 'submitted', 'everybody', 'moves'),
  ('submitted', 'propose', 'assessed', 'office', 'moves'),
  ('assessed', 'take_back', 'submitted', 'office', 'moves'),
  ('assessed', 'return_proposal', 'submitted', 'office', 'moves'),
  ('assessed', 'grant', 'granted', 'everybody', 'moves'),
  ('assessed', 'reject', 'rejected', 'everybody', 'moves'),
  ('submitted', 'dismiss', 'dismissed', 'everybody', 'moves'),
  ('rejected', 'grant_on_appeal', 'granted', 'everybody', 'moves'),
  ('submitted', 'withdraw', 'withdrawn', 'everybody', 'moves'),
  ('returned', 'withdraw', 'withdrawn', 'everybody', 'moves'),
  ('assessed', 'withdraw', 'withdrawn', 'everybody', 'moves'),
  ('submitted', 'propose_dismissal', 'submitted', 'office', 'moves'),
  ('submitted', 'take_back_dismissal', 'submitted', 'office', 'moves'),
  ('submitted', 'return_dismissal', 'submitted', 'office', 'moves'),
  ('submitted', 'assign', 'submitted', 'office', 'aside'),
  ('returned', 'assign', 'returned', 'office', 'aside'),
  ('assessed', 'assign', 'assessed', 'office', 'aside'),
  ('submitted', 'declare_impartiality', 'submitted', 'office', 'aside'),
  ('returned', 'declare_impartiality', 'returned', 'office', 'aside'),
  ('assessed', 'declare_impartiality', 'assessed', 'office', 'aside'),
  ('granted', 'declare_impartiality', 'granted', 'office', 'aside'),
  ('rejected', 'declare_impartiality', 'rejected', 'office', 'aside'),
  ('dismissed', 'declare_impartiality', 'dismissed', 'office', 'aside'),
  ('withdrawn', 'declare_impartiality', 'withdrawn', 'office', 'aside'),
  ('submitted', 'ask_impartiality', 'submitted', 'office', 'aside'),
  ('returned', 'ask_impartiality', 'returned', 'office', 'aside'),
  ('assessed', 'ask_impartiality', 'assessed', 'office', 'aside'),
  ('granted', 'ask_impartiality', 'granted', 'office', 'aside'),
  ('rejected', 'ask_impartiality', 'rejected', 'office', 'aside'),
  ('dismissed', 'ask_impartiality', 'dismissed', 'office', 'aside'),
  ('withdrawn', 'ask_impartiality', 'withdrawn', 'office', 'aside'),
  ('submitted', 'answer_impartiality', 'submitted', 'office', 'aside'),
  ('returned', 'answer_impartiality', 'returned', 'office', 'aside'),
  ('assessed', 'answer_impartiality', 'assessed', 'office', 'aside'),
  ('granted', 'answer_impartiality', 'granted', 'office', 'aside'),
  ('rejected', 'answer_impartiality', 'rejected', 'office', 'aside'),
  ('dismissed', 'answer_impartiality', 'dismissed', 'office', 'aside'),
  ('withdrawn', 'answer_impartiality', 'withdrawn', 'office', 'aside'),
  ('submitted', 'choose_standard', 'submitted', 'office', 'moves'),
  ('returned', 'choose_standard', 'returned', 'office', 'moves'),
  ('assessed', 'choose_standard', 'assessed', 'office', 'moves'),
  ('submitted', 'assign_successor', 'submitted', 'everybody', 'moves'),
  ('returned', 'assign_successor', 'returned', 'everybody', 'moves'),
  ('assessed', 'assign_successor', 'assessed', 'everybody', 'moves'),
  ('granted', 'assign_successor', 'granted', 'everybody', 'moves');

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
  fact TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  key_id TEXT NOT NULL,
  CONSTRAINT application_event_target UNIQUE (application_id, id, to_state),
  CONSTRAINT one_successor_per_application_event UNIQUE (previous_event_id),
  CONSTRAINT first_application_event_starts_from_none CHECK ((previous_event_id IS NULL) = (from_state = 'none')),
  CONSTRAINT application_step_is_legal FOREIGN KEY (from_state, step, to_state)
    REFERENCES application_edge (from_state, step, to_state),
  CONSTRAINT application_event_starts_where_previous_ended FOREIGN KEY (application_id, previous_event_id, from_state)
    REFERENCES application_event (application_id, id, to_state),
  CONSTRAINT application_event_has_its_application FOREIGN KEY (application_id)
    REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED);
-- Whether a person has acted in a case, for the municipality or for the office.
CREATE INDEX application_event_by_actor ON application_event (actor_id, application_id);
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
  -- A divided municipality has no heir by itself: who answers for an open case is then assigned by a person.
  successor_code TEXT REFERENCES municipality (code),
  CONSTRAINT case_number_is_unique UNIQUE (case_number),
  CONSTRAINT chosen_standard_is_known CHECK (chosen_standard IN ('nb', 'nn')),
  CONSTRAINT applied_amount_is_positive CHECK (applied_amount > 0),
  CONSTRAINT state_is_that_of_last_application_event FOREIGN KEY (id, last_event_id, state)
    REFERENCES application_event (application_id, id, to_state) DEFERRABLE INITIALLY DEFERRED);
-- The parts of the scope (src/db/scope.rs), each with the year of a list.
CREATE INDEX application_by_municipality ON application (municipality_code, year);
CREATE INDEX application_by_office ON application (received_by_office, year, submitted_at, case_number);
CREATE INDEX application_by_decider ON application (decided_by_office, received_by_office);
-- The worklist of all years in its order; and what another office received.
CREATE INDEX application_in_order ON application (received_by_office, submitted_at, case_number);
CREATE INDEX application_elsewhere ON application (municipality_code, received_by_office);
CREATE INDEX application_by_announcement ON application (announcement_id, state);
CREATE INDEX application_by_officer ON application (case_officer_id);
-- The awards in their order, or the drafts of a year.
CREATE INDEX application_by_state ON application (state, year, case_number);
-- Partial, or SQLite would look for the many that have none in it.
CREATE INDEX application_by_successor ON application (successor_code) WHERE successor_code IS NOT NULL;

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
  -- Whoever was not impartial and says to be so now waits for another's answer.
  asked_at TIMESTAMP,
  asked_reason TEXT,
  confirmed_by BIGINT REFERENCES users (id),
  CONSTRAINT impartiality_question_is_whole CHECK ((asked_at IS NULL) = (asked_reason IS NULL)),
  CONSTRAINT only_who_is_not_impartial_asks CHECK (asked_at IS NULL OR impartial = FALSE),
  CONSTRAINT impartiality_confirmed_by_another CHECK (confirmed_by <> user_id),
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

-- Texts beside a step (comment, reason). The event holds only their hash, so that a text can be erased when its time of
-- retention is over: the row then stays with the hash and the day of erasure.
CREATE TABLE remark (
  id INTEGER PRIMARY KEY,
  application_id BIGINT NOT NULL REFERENCES application (id),
  body TEXT,
  sha256 TEXT NOT NULL,
  written_by BIGINT NOT NULL REFERENCES users (id),
  written_at TIMESTAMP NOT NULL,
  erased_at TIMESTAMP,
  CONSTRAINT remark_is_there_or_erased CHECK ((body IS NULL) = (erased_at IS NOT NULL)));
CREATE INDEX remark_by_application ON remark (application_id);

-- What an officer must have checked before a grant is proposed.
CREATE TABLE gate (
  key TEXT PRIMARY KEY,
  position INTEGER NOT NULL);
INSERT INTO gate (key, position) VALUES
  ('user_organisation', 1), ('outside_actor', 2), ('occupational_therapy', 3), ('cofinancing', 4);

-- One row for each assessor's seat (1 first, 2 second) and round of assessing a case.
CREATE TABLE assessment (
  id INTEGER PRIMARY KEY,
  application_id BIGINT NOT NULL REFERENCES application (id),
  seat INTEGER NOT NULL DEFAULT 1,
  round INTEGER NOT NULL DEFAULT 1,
  assessor_id BIGINT NOT NULL REFERENCES users (id),
  outcome TEXT,
  amount BIGINT,
  grounds TEXT NOT NULL DEFAULT '',
  conditions TEXT NOT NULL DEFAULT '',
  internal_note TEXT NOT NULL DEFAULT '',
  proposed_by BIGINT REFERENCES users (id),
  proposed_at TIMESTAMP,
  returned_remark_id BIGINT REFERENCES remark (id),
  version BIGINT NOT NULL,
  saved_at TIMESTAMP NOT NULL,
  CONSTRAINT one_assessment_per_seat_and_round UNIQUE (application_id, seat, round),
  CONSTRAINT seat_is_first_or_second CHECK (seat IN (1, 2)),
  CONSTRAINT round_is_positive CHECK (round > 0),
  CONSTRAINT outcome_is_known CHECK (outcome IN ('grant', 'reject', 'dismiss')),
  CONSTRAINT proposed_amount_is_positive CHECK (amount > 0),
  CONSTRAINT proposal_is_whole CHECK ((proposed_by IS NULL) = (proposed_at IS NULL)));

CREATE TABLE assessment_gate (
  assessment_id BIGINT NOT NULL REFERENCES assessment (id),
  gate TEXT NOT NULL REFERENCES gate (key),
  checked BOOLEAN NOT NULL,
  PRIMARY KEY (assessment_id, gate));

CREATE TABLE assessment_mark (
  assessment_id BIGINT NOT NULL REFERENCES assessment (id),
  criterion_id BIGINT NOT NULL REFERENCES criterion (id),
  points INTEGER,
  reason TEXT NOT NULL,
  PRIMARY KEY (assessment_id, criterion_id),
  CONSTRAINT points_are_one_to_four CHECK (points BETWEEN 1 AND 4));

CREATE TABLE document_kind (
  kind TEXT PRIMARY KEY);
INSERT INTO document_kind (kind) VALUES
  ('receipt'), ('grant_letter'), ('rejection_letter'), ('dismissal_letter'), ('report');

-- What a document may belong to; a call's announcement or an office's own list need no application.
CREATE TABLE document_subject (
  kind TEXT PRIMARY KEY);
INSERT INTO document_subject (kind) VALUES ('application'), ('grant'), ('call'), ('announcement'), ('office');

CREATE TABLE document (
  id TEXT PRIMARY KEY,
  subject_kind TEXT NOT NULL,
  subject_id BIGINT NOT NULL,
  -- The case through which it is read, when it belongs to one.
  application_id BIGINT REFERENCES application (id),
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  standard TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes BLOB NOT NULL,
  created_by BIGINT NOT NULL REFERENCES users (id),
  created_at TIMESTAMP NOT NULL,
  CONSTRAINT document_kind_is_known FOREIGN KEY (kind) REFERENCES document_kind (kind),
  CONSTRAINT document_subject_is_known FOREIGN KEY (subject_kind) REFERENCES document_subject (kind),
  CONSTRAINT document_of_a_case_names_it CHECK ((application_id IS NOT NULL) = (subject_kind IN ('application', 'grant'))));
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

CREATE TABLE decision_kind (
  kind TEXT PRIMARY KEY);
INSERT INTO decision_kind (kind) VALUES ('granted'), ('rejected'), ('dismissed');

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
  CONSTRAINT decision_kind_is_known FOREIGN KEY (kind) REFERENCES decision_kind (kind),
  CONSTRAINT decided_by_another CHECK (decided_by <> proposed_by),
  CONSTRAINT granted_has_an_amount CHECK ((kind = 'granted') = (amount > 0)),
  CONSTRAINT decision_amount_is_not_negative CHECK (amount >= 0));
CREATE INDEX decision_by_application ON decision (application_id);

-- Kinds are rows and not CHECK lists, so that a later migration adds one without building a table anew.
CREATE TABLE ledger_kind (
  kind TEXT PRIMARY KEY);
INSERT INTO ledger_kind (kind) VALUES
  ('adopted'), ('revised'),
  ('allotted'), ('raised'), ('lowered'), ('handed_back'), ('received'), ('carried_in');

CREATE TABLE appropriation (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL,
  chapter TEXT NOT NULL,
  item TEXT NOT NULL,
  amount BIGINT NOT NULL,
  framed BIGINT NOT NULL DEFAULT 0,
  CONSTRAINT one_appropriation_per_year UNIQUE (year),
  CONSTRAINT frames_within_appropriation CHECK (framed BETWEEN 0 AND amount));

CREATE TABLE appropriation_entry (
  id INTEGER PRIMARY KEY,
  appropriation_id BIGINT NOT NULL REFERENCES appropriation (id),
  kind TEXT NOT NULL,
  delta BIGINT NOT NULL,
  source TEXT NOT NULL,
  entered_by BIGINT NOT NULL REFERENCES users (id),
  entered_at TIMESTAMP NOT NULL,
  CONSTRAINT appropriation_entry_kind_is_known FOREIGN KEY (kind) REFERENCES ledger_kind (kind));

-- Rules of a scheme-year, each with the day from which it holds.
CREATE TABLE scheme_setting (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  holds_from DATE NOT NULL,
  entered_by BIGINT NOT NULL REFERENCES users (id),
  entered_at TIMESTAMP NOT NULL,
  CONSTRAINT one_setting_per_day UNIQUE (year, key, holds_from, entered_at));

CREATE TABLE budget_frame (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL,
  office_key TEXT NOT NULL REFERENCES office (key),
  amount BIGINT NOT NULL DEFAULT 0,
  committed BIGINT NOT NULL DEFAULT 0,
  CONSTRAINT one_frame_per_office_and_year UNIQUE (year, office_key),
  CONSTRAINT committed_within_frame CHECK (committed BETWEEN 0 AND amount));

CREATE TABLE frame_entry (
  id INTEGER PRIMARY KEY,
  frame_id BIGINT NOT NULL REFERENCES budget_frame (id),
  kind TEXT NOT NULL,
  delta BIGINT NOT NULL,
  document_reference TEXT NOT NULL,
  entered_by BIGINT NOT NULL REFERENCES users (id),
  entered_at TIMESTAMP NOT NULL,
  CONSTRAINT frame_entry_kind_is_known FOREIGN KEY (kind) REFERENCES ledger_kind (kind));
CREATE INDEX frame_entry_by_frame ON frame_entry (frame_id);

CREATE TABLE call (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL,
  text_nb TEXT NOT NULL,
  text_nn TEXT NOT NULL,
  late_rule TEXT NOT NULL,
  opens_at TIMESTAMP NOT NULL,
  deadline_at TIMESTAMP NOT NULL,
  announced_at TIMESTAMP,
  version BIGINT NOT NULL DEFAULT 1,
  CONSTRAINT one_call_per_year UNIQUE (year),
  CONSTRAINT late_rule_is_known CHECK (late_rule IN ('mark', 'dismiss')),
  CONSTRAINT call_opens_before_it_closes CHECK (opens_at < deadline_at));

CREATE TABLE criterion (
  id INTEGER PRIMARY KEY,
  call_id BIGINT NOT NULL REFERENCES call (id),
  key TEXT NOT NULL,
  name_nb TEXT NOT NULL,
  name_nn TEXT NOT NULL,
  weight INTEGER NOT NULL,
  position INTEGER NOT NULL,
  CONSTRAINT one_criterion_per_key UNIQUE (call_id, key),
  CONSTRAINT weight_is_positive CHECK (weight BETWEEN 1 AND 100));

CREATE TABLE announcement (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  call_id BIGINT NOT NULL REFERENCES call (id),
  office_key TEXT NOT NULL REFERENCES office (key),
  frame_id BIGINT NOT NULL REFERENCES budget_frame (id),
  round INTEGER NOT NULL,
  opens_at TIMESTAMP NOT NULL,
  deadline_at TIMESTAMP NOT NULL,
  addition_nb TEXT NOT NULL DEFAULT '',
  addition_nn TEXT NOT NULL DEFAULT '',
  announced_at TIMESTAMP,
  settled_at TIMESTAMP,
  CONSTRAINT announcement_key_is_unique UNIQUE (key),
  CONSTRAINT one_announcement_per_round UNIQUE (call_id, office_key, round),
  CONSTRAINT announcement_opens_before_it_closes CHECK (opens_at < deadline_at),
  CONSTRAINT settled_after_announced CHECK (settled_at IS NULL OR announced_at IS NOT NULL));

-- A row is one municipality number with its period. Numbers are text and were never reused 2016-2026 (checked when loaded).
CREATE TABLE municipality (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  official_name TEXT NOT NULL,
  -- The letters of the official name, for the order of lists.
  sort_key TEXT NOT NULL DEFAULT '',
  county_code TEXT NOT NULL,
  valid_from DATE,
  valid_to DATE,
  organisation_number TEXT,
  CONSTRAINT municipality_code_has_four_digits CHECK (length(code) = 4));

CREATE TABLE office (
  key TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  valid_from DATE,
  valid_to DATE,
  organisation_number TEXT);

-- The office's own written standard, for municipalities without one of their own.
CREATE TABLE office_standard (
  id INTEGER PRIMARY KEY,
  office_key TEXT NOT NULL REFERENCES office (key),
  standard TEXT NOT NULL,
  holds_from DATE NOT NULL,
  CONSTRAINT office_standard_is_known CHECK (standard IN ('nb', 'nn')));

-- What the state accounts show as booked on kap. 762 post 64, in kroner.
CREATE TABLE booked_amount (
  year INTEGER NOT NULL,
  office_key TEXT NOT NULL REFERENCES office (key),
  amount BIGINT NOT NULL,
  shared BOOLEAN NOT NULL,
  PRIMARY KEY (year, office_key));

CREATE TABLE membership (
  id INTEGER PRIMARY KEY,
  user_id BIGINT NOT NULL REFERENCES users (id),
  role TEXT NOT NULL,
  municipality_code TEXT REFERENCES municipality (code),
  office_key TEXT REFERENCES office (key),
  valid_from DATE NOT NULL,
  valid_to DATE,
  granted_by BIGINT NOT NULL REFERENCES users (id),
  granted_at TIMESTAMP NOT NULL,
  -- A role that decides or touches money at an office gives no right before somebody there has confirmed it.
  confirmed_by BIGINT REFERENCES users (id),
  confirmed_at TIMESTAMP,
  -- Who gave it its last day, or refused it.
  ended_by BIGINT REFERENCES users (id),
  ended_at TIMESTAMP,
  CONSTRAINT role_confirmation_is_whole CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
  CONSTRAINT role_end_is_whole CHECK ((ended_by IS NULL) = (ended_at IS NULL)),
  -- The system (1) confirms what the operator gives at the machine.
  CONSTRAINT role_confirmed_by_another CHECK (confirmed_by <> user_id),
  CONSTRAINT role_is_known CHECK (role IN ('applicant', 'municipal_leader', 'case_officer', 'budget_authority',
    'economy', 'reader', 'auditor', 'ministry', 'administrator')),
  CONSTRAINT municipal_roles_have_a_municipality
    CHECK ((role IN ('applicant', 'municipal_leader')) = (municipality_code IS NOT NULL)),
  CONSTRAINT office_roles_have_an_office
    CHECK ((role IN ('case_officer', 'budget_authority', 'economy', 'reader')) = (office_key IS NOT NULL)));
CREATE INDEX membership_by_user ON membership (user_id);
CREATE INDEX membership_by_municipality ON membership (municipality_code);
CREATE INDEX membership_by_office ON membership (office_key);

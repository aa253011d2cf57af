-- Acts on things that are not cases: appropriation, frame, call, announcement, users, settings. One chain per subject.
CREATE TABLE act_event (
  id INTEGER PRIMARY KEY,
  subject_kind TEXT NOT NULL,
  subject_id BIGINT NOT NULL,
  previous_event_id BIGINT,
  act TEXT NOT NULL,
  actor_id BIGINT NOT NULL REFERENCES users (id),
  on_behalf_of TEXT NOT NULL,
  at TIMESTAMP NOT NULL,
  fact TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  key_id TEXT NOT NULL,
  CONSTRAINT act_target UNIQUE (subject_kind, subject_id, id),
  CONSTRAINT one_successor_per_act UNIQUE (previous_event_id),
  CONSTRAINT act_follows_its_own_subject FOREIGN KEY (subject_kind, subject_id, previous_event_id)
    REFERENCES act_event (subject_kind, subject_id, id));
CREATE INDEX act_event_by_actor ON act_event (actor_id);
CREATE UNIQUE INDEX one_first_act ON act_event (subject_kind, subject_id) WHERE previous_event_id IS NULL;

CREATE TABLE journal_kind (
  kind TEXT PRIMARY KEY);
INSERT INTO journal_kind (kind) VALUES
  ('appropriated'), ('framed'), ('applied'), ('granted'), ('declined'), ('lapsed'), ('changed'), ('paid'),
  ('spent'), ('own_funds'), ('unspent'), ('overspent'), ('carried'), ('claimed'), ('repaid');

-- The journal of money: every sum is a sum over it. Entries are added and never changed; a correction is a new entry with
-- the difference. `cases` is +1 where the entry makes an amount known, -1 where it makes it unknown again, else 0.
CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  amount BIGINT NOT NULL,
  cases INTEGER NOT NULL,
  year INTEGER NOT NULL,
  office_key TEXT REFERENCES office (key),
  municipality_code TEXT REFERENCES municipality (code),
  application_id BIGINT REFERENCES application (id),
  grant_id BIGINT REFERENCES grants (id),
  -- The event it comes from: in the grant's chain, the application's, or that of acts.
  application_event_id BIGINT REFERENCES application_event (id),
  grant_event_id BIGINT REFERENCES grant_event (id),
  act_event_id BIGINT REFERENCES act_event (id),
  at TIMESTAMP NOT NULL,
  CONSTRAINT journal_kind_is_known FOREIGN KEY (kind) REFERENCES journal_kind (kind),
  CONSTRAINT entry_counts_one_case CHECK (cases BETWEEN -1 AND 1),
  CONSTRAINT entry_comes_from_one_event CHECK (
    (application_event_id IS NOT NULL AND grant_event_id IS NULL AND act_event_id IS NULL)
    OR (application_event_id IS NULL AND grant_event_id IS NOT NULL AND act_event_id IS NULL)
    OR (application_event_id IS NULL AND grant_event_id IS NULL AND act_event_id IS NOT NULL)));
-- Covers the sums of the ministry's and the public's pages, so that they read the index alone.
CREATE INDEX journal_sums ON journal (year, kind, office_key, municipality_code, amount, cases, at);
CREATE INDEX journal_by_grant ON journal (grant_id) WHERE grant_id IS NOT NULL;

-- One seal a day over everything that moved: what is deleted afterwards is seen. Made by the worker, for days that are over.
CREATE TABLE seal (
  id INTEGER PRIMARY KEY,
  day DATE NOT NULL,
  previous_seal_id BIGINT REFERENCES seal (id),
  events BIGINT NOT NULL,
  heads BIGINT NOT NULL,
  hash TEXT NOT NULL,
  key_id TEXT NOT NULL,
  sealed_at TIMESTAMP NOT NULL,
  CONSTRAINT one_seal_per_day UNIQUE (day),
  CONSTRAINT one_successor_per_seal UNIQUE (previous_seal_id));
CREATE UNIQUE INDEX one_first_seal ON seal ((previous_seal_id IS NULL)) WHERE previous_seal_id IS NULL;

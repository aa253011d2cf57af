CREATE TABLE users (
  id INTEGER PRIMARY KEY,
  user_name TEXT NOT NULL,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  -- The letters of the name, for the order of lists; and of name, user name and address, to be searched. Written with these.
  sort_key TEXT NOT NULL DEFAULT '',
  search_key TEXT NOT NULL DEFAULT '',
  password_hash TEXT,
  language TEXT NOT NULL DEFAULT 'nb',
  created_at TIMESTAMP NOT NULL,
  disabled_at TIMESTAMP,
  CONSTRAINT user_name_is_unique UNIQUE (user_name),
  CONSTRAINT email_is_unique UNIQUE (email),
  CONSTRAINT language_is_known CHECK (language IN ('nb', 'nn', 'en')));

-- The system acts too (deadlines, lapse), so that no event is without an actor.
INSERT INTO users (id, user_name, name, email, created_at)
  VALUES (1, 'system', 'Systemet', 'system@opptrapping.invalid', '2016-01-01 00:00:00');

CREATE TABLE session (
  id INTEGER PRIMARY KEY,
  token_hash TEXT NOT NULL,
  user_id BIGINT NOT NULL REFERENCES users (id),
  organisation TEXT,
  csrf TEXT NOT NULL,
  browser TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  last_seen_at TIMESTAMP NOT NULL,
  expires_at TIMESTAMP NOT NULL,
  ended_at TIMESTAMP,
  CONSTRAINT session_token_is_unique UNIQUE (token_hash));
CREATE INDEX session_by_user ON session (user_id);

CREATE TABLE password_link (
  id INTEGER PRIMARY KEY,
  user_id BIGINT NOT NULL REFERENCES users (id),
  token_hash TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  expires_at TIMESTAMP NOT NULL,
  used_at TIMESTAMP,
  CONSTRAINT password_link_is_unique UNIQUE (token_hash));

CREATE TABLE sign_in_attempt (
  id INTEGER PRIMARY KEY,
  subject TEXT NOT NULL,
  at TIMESTAMP NOT NULL);
CREATE INDEX sign_in_attempt_by_subject ON sign_in_attempt (subject, at);

-- Notices to send, written in the transaction of the act that causes them.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY,
  to_user_id BIGINT REFERENCES users (id),
  to_address TEXT NOT NULL,
  language TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  application_id BIGINT REFERENCES application (id),
  created_at TIMESTAMP NOT NULL,
  sent_at TIMESTAMP,
  attempts INTEGER NOT NULL DEFAULT 0,
  last_error TEXT);
CREATE INDEX outbox_waiting ON outbox (sent_at, id);

-- The demo's clock: how far a visitor has moved it.
CREATE TABLE demo_clock (
  id INTEGER PRIMARY KEY,
  starts_at TIMESTAMP NOT NULL,
  offset_seconds BIGINT NOT NULL,
  CONSTRAINT one_clock CHECK (id = 1));

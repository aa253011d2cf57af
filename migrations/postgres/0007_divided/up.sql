-- A divided municipality has no heir by itself: who answers for an open case is then assigned by a person.
ALTER TABLE application ADD COLUMN successor_code TEXT REFERENCES municipality (code);
-- Partial, or SQLite would look for the many that have none in it.
CREATE INDEX application_by_successor ON application (successor_code) WHERE successor_code IS NOT NULL;
INSERT INTO application_edge (from_state, step, to_state) VALUES
  ('submitted', 'assign_successor', 'submitted'),
  ('returned', 'assign_successor', 'returned'),
  ('assessed', 'assign_successor', 'assessed'),
  ('granted', 'assign_successor', 'granted');

-- The worklist: what an office received, what it decided, and what lies in its municipalities; a year of it, or the drafts.
CREATE INDEX application_by_decider ON application (decided_by_office);
CREATE INDEX application_by_state ON application (state, year);
-- As SQLite has it: the values of a JSON array as rows. A list of codes is then one value to bind (src/access/scope.rs).
CREATE FUNCTION json_each(list TEXT) RETURNS TABLE (value TEXT) LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 60
  AS 'SELECT json_array_elements_text($1::json)';

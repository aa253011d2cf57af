-- The worklist is one year of one office. The office is asked by instr(codes, code): the name SQLite has for strpos.
CREATE INDEX application_by_year ON application (year, state);
CREATE FUNCTION instr(text TEXT, part TEXT) RETURNS INTEGER LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS 'SELECT strpos($1, $2)';

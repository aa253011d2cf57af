-- The worklist is one year of one office. The office is asked by instr(codes, code), which SQLite has built in.
CREATE INDEX application_by_year ON application (year, state);

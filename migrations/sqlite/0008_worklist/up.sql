-- The worklist: what an office received, what it decided, and what lies in its municipalities; a year of it, or the drafts.
CREATE INDEX application_by_decider ON application (decided_by_office);
CREATE INDEX application_by_state ON application (state, year);

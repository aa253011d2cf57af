DROP INDEX application_by_state;
DROP INDEX application_by_decider;

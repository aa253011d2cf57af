DELETE FROM application_edge WHERE step = 'assign_successor';
DROP INDEX application_by_successor;
ALTER TABLE application DROP COLUMN successor_code;

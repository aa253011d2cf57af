DROP FUNCTION instr(TEXT, TEXT);
DROP INDEX application_by_year;

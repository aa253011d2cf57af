DROP INDEX application_by_year;

DROP TABLE membership;
DROP TABLE booked_amount;
DROP TABLE office_standard;
DROP TABLE office;
DROP TABLE municipality;

ALTER TABLE grant_event DROP CONSTRAINT grant_event_has_its_grant;
DROP TABLE repayment;
DROP TABLE report;
DROP TABLE payment;
DROP TABLE bank_account;
DROP TABLE grants;
DROP TABLE grant_event;
DROP TABLE grant_edge;

DROP TABLE sign_in_attempt;
DROP TABLE password_link;
DROP TABLE session;
DROP TABLE users;

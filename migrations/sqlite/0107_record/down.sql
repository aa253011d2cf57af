DROP TABLE seal;
DROP TABLE journal;
DROP TABLE journal_kind;
DROP TABLE act_event;

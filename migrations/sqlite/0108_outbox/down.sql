DROP TABLE demo_clock;
DROP TABLE outbox;

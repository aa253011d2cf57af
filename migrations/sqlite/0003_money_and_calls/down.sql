DROP TABLE announcement;
DROP TABLE criterion;
DROP TABLE call;
DROP TABLE frame_entry;
DROP TABLE budget_frame;
DROP TABLE scheme_setting;
DROP TABLE appropriation_entry;
DROP TABLE appropriation;

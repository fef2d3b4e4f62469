-- What an issue is found by, in lower case: databases differ in which letters they know how to lower. The application fills it.

ALTER TABLE issue ADD COLUMN search TEXT NOT NULL DEFAULT '';

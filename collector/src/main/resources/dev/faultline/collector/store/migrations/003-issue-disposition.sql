-- What became of the exception of the issue's newest event. The application fills it for issues that are there.

ALTER TABLE issue ADD COLUMN disposition TEXT NOT NULL DEFAULT 'thrown';

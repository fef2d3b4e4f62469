-- Times are nanoseconds since 1970, hours are hours since 1970. Ids are made by the application.

CREATE TABLE issue (
  id TEXT PRIMARY KEY,
  service TEXT NOT NULL,
  type TEXT NOT NULL,
  message TEXT,
  culprit TEXT,
  count BIGINT NOT NULL,
  first_seen BIGINT NOT NULL,
  last_seen BIGINT NOT NULL
);

CREATE INDEX issue_by_last_seen ON issue (last_seen, id);

-- The newest events of each issue; older ones are removed, and still counted.
CREATE TABLE event (
  id TEXT PRIMARY KEY,
  issue_id TEXT NOT NULL REFERENCES issue (id) ON DELETE CASCADE,
  time BIGINT NOT NULL,
  body TEXT NOT NULL
);

CREATE INDEX event_by_issue ON event (issue_id, time, id);

-- What was counted for which event. Outlives the event, so that one that is sent again late is not counted again.
CREATE TABLE receipt (
  event_id TEXT PRIMARY KEY,
  issue_id TEXT NOT NULL,
  time BIGINT NOT NULL,
  observed_time BIGINT NOT NULL,
  occurrences BIGINT NOT NULL,
  received_at BIGINT NOT NULL
);

CREATE INDEX receipt_by_received_at ON receipt (received_at);

CREATE TABLE issue_hour (
  issue_id TEXT NOT NULL REFERENCES issue (id) ON DELETE CASCADE,
  hour BIGINT NOT NULL,
  count BIGINT NOT NULL,
  PRIMARY KEY (issue_id, hour)
);

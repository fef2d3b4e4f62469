-- What is asked for is found without looking at all issues: those of a service or disposition, newest first, and which of both there are.

CREATE INDEX issue_by_service ON issue (service, last_seen, id);

CREATE INDEX issue_by_disposition ON issue (disposition, last_seen, id);

CREATE INDEX issue_by_service_and_disposition ON issue (service, disposition, last_seen, id);

-- Whether the event is kept. Receipts of others are removed in time, and found without looking at the others.

ALTER TABLE receipt ADD COLUMN kept BOOLEAN NOT NULL DEFAULT TRUE;

UPDATE receipt SET kept = FALSE WHERE NOT EXISTS (SELECT 1 FROM event WHERE event.id = receipt.event_id);

DROP INDEX receipt_by_received_at;

CREATE INDEX receipt_of_removed_event ON receipt (received_at) WHERE NOT kept;

CREATE INDEX issue_hour_by_hour ON issue_hour (hour);

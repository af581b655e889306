-- The list of security events is read by time, and by who did it.
CREATE INDEX security_event_at ON security_event (at, id);
CREATE INDEX security_event_actor ON security_event (lower(actor), id);

-- A code by which an officer's device gets its token: shown instead of the token, good for ten minutes and once, kept as a hash.
CREATE TABLE enrolment_code (
    code_hash  bytea PRIMARY KEY CHECK (length(code_hash) = 32),
    officer_id bigint NOT NULL REFERENCES officer ON DELETE CASCADE,
    label      text CHECK (length(label) <= 200),
    days       integer CHECK (days BETWEEN 1 AND 3650),
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX enrolment_code_officer ON enrolment_code (officer_id);

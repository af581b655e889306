-- When the log was verified as a whole, how large it was, and what was found: nothing, if all agreed.
CREATE TABLE log_verification (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at     timestamptz NOT NULL DEFAULT now(),
    leaves bigint NOT NULL CHECK (leaves >= 0),
    found  text CHECK (length(found) BETWEEN 1 AND 1000)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_verification FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audited AFTER INSERT ON log_verification REFERENCING NEW TABLE AS told
    FOR EACH STATEMENT EXECUTE FUNCTION rows_told();

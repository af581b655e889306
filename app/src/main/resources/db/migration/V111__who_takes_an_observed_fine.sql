-- Who of the office takes an observed fine, so that two do not look at the same.
CREATE TABLE fine_taken (
    fine_id uuid PRIMARY KEY REFERENCES fine ON DELETE CASCADE,
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    taken_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX fine_taken_account ON fine_taken (account_id);
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON fine_taken FOR EACH ROW EXECUTE FUNCTION audit_row('fine_id');

-- What an offence costs from which day on, and what its unit is worth: one person proposes a row, another approves it.

-- A version of an offence: the range of units a sentence moves in, and what paying of one's own accord costs. valued_on names
-- the day of a fine whose unit value counts: the fact's or the act's.
CREATE TABLE offence_version (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    offence_id      bigint NOT NULL CONSTRAINT offence_version_offence REFERENCES offence,
    valid           daterange NOT NULL CHECK (NOT isempty(valid) AND NOT lower_inf(valid)),
    unit            text NOT NULL CHECK (unit ~ '^[A-Z0-9_]{1,20}$'),
    units_least     numeric(12, 2) NOT NULL CHECK (units_least > 0),
    units_most      numeric(12, 2) NOT NULL CHECK (units_most >= units_least),
    units_voluntary numeric(12, 2) NOT NULL CHECK (units_voluntary BETWEEN units_least AND units_most),
    valued_on       text NOT NULL CHECK (valued_on IN ('HECHO', 'LABRADA')),
    severity        text NOT NULL CHECK (length(severity) BETWEEN 1 AND 40),
    points          integer CHECK (points >= 0),
    norm            text NOT NULL CHECK (length(norm) BETWEEN 1 AND 300),
    source          text NOT NULL CHECK (length(source) BETWEEN 1 AND 500),
    proposed_by     bigint NOT NULL CONSTRAINT offence_version_proposer REFERENCES account,
    proposed_at     timestamptz NOT NULL DEFAULT now(),
    approved_by     bigint CONSTRAINT offence_version_approver REFERENCES account,
    approved_at     timestamptz,
    CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
    CONSTRAINT offence_version_needs_two CHECK (approved_by <> proposed_by),
    CONSTRAINT offence_version_overlaps EXCLUDE USING gist (offence_id WITH =, valid WITH &&) WHERE (approved_by IS NOT NULL)
);
CREATE INDEX offence_version_offence ON offence_version (offence_id);

CREATE TABLE unit_value (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    unit        text NOT NULL CHECK (unit ~ '^[A-Z0-9_]{1,20}$'),
    valid       daterange NOT NULL CHECK (NOT isempty(valid) AND NOT lower_inf(valid)),
    amount      numeric(14, 2) NOT NULL CHECK (amount > 0),
    source      text NOT NULL CHECK (length(source) BETWEEN 1 AND 500),
    proposed_by bigint NOT NULL CONSTRAINT unit_value_proposer REFERENCES account,
    proposed_at timestamptz NOT NULL DEFAULT now(),
    approved_by bigint CONSTRAINT unit_value_approver REFERENCES account,
    approved_at timestamptz,
    CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
    CONSTRAINT unit_value_needs_two CHECK (approved_by <> proposed_by),
    CONSTRAINT unit_value_overlaps EXCLUDE USING gist (unit WITH =, valid WITH &&) WHERE (approved_by IS NOT NULL)
);

CREATE TRIGGER approved_stays BEFORE UPDATE OR DELETE ON offence_version
    FOR EACH ROW WHEN (OLD.approved_by IS NOT NULL) EXECUTE FUNCTION approved_stays();
CREATE TRIGGER approved_stays BEFORE UPDATE OR DELETE ON unit_value
    FOR EACH ROW WHEN (OLD.approved_by IS NOT NULL) EXECUTE FUNCTION approved_stays();

-- What counted on a day counts for the fines of that day for good: an end lies after every day that is over anywhere.
CREATE FUNCTION past_days_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF upper(NEW.valid) <= (now() AT TIME ZONE 'Etc/GMT+12')::date THEN
        RAISE EXCEPTION 'what counted on days that passed is not taken back'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'past_days_stay';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER past_days_stay BEFORE UPDATE ON offence_version
    FOR EACH ROW WHEN (OLD.approved_by IS NOT NULL AND NEW.valid <> OLD.valid) EXECUTE FUNCTION past_days_stay();
CREATE TRIGGER past_days_stay BEFORE UPDATE ON unit_value
    FOR EACH ROW WHEN (OLD.approved_by IS NOT NULL AND NEW.valid <> OLD.valid) EXECUTE FUNCTION past_days_stay();
CREATE TRIGGER past_days_stay BEFORE UPDATE ON legal_rule
    FOR EACH ROW WHEN (OLD.approved_by IS NOT NULL AND NEW.valid <> OLD.valid) EXECUTE FUNCTION past_days_stay();

CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON offence_version FOR EACH ROW EXECUTE FUNCTION audit_row();
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON unit_value FOR EACH ROW EXECUTE FUNCTION audit_row();

-- A calendar is named by a number too, as everything else that is proposed.
ALTER TABLE law_calendar ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT law_calendar_id UNIQUE;

-- Copies of the application that remember prices hear when one changes.
CREATE FUNCTION announce_law() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('law_changed', '');
    RETURN NULL;
END $$;
CREATE TRIGGER announced AFTER INSERT OR UPDATE OR DELETE ON offence_version FOR EACH STATEMENT EXECUTE FUNCTION announce_law();
CREATE TRIGGER announced AFTER INSERT OR UPDATE OR DELETE ON unit_value FOR EACH STATEMENT EXECUTE FUNCTION announce_law();
CREATE TRIGGER announced AFTER INSERT OR UPDATE OR DELETE ON legal_rule FOR EACH STATEMENT EXECUTE FUNCTION announce_law();
CREATE TRIGGER announced AFTER INSERT OR UPDATE OR DELETE ON law_calendar FOR EACH STATEMENT EXECUTE FUNCTION announce_law();
CREATE TRIGGER announced AFTER INSERT OR UPDATE OR DELETE ON holiday_list FOR EACH STATEMENT EXECUTE FUNCTION announce_law();
CREATE TRIGGER announced AFTER INSERT OR UPDATE OR DELETE ON holiday FOR EACH STATEMENT EXECUTE FUNCTION announce_law();
CREATE TRIGGER announced AFTER UPDATE OF code ON offence FOR EACH STATEMENT EXECUTE FUNCTION announce_law();

-- The nearest jurisdiction's row of a code counts: one that comes between begins on a day to come.
CREATE FUNCTION nearer_rules_begin_ahead() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM legal_rule other
               WHERE other.approved_by IS NOT NULL AND other.code = NEW.code AND other.jurisdiction <> NEW.jurisdiction
                 AND (starts_with(NEW.jurisdiction, other.jurisdiction || '-') OR starts_with(other.jurisdiction, NEW.jurisdiction || '-'))
                 AND other.valid && NEW.valid AND lower(NEW.valid) <= (now() AT TIME ZONE 'Etc/GMT+12')::date) THEN
        RAISE EXCEPTION 'a rule of this code counted on days that passed'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'past_days_stay';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER nearer_rules_begin_ahead BEFORE UPDATE ON legal_rule
    FOR EACH ROW WHEN (OLD.approved_by IS NULL AND NEW.approved_by IS NOT NULL) EXECUTE FUNCTION nearer_rules_begin_ahead();

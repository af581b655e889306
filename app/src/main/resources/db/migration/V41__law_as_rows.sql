-- The law as dated rows. One person proposes a row with its source, another approves it; only approved rows count.

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Which days do not count where. not_working names the kinds of days that stop a count of business days.
CREATE TABLE law_calendar (
    code        text PRIMARY KEY CHECK (code ~ '^[A-Z]{2}(-[A-Z0-9]{1,20}){0,3}$'),
    inherits    text CONSTRAINT law_calendar_inherits REFERENCES law_calendar CHECK (inherits <> code),
    not_working text[] NOT NULL CHECK (not_working <@ ARRAY['FERIADO', 'NO_LABORABLE', 'ASUETO', 'FERIA', 'LOCAL']),
    source      text NOT NULL CHECK (length(source) BETWEEN 1 AND 500),
    proposed_by bigint NOT NULL CONSTRAINT law_calendar_proposer REFERENCES account,
    proposed_at timestamptz NOT NULL DEFAULT now(),
    approved_by bigint CONSTRAINT law_calendar_approver REFERENCES account,
    approved_at timestamptz,
    CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
    CONSTRAINT law_calendar_needs_two CHECK (approved_by <> proposed_by)
);

-- An official list of a year's holidays: approved as a whole. A decree of the same year is another list.
CREATE TABLE holiday_list (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    calendar    text NOT NULL CONSTRAINT holiday_list_calendar REFERENCES law_calendar,
    year        integer NOT NULL CHECK (year BETWEEN 1990 AND 2200),
    source      text NOT NULL CHECK (length(source) BETWEEN 1 AND 500),
    proposed_by bigint NOT NULL CONSTRAINT holiday_list_proposer REFERENCES account,
    proposed_at timestamptz NOT NULL DEFAULT now(),
    approved_by bigint CONSTRAINT holiday_list_approver REFERENCES account,
    approved_at timestamptz,
    CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
    CONSTRAINT holiday_list_needs_two CHECK (approved_by <> proposed_by)
);
CREATE INDEX holiday_list_calendar ON holiday_list (calendar, year);
CREATE TABLE holiday (
    list_id bigint NOT NULL CONSTRAINT holiday_list REFERENCES holiday_list ON DELETE CASCADE,
    day     date NOT NULL,
    name    text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    kind    text NOT NULL CHECK (kind IN ('FERIADO', 'NO_LABORABLE', 'ASUETO', 'FERIA', 'LOCAL')),
    PRIMARY KEY (list_id, day)
);

CREATE TABLE legal_rule (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    jurisdiction   text NOT NULL CHECK (jurisdiction ~ '^[A-Z]{2}(-[A-Z0-9]{1,20}){0,3}$'),
    code           text NOT NULL CHECK (code ~ '^[A-Z0-9_]{1,40}$'),
    valid          daterange NOT NULL CHECK (NOT isempty(valid) AND NOT lower_inf(valid)),
    decided_by     text NOT NULL CHECK (decided_by IN ('HECHO', 'LABRADA', 'NOTIFICADA')),
    starts         text NOT NULL,
    length         integer NOT NULL CHECK (length BETWEEN 1 AND 36500),
    unit           text NOT NULL CHECK (unit IN ('HABILES', 'CORRIDOS', 'MESES', 'ANIOS')),
    roll           text NOT NULL DEFAULT 'NO' CHECK (roll IN ('NO', 'SIGUIENTE_HABIL')),
    ends           text[] NOT NULL DEFAULT '{}',
    suspended_by   text[] NOT NULL DEFAULT '{}',
    interrupted_by text[] NOT NULL DEFAULT '{}',
    effect         text NOT NULL CHECK (effect IN ('DESCUENTO', 'RECARGO', 'INTERES', 'FIRMEZA', 'REBELDIA', 'CADUCIDAD', 'PRESCRIPCION',
                       'SILENCIO_ABSUELVE', 'SILENCIO_CONFIRMA', 'TENER_POR_NOTIFICADA', 'HABILITA_APREMIO', 'AVISO_INTERNO')),
    percent        numeric(9, 4) CHECK (percent > 0),
    sums           jsonb,
    requires       text[] NOT NULL DEFAULT '{}',
    lost_with      text[] NOT NULL DEFAULT '{}',
    brings         text,
    source         text NOT NULL CHECK (length(source) BETWEEN 1 AND 500),
    proposed_by    bigint NOT NULL CONSTRAINT legal_rule_proposer REFERENCES account,
    proposed_at    timestamptz NOT NULL DEFAULT now(),
    approved_by    bigint CONSTRAINT legal_rule_approver REFERENCES account,
    approved_at    timestamptz,
    CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
    CHECK (num_nonnulls(percent, sums) <= 1),
    CONSTRAINT legal_rule_needs_two CHECK (approved_by <> proposed_by),
    CONSTRAINT legal_rule_overlaps EXCLUDE USING gist (jurisdiction WITH =, code WITH =, valid WITH &&) WHERE (approved_by IS NOT NULL)
);

-- What was approved stays as it was; only an end may be set to a validity that has none.
CREATE FUNCTION approved_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND upper_inf(OLD.valid) AND lower(NEW.valid) = lower(OLD.valid)
       AND to_jsonb(NEW) - 'valid' = to_jsonb(OLD) - 'valid' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what was approved is closed and followed by another row, never changed';
END $$;
CREATE TRIGGER approved_stays BEFORE UPDATE OR DELETE ON legal_rule
    FOR EACH ROW WHEN (OLD.approved_by IS NOT NULL) EXECUTE FUNCTION approved_stays();

CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON law_calendar FOR EACH ROW EXECUTE FUNCTION audit_row();
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON holiday_list FOR EACH ROW EXECUTE FUNCTION audit_row();
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON holiday FOR EACH ROW EXECUTE FUNCTION audit_row();
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON legal_rule FOR EACH ROW EXECUTE FUNCTION audit_row();

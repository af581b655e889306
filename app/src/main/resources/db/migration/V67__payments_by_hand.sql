-- Payments that somebody takes at the desk: one account records one with its receipt, another confirms it, and then it is in the
-- books. A confirmed one is only taken back by a reversal, which takes two accounts too.

CREATE TABLE payment (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id    uuid NOT NULL CONSTRAINT payment_event UNIQUE,
    fine_id     uuid NOT NULL CONSTRAINT payment_fine REFERENCES fine,
    amount      numeric(14, 2) NOT NULL CHECK (amount > 0),
    currency    text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    paid_on     date NOT NULL,
    means       text NOT NULL CHECK (means IN ('EFECTIVO', 'TRANSFERENCIA', 'TARJETA', 'CHEQUE', 'OTRO')),
    receipt     text NOT NULL CHECK (length(receipt) BETWEEN 1 AND 60),
    state       text NOT NULL DEFAULT 'ESPERA' CHECK (state IN ('ESPERA', 'CONFIRMADO', 'RECHAZADO', 'REVERTIDO')),
    recorded_by bigint NOT NULL CONSTRAINT payment_recorder REFERENCES account,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    decided_by  bigint CONSTRAINT payment_decider REFERENCES account,
    decided_at  timestamptz,
    refusal     text CHECK (length(refusal) BETWEEN 1 AND 500),
    CHECK ((state = 'ESPERA') = (decided_by IS NULL)),
    CHECK ((state = 'ESPERA') = (decided_at IS NULL)),
    CHECK ((state = 'RECHAZADO') = (refusal IS NOT NULL)),
    CONSTRAINT payment_needs_two CHECK (state NOT IN ('CONFIRMADO', 'REVERTIDO') OR decided_by <> recorded_by)
);
-- A receipt pays once. What was refused or taken back may be told again, of the right fine.
CREATE UNIQUE INDEX payment_receipt ON payment (means, lower(receipt)) WHERE state IN ('ESPERA', 'CONFIRMADO');
CREATE INDEX payment_of_fine ON payment (fine_id, id);
CREATE INDEX payment_waiting ON payment (id) WHERE state = 'ESPERA';
CREATE INDEX payment_decided ON payment (decided_at) WHERE decided_at IS NOT NULL;

CREATE TABLE payment_reversal (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id   uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT payment_reversal_event UNIQUE,
    payment_id bigint NOT NULL CONSTRAINT payment_reversal_payment REFERENCES payment,
    reason     text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    asked_by   bigint NOT NULL CONSTRAINT payment_reversal_asker REFERENCES account,
    asked_at   timestamptz NOT NULL DEFAULT now(),
    decided_by bigint CONSTRAINT payment_reversal_decider REFERENCES account,
    decided_at timestamptz,
    confirmed  boolean,
    refusal    text CHECK (length(refusal) BETWEEN 1 AND 500),
    CHECK (num_nonnulls(decided_by, decided_at, confirmed) IN (0, 3)),
    CHECK ((confirmed IS FALSE) = (refusal IS NOT NULL)),
    CONSTRAINT payment_reversal_needs_two CHECK (confirmed IS NOT TRUE OR decided_by <> asked_by)
);
CREATE UNIQUE INDEX payment_reversal_waiting ON payment_reversal (payment_id) WHERE decided_at IS NULL;
CREATE INDEX payment_reversal_of_payment ON payment_reversal (payment_id, id);

-- What was told stays as it was told: a decision is added to what waits, and a confirmed payment is taken back.
CREATE FUNCTION payments_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.decided_at IS NULL AND to_jsonb(NEW) - ARRAY['state', 'decided_by', 'decided_at', 'refusal', 'confirmed']
                                    = to_jsonb(OLD) - ARRAY['state', 'decided_by', 'decided_at', 'refusal', 'confirmed'] THEN
            RETURN NEW;
        END IF;
        IF to_jsonb(OLD) ->> 'state' = 'CONFIRMADO' AND to_jsonb(NEW) ->> 'state' = 'REVERTIDO'
           AND to_jsonb(NEW) - 'state' = to_jsonb(OLD) - 'state' THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'a payment is decided once, and never changed or removed';
END $$;
CREATE TRIGGER payments_stay BEFORE UPDATE OR DELETE ON payment FOR EACH ROW EXECUTE FUNCTION payments_stay();
CREATE TRIGGER payments_stay BEFORE UPDATE OR DELETE ON payment_reversal FOR EACH ROW EXECUTE FUNCTION payments_stay();
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON payment FOR EACH ROW EXECUTE FUNCTION audit_row();
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON payment_reversal FOR EACH ROW EXECUTE FUNCTION audit_row();

-- The events of which a day could not be counted while holidays were missing: they are counted when a list is approved.
CREATE INDEX fine_event_uncounted ON fine_event (fine_id) WHERE reasons @> ARRAY['PLAZO_SIN_FERIADOS'];

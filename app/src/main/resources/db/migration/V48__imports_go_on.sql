-- What each batch of a run came to, noted in the transaction that loads it: whoever goes on with the run of a copy of the
-- application that died skips what is noted, so that nothing is loaded or counted twice. `lines` tells one batch from another.
CREATE TABLE import_step (
    run_id   bigint NOT NULL REFERENCES import_run ON DELETE CASCADE,
    writer   integer NOT NULL,
    number   integer NOT NULL,
    lines    bigint NOT NULL,
    read     bigint NOT NULL,
    loaded   bigint NOT NULL,
    repeated bigint NOT NULL,
    observed bigint NOT NULL,
    rejected bigint NOT NULL,
    voided   bigint NOT NULL,
    PRIMARY KEY (run_id, writer, number)
);

-- How often somebody went on with a run. One that ends every copy is left alone.
ALTER TABLE import_run ADD COLUMN taken_up integer NOT NULL DEFAULT 0;

-- Fines from before that brought no number get theirs in the order in which they came, beside the table: to write it into millions
-- of rows would hold the table up, double it, and fill the trail with changes of what nobody changed. Given once, for good.
CREATE TABLE earlier_number (fine_id uuid NOT NULL, number text NOT NULL);
INSERT INTO earlier_number (fine_id, number)
SELECT id, fine_number(nextval('fine_numbers'))
FROM (SELECT id FROM fine WHERE number IS NULL ORDER BY received_at, id) AS earlier;
ALTER TABLE earlier_number ADD CONSTRAINT earlier_number_pkey PRIMARY KEY (fine_id),
                           ADD CONSTRAINT earlier_number_number UNIQUE (number);
CREATE TRIGGER append_only BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON earlier_number
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

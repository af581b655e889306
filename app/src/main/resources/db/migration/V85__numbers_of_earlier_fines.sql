-- In the order in which they came; fines come in meanwhile.
INSERT INTO earlier_number (fine_id, number)
SELECT id, fine_number(nextval('fine_numbers'))
FROM (SELECT id FROM fine WHERE number IS NULL ORDER BY received_at, id) AS earlier
ON CONFLICT DO NOTHING;

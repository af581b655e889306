-- Fills an empty schema, with the names bound by psql-like :words: vehicles, persons, officers, fines.
-- Row numbers are ids, so that whoever sends requests can compute a known plate or e-mail.
SET session_replication_role = replica;
SET maintenance_work_mem = '512MB';
SET synchronous_commit = off;
SELECT setseed(0.42);

INSERT INTO person (id, name, email) OVERRIDING SYSTEM VALUE
SELECT n, 'Persona ' || n, 'persona' || n || '@bench.example' FROM generate_series(1, :persons) AS n;

INSERT INTO vehicle (id, country, plate, plate_as_written, brand, color, person_id) OVERRIDING SYSTEM VALUE
SELECT n + 1, 'AR', p.plate, p.plate, (ARRAY['Fiat', 'Ford', 'Renault', 'Toyota', 'Volkswagen'])[1 + n % 5],
       (ARRAY['blanco', 'gris', 'negro', 'rojo'])[1 + n % 4], 1 + n % :persons
FROM generate_series(0, :vehicles - 1) AS n,
     LATERAL (SELECT chr(65 + n / 26000) || chr(65 + n / 1000 % 26) || lpad((n % 1000)::text, 3, '0') || 'BE' AS plate) AS p;

INSERT INTO officer (id, name, badge) OVERRIDING SYSTEM VALUE
SELECT n, 'Oficial ' || n, 'B-' || n FROM generate_series(1, :officers) AS n;

INSERT INTO offence (id, code, description, fixed_units, points) OVERRIDING SYSTEM VALUE
SELECT n, 'B-' || n, 'Infracción de prueba ' || n, 50 + n, n % 10 FROM generate_series(1, 200) AS n;

-- A year of fines in the order of their time, each with a UUIDv7 of its moment.
INSERT INTO fine (id, country, plate, plate_as_written, vehicle_id, officer_id, committed_at, received_at, comments,
                  offence_id, place, latitude, longitude, status, source, received_from, digest)
SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(hash, 1, 3) || '8'
           || substr(hash, 4, 15))::uuid,
       'AR', v.plate, v.plate, v.id, officer, at, at + interval '3 seconds',
       'No respeta la luz roja del semáforo, acta ' || n,
       CASE WHEN n % 5 < 3 THEN 1 + n % 200 END,
       CASE WHEN n % 3 = 0 THEN 'Avenida ' || n % 500 || ' ' || n % 4000 END,
       CASE WHEN n % 2 = 0 THEN -34.6 + (n % 1000) * 0.0001 END, CASE WHEN n % 2 = 0 THEN -58.4 - (n % 1000) * 0.0001 END,
       CASE WHEN n % 10 < 8 THEN 'ISSUED' WHEN n % 10 = 8 THEN 'VALIDATED' ELSE 'VOIDED' END,
       'API', '127.0.0.1', decode(hash || hash, 'hex')
FROM (SELECT n, now() - interval '365 days' + n * (interval '364 days' / :fines) AS at, md5(n::text) AS hash,
             (random() * (:vehicles - 1))::int AS vehicle, 1 + (random() * (:officers - 1))::int AS officer
      FROM generate_series(1, :fines) AS n) AS made,
     LATERAL (SELECT vehicle + 1 AS id,
                     chr(65 + vehicle / 26000) || chr(65 + vehicle / 1000 % 26) || lpad((vehicle % 1000)::text, 3, '0') || 'BE' AS plate) AS v;

SELECT setval(pg_get_serial_sequence('person', 'id'), :persons),
       setval(pg_get_serial_sequence('vehicle', 'id'), :vehicles),
       setval(pg_get_serial_sequence('officer', 'id'), :officers),
       setval(pg_get_serial_sequence('offence', 'id'), 200);

-- Fictitious persons, vehicles, officers and fines of a made-up town. Nobody is told about these fines.
SELECT set_config('labra.notify', 'off', true);

INSERT INTO person (name, email) VALUES
    ('Ana Benítez', 'ana.benitez@example.com'),
    ('Bruno Cáceres', 'bruno.caceres@example.com'),
    ('Carla Domínguez', 'carla.dominguez@example.org'),
    ('Diego Escudero', 'diego.escudero@example.org'),
    ('Elena Ferreyra', 'elena.ferreyra@example.com'),
    ('Transportes del Litoral S.A.', 'flota@transportes.example.com');

INSERT INTO vehicle (country, plate, plate_as_written, brand, color, person_id)
SELECT 'AR', plate, written, brand, color, person.id
FROM (VALUES
    ('AE123CD', 'AE 123 CD', 'Fiat Cronos', 'Gris', 'ana.benitez@example.com'),
    ('A123BCD', 'A 123 BCD', 'Honda Wave', 'Rojo', 'ana.benitez@example.com'),
    ('KTR482', 'KTR 482', 'Volkswagen Gol', 'Blanco', 'bruno.caceres@example.com'),
    ('AF907LM', 'AF 907 LM', 'Toyota Hilux', 'Negro', 'carla.dominguez@example.org'),
    ('NVO615', 'NVO 615', 'Renault Clio', 'Azul', 'diego.escudero@example.org'),
    ('AC458ZT', 'AC 458 ZT', 'Peugeot 208', 'Rojo', 'elena.ferreyra@example.com'),
    ('AD210QP', 'AD 210 QP', 'Mercedes-Benz Sprinter', 'Blanco', 'flota@transportes.example.com'),
    ('AG346RS', 'AG 346 RS', 'Iveco Tector', 'Blanco', 'flota@transportes.example.com')
) AS demo (plate, written, brand, color, email) JOIN person USING (email);

INSERT INTO officer (name, badge) VALUES
    ('Graciela Ibarra', '1042'),
    ('Hernán Juárez', '1043'),
    ('Lucía Medina', '1044');

INSERT INTO offence (code, description, fixed_units, points) VALUES
    ('ALC-01', 'Conducir con alcohol en sangre por encima de lo permitido', 300, 10),
    ('CEL-01', 'Usar el teléfono móvil mientras conduce', 100, 5),
    ('CIN-01', 'No usar el cinturón de seguridad', 50, 4),
    ('EST-01', 'Estacionar en lugar prohibido', 40, 0),
    ('EST-02', 'Obstruir una rampa o una senda peatonal', 80, 2),
    ('SEM-01', 'No respetar la luz roja del semáforo', 150, 5),
    ('VEL-01', 'Exceder la velocidad máxima hasta un 20 %', 100, 4),
    ('VEL-02', 'Exceder la velocidad máxima en más de un 20 %', 200, 10);

-- The id is a UUIDv7 of the fine's moment.
INSERT INTO fine (id, country, plate, plate_as_written, vehicle_id, officer_id, committed_at, comments,
                  offence_id, place, latitude, longitude, source, digest)
SELECT (lpad(to_hex((extract(epoch FROM committed_at) * 1000)::bigint), 12, '0')
            || '7' || substr(hash, 1, 3) || '8' || substr(hash, 4, 15))::uuid,
       'AR', vehicle.plate, vehicle.plate_as_written, vehicle.id, officer.id, committed_at, comments,
       offence.id, place, latitude, longitude, 'API', decode(hash, 'hex')
FROM (SELECT *, date_trunc('second', now() - days_ago * interval '1 day') AS committed_at,
             encode(sha256(convert_to(concat_ws('|', plate, badge, days_ago, comments), 'UTF8')), 'hex') AS hash
      FROM (VALUES
    ('AE123CD', '1042', 'SEM-01', 28.62, 'Cruzó con luz roja hacia el centro.', 'San Martín y Belgrano', -34.6037, -58.3816),
    ('KTR482', '1043', 'EST-01', 26.30, 'Estacionado sobre la mano izquierda, sin conductor.', 'Mitre 845', -34.6071, -58.3899),
    ('AF907LM', '1042', 'VEL-01', 24.11, 'Cinemómetro: 69 km/h donde la máxima es 60.', 'Av. Costanera 2100', -34.5901, -58.3702),
    ('AD210QP', '1044', 'EST-02', 21.75, 'Descarga de mercadería sobre la rampa de la esquina.', 'Rivadavia y Sarmiento', -34.6094, -58.3923),
    ('NVO615', '1044', 'CIN-01', 19.48, 'Conductor y acompañante sin cinturón.', 'Ruta 9, acceso norte', -34.5420, -58.4711),
    ('A123BCD', '1043', 'CEL-01', 17.05, 'Circulaba con el teléfono en la mano.', 'Alem 320', -34.6018, -58.3709),
    ('AC458ZT', '1042', 'VEL-02', 14.90, 'Cinemómetro: 94 km/h donde la máxima es 60.', 'Av. Costanera 3450', -34.5833, -58.3764),
    ('AG346RS', '1043', 'EST-01', 12.27, 'Doble fila frente al mercado.', 'Moreno 1177', -34.6122, -58.3841),
    ('AE123CD', '1044', 'EST-01', 9.66, 'Sobre la parada de colectivos.', 'Plaza San Martín', -34.5955, -58.3772),
    ('KTR482', '1042', 'ALC-01', 6.83, 'Control preventivo: 0,9 g/l. Vehículo retenido.', 'Av. del Libertador 700', -34.5917, -58.3790),
    ('AF907LM', '1043', 'SEM-01', 4.41, 'Giro a la izquierda con luz roja.', 'Belgrano y 9 de Julio', -34.6131, -58.3815),
    ('AD210QP', '1042', 'CEL-01', 1.52, 'Hablaba por teléfono al volante.', 'Rivadavia 1500', -34.6087, -58.3880)
           ) AS demo (plate, badge, code, days_ago, comments, place, latitude, longitude)) AS moment
JOIN vehicle ON vehicle.plate = moment.plate AND vehicle.country = 'AR'
JOIN officer ON officer.badge = moment.badge
JOIN offence ON offence.code = moment.code;

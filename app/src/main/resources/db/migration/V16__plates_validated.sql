ALTER TABLE fine VALIDATE CONSTRAINT fine_country_check, VALIDATE CONSTRAINT fine_plate_check;

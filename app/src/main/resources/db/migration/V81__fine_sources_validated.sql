-- Apart from the change itself, so that fines come in meanwhile.
ALTER TABLE fine VALIDATE CONSTRAINT fine_source_check;

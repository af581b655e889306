-- The list of vehicles in the order of their plates, whatever their country.
CREATE INDEX vehicle_by_plate ON vehicle (plate, id);

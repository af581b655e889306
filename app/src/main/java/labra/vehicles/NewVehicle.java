package labra.vehicles;

import com.fasterxml.jackson.databind.JsonNode;
import labra.web.Field;
import labra.web.Fields;

/// A vehicle as staff write it.
public record NewVehicle(
        String plate, String plateAsWritten, String country, String brand, String color, long personId) {

    public static NewVehicle from(Fields fields, String usualCountry) {
        Field<Plate> plate = fields.required("placa_patente", Plate::read);
        Field<String> written = fields.optional("placa_patente", JsonNode::textValue);
        Field<String> country = fields.optional("pais", Country::read);
        Field<String> brand = fields.required("marca", Fields.name(100));
        Field<String> color = fields.required("color", Fields.name(60));
        Field<Long> person = fields.required("persona_id", Fields::id);
        fields.check();
        return new NewVehicle(
                plate.get().text(),
                written.get(),
                country.orNull() == null ? usualCountry : country.get(),
                brand.get(),
                color.get(),
                person.get());
    }
}

package labra.vehicles;

import labra.web.Field;
import labra.web.Fields;
import org.jspecify.annotations.Nullable;

/// A vehicle as staff write it; without a country it is of the usual one, or of the one it already was.
public record NewVehicle(
        String plate, String plateAsWritten, @Nullable String country, String brand, String color, long personId) {

    public static NewVehicle from(Fields fields) {
        Field<Plate> plate = fields.required("placa_patente", Plate::read);
        Field<String> written = fields.optional("placa_patente", Plate::written);
        Field<String> country = fields.optional("pais", Country::read);
        Field<String> brand = fields.required("marca", Fields.name(100));
        Field<String> color = fields.required("color", Fields.name(60));
        Field<Long> person = fields.required("persona_id", Fields::id);
        fields.check();
        return new NewVehicle(
                plate.get().text(), written.get(), country.orNull(), brand.get(), color.get(), person.get());
    }

    /// The same, of the usual country unless it names its own.
    NewVehicle of(String usualCountry) {
        return new NewVehicle(plate, plateAsWritten, country == null ? usualCountry : country, brand, color, personId);
    }
}

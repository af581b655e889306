package labra.vehicles;

import labra.registers.Input;
import labra.registers.Inputs;
import labra.web.Field;
import labra.web.Fields;
import labra.web.Problem;
import org.jspecify.annotations.Nullable;

/// A vehicle as staff write it; without a country it is of the usual one, or of the one it already was.
public record NewVehicle(
        String plate, String plateAsWritten, @Nullable String country, String brand, String color, long personId) {

    private static final Input<Plate> PLATE =
            Input.text("placa_patente", Plate.LONGEST_WRITTEN, Plate::read).hinted("vehicle-plate-hint");
    private static final Input<String> COUNTRY =
            Input.text("pais", 2, Country::read).optional();
    private static final Input<String> BRAND = Input.line("marca", 100);
    private static final Input<String> COLOR = Input.line("color", 60);
    private static final Input<Long> OWNER = Input.id("persona_id");

    public static final Inputs INPUTS = Inputs.of(PLATE, COUNTRY, BRAND, COLOR, OWNER)
            .explained()
            .blamed(Problem.PLATE_TAKEN, PLATE.name())
            .blamed(Problem.UNKNOWN_PERSON, OWNER.name());

    public static NewVehicle from(Fields fields) {
        Field<Plate> plate = PLATE.from(fields);
        Field<String> written = fields.optional(PLATE.name(), Plate::written);
        Field<String> country = COUNTRY.from(fields);
        Field<String> brand = BRAND.from(fields);
        Field<String> color = COLOR.from(fields);
        Field<Long> person = OWNER.from(fields);
        fields.check();
        return new NewVehicle(
                plate.get().text(), written.get(), country.orNull(), brand.get(), color.get(), person.get());
    }

    /// The same, of the usual country unless it names its own.
    public NewVehicle of(String usualCountry) {
        return new NewVehicle(plate, plateAsWritten, country == null ? usualCountry : country, brand, color, personId);
    }
}

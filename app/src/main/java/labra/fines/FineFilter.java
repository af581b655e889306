package labra.fines;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import labra.vehicles.Country;
import labra.vehicles.Plate;
import labra.web.Field;
import labra.web.Fields;
import labra.web.Listing;
import org.jspecify.annotations.Nullable;

/// Which fines a list is to show: every part is optional.
record FineFilter(
        @Nullable String plate,
        @Nullable String country,
        @Nullable Long personId,
        @Nullable Long officerId,
        @Nullable String offenceCode,
        @Nullable FineStatus status,
        @Nullable String number,
        @Nullable OffsetDateTime from,
        @Nullable OffsetDateTime before) {

    /// Reads the filter's parameters; `query` gathers what is wrong with them.
    static FineFilter from(Fields query, ZoneId zone) {
        Field<Plate> plate = query.optional("placa", Plate::read);
        Field<String> country = query.optional("pais", Country::read);
        Field<Long> person = query.optional("persona_id", Fields.whole(1, Long.MAX_VALUE));
        Field<Long> officer = query.optional("policia_id", Fields.whole(1, Long.MAX_VALUE));
        Field<String> offence = query.optional("infraccion", Fields.name(40));
        Field<FineStatus> status = query.optional("estado", Fields.choice(FineStatus.class, FineStatus::wireName));
        Field<String> number = query.optional("numero", Fields.name(60));
        Field<Instant> from = query.optional("desde", Timestamp.filter(zone));
        Field<Instant> before = query.optional("hasta", Timestamp.filter(zone));
        return new FineFilter(
                plate.orNull() == null ? null : plate.get().text(),
                country.orNull(),
                person.orNull(),
                officer.orNull(),
                offence.orNull(),
                status.orNull(),
                number.orNull(),
                utc(from.orNull()),
                utc(before.orNull()));
    }

    /// Fines of a plate are those of its vehicles, and those that still wait for one: each half has its index.
    Listing on(Listing fines) {
        return fines.where("""
                        (f.vehicle_id = ANY (ARRAY(SELECT id FROM vehicle WHERE vehicle.plate = :plate))
                         OR (f.vehicle_id IS NULL AND f.plate = :plate))""", "plate", plate)
                .where("f.country = :country", "country", country)
                .where(
                        "f.vehicle_id = ANY (ARRAY(SELECT id FROM vehicle WHERE vehicle.person_id = :person))",
                        "person",
                        personId)
                .where("f.officer_id = :officer", "officer", officerId)
                .where(
                        "f.offence_id = (SELECT id FROM offence WHERE lower(code) = lower(:offence))",
                        "offence",
                        offenceCode)
                .where("f.status = :status", "status", status == null ? null : status.name())
                .where("f.number = :number", "number", number)
                .where("f.committed_at >= :from", "from", from)
                .where("f.committed_at < :before", "before", before);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }
}

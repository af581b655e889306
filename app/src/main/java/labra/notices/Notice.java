package labra.notices;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import labra.letters.NoticeKind;
import labra.letters.NoticeRole;
import labra.letters.ShownMail;
import org.jspecify.annotations.Nullable;

/// A message to one recipient about one fine, as it is kept.
public record Notice(
        long id,
        NoticeKind kind,
        String channel,
        NoticeRole role,
        @Nullable UUID fineId,
        @Nullable String plate,
        @Nullable Long personId,
        @Nullable Long officerId,
        @Nullable String recipient,
        String language,
        NoticeState state,
        int attempts,
        Instant nextAttemptAt,
        @Nullable String lastError,
        @Nullable String messageId,
        @Nullable String proof,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable Instant notifiedAt,
        @Nullable Long summaryId) {

    /// A try that failed.
    public record Attempt(
            @JsonProperty("momento") Instant at,
            @JsonProperty("error") String error) {

        public String why(Locale locale) {
            return TroubleWords.of(locale, error);
        }
    }

    /// Why the last try failed, if one did.
    public @Nullable String why(Locale locale) {
        return lastError == null ? null : TroubleWords.of(locale, lastError);
    }

    /// A notice on the wire; `correo` and `intentos_fallidos` come with a single one.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Body(
            long id,
            @JsonProperty("tipo") String kind,
            @JsonProperty("canal") String channel,
            @JsonProperty("destinatario") String role,
            @JsonProperty("multa_id") @Nullable UUID fineId,
            @JsonProperty("placa_patente") @Nullable String plate,
            @JsonProperty("persona_id") @Nullable Long personId,
            @JsonProperty("policia_id") @Nullable Long officerId,
            @JsonProperty("correo_electronico") @Nullable String recipient,
            @JsonProperty("idioma") String language,
            @JsonProperty("estado") String state,
            @JsonProperty("intentos") int attempts,
            @JsonProperty("proximo_intento") @Nullable OffsetDateTime nextAttemptAt,
            @JsonProperty("ultimo_error") @Nullable String lastError,
            @JsonProperty("message_id") @Nullable String messageId,
            @JsonProperty("constancia") @Nullable String proof,
            @JsonProperty("creado_en") OffsetDateTime createdAt,
            @JsonProperty("enviado_en") @Nullable OffsetDateTime sentAt,
            @JsonProperty("notificado_en") @Nullable OffsetDateTime notifiedAt,
            @JsonProperty("resumen_id") @Nullable Long summaryId,
            @JsonProperty("intentos_fallidos") @Nullable List<Attempt> failures,
            @JsonProperty("correo") @Nullable ShownMail mail) {}

    public Body body(ZoneId zone, Locale locale) {
        return body(zone, locale, null, null);
    }

    public Body body(ZoneId zone, Locale locale, @Nullable List<Attempt> failures, @Nullable ShownMail mail) {
        boolean waits = state == NoticeState.PENDING || state == NoticeState.FAILED;
        return new Body(
                id,
                kind.wireName(),
                channel,
                role.wireName(),
                fineId,
                plate,
                personId,
                officerId,
                recipient,
                language,
                state.wireName(),
                attempts,
                waits ? at(nextAttemptAt, zone) : null,
                why(locale),
                messageId,
                proof,
                at(createdAt, zone),
                sentAt == null ? null : at(sentAt, zone),
                notifiedAt == null ? null : at(notifiedAt, zone),
                summaryId,
                failures == null
                        ? null
                        : failures.stream()
                                .map(failure -> new Attempt(failure.at(), failure.why(locale)))
                                .toList(),
                mail);
    }

    private static OffsetDateTime at(Instant moment, ZoneId zone) {
        return moment.atZone(zone).toOffsetDateTime();
    }
}

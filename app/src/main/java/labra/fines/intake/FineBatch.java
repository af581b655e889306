package labra.fines.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import labra.fines.Fine;
import labra.fines.FineLoader;
import labra.fines.FineStatus;
import labra.fines.NewFine;
import labra.fines.Registration;
import labra.platform.TownSettings;
import labra.web.Fields;
import labra.web.Problem;
import labra.web.ProblemBody;
import labra.web.Refusal;
import org.jspecify.annotations.Nullable;

/// Fines that come many at once, each with a result of its own.
@Singleton
class FineBatch {
    private final FineLoader loader;
    private final TownSettings town;
    private final Clock clock;

    FineBatch(FineLoader loader, TownSettings town, Clock clock) {
        this.loader = loader;
        this.town = town;
        this.clock = clock;
    }

    /// What became of one fine, by its place in what was sent: `registrada`, `repetida` (the original comes along),
    /// `observada` (kept for review) or `rechazada`. A device may forget a fine whose `huella` it was told.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            @JsonProperty("posicion") int position,
            @JsonProperty("resultado") String result,
            @Nullable UUID id,
            @JsonProperty("numero") @Nullable String number,
            @JsonProperty("huella") @Nullable String digest,
            @JsonProperty("multa") Fine.@Nullable Body fine,
            @JsonProperty("error") @Nullable ProblemBody error) {

        boolean mustWait() {
            return error != null && error.status() == Problem.OVERLOADED.status();
        }
    }

    /// Loads what each supplier reads, from place `first` on, and answers in the same order.
    List<Item> load(
            List<Supplier<JsonNode>> nodes,
            int first,
            NewFine.Sender sender,
            FineLoader.Channel channel,
            Locale locale) {
        Instant now = clock.instant();
        List<@Nullable Refusal> unreadable = new ArrayList<>(nodes.size());
        List<NewFine> fines = new ArrayList<>(nodes.size());
        for (Supplier<JsonNode> node : nodes) {
            try {
                fines.add(NewFine.fromOffline(new Fields(node.get()), sender, town, now));
                unreadable.add(null);
            } catch (Refusal refusal) {
                unreadable.add(refusal);
            }
        }
        var registrations = loader.load(fines, channel).iterator();
        List<Item> items = new ArrayList<>(nodes.size());
        for (Refusal refusal : unreadable) {
            int position = first + items.size();
            items.add(
                    refusal == null
                            ? item(position, registrations.next(), locale)
                            : rejected(position, refusal, locale));
        }
        return items;
    }

    private Item item(int position, Registration registration, Locale locale) {
        return switch (registration) {
            case Registration.Refused refused -> rejected(position, refused.refusal(), locale);
            case Registration.Kept kept -> {
                Fine fine = kept.fine();
                boolean observed = fine.status() == FineStatus.OBSERVED;
                yield new Item(
                        position,
                        kept.repeated() ? "repetida" : observed ? "observada" : "registrada",
                        fine.id(),
                        fine.number(),
                        HexFormat.of().formatHex(fine.digest()),
                        kept.repeated() ? fine.body(town.zone()) : null,
                        null);
            }
        };
    }

    static Item rejected(int position, Refusal refusal, Locale locale) {
        return new Item(position, "rechazada", null, null, null, null, ProblemBody.of(refusal, locale));
    }
}

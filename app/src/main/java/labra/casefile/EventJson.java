package labra.casefile;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.Serial;
import java.util.Currency;
import labra.law.Milestone;
import labra.law.Money;
import labra.life.LifeEvent;
import labra.life.Means;

/// Events as JSON, in the same bytes each time: amounts are strings, days are ISO, terms are their words.
final class EventJson {
    private final JsonMapper mapper;
    private final ObjectReader events;

    /// An event's kind, and the rest of it.
    record Written(String kind, String payload) {}

    /// Terms of closed lists are written as their words.
    private interface AsWord {
        @JsonValue
        String word();
    }

    EventJson(Currency currency) {
        mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(new SimpleModule()
                        .addSerializer(Money.class, ToStringSerializer.instance)
                        .addDeserializer(Money.class, new MoneyReader(currency)))
                .addMixIn(Milestone.class, AsWord.class)
                .addMixIn(Means.class, AsWord.class)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build();
        events = mapper.readerFor(LifeEvent.class);
    }

    Written write(LifeEvent event) {
        ObjectNode json = mapper.valueToTree(event);
        String kind = json.remove(LifeEvent.KIND).textValue();
        return new Written(kind, json.toString());
    }

    LifeEvent read(Written written) {
        try {
            ObjectNode json = (ObjectNode) mapper.readTree(written.payload());
            return events.readValue(json.put(LifeEvent.KIND, written.kind()));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static final class MoneyReader extends FromStringDeserializer<Money> {
        @Serial
        private static final long serialVersionUID = 1L;

        private final Currency currency;

        MoneyReader(Currency currency) {
            super(Money.class);
            this.currency = currency;
        }

        @Override
        protected Money _deserialize(String value, DeserializationContext context) {
            return Money.of(value, currency);
        }
    }
}

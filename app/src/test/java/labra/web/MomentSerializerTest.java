package labra.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

/// What the application writes its JSON with.
@QuarkusTest
class MomentSerializerTest {
    @Inject
    ObjectMapper json;

    @Test
    void moments_of_all_json_are_written_by_it() throws JsonMappingException {
        assertThat(json.getSerializerProviderInstance().findValueSerializer(OffsetDateTime.class))
                .isInstanceOf(MomentSerializer.class);
    }
}

package labra.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The contract of the API, as it is written and as JSON. Read when somebody asks: a start does not wait for it.
@Path("/openapi{extension: (\\.json|\\.yaml)?}")
@PermitAll
@RunOnVirtualThread
public class OpenApi {
    private static final String YAML = "application/yaml";

    @GET
    public Response document(
            @PathParam("extension") String extension, @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accepted) {
        boolean json = extension.equals(".json")
                || (extension.isEmpty() && accepted != null && accepted.contains(MediaType.APPLICATION_JSON));
        return Response.ok(json ? Json.DOCUMENT : written())
                .header(HttpHeaders.CONTENT_TYPE, (json ? MediaType.APPLICATION_JSON : YAML) + ";charset=UTF-8")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    private static final class Json {
        static final byte[] DOCUMENT = converted();

        private static byte[] converted() {
            try {
                return new ObjectMapper().writeValueAsBytes(new YAMLMapper().readTree(written()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static byte[] written() {
        try (InputStream file = OpenApi.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            return Objects.requireNonNull(file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

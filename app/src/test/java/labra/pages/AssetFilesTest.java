package labra.pages;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import labra.Api;
import org.junit.jupiter.api.Test;

/// Browsers keep the files of pages by their content.
@QuarkusTest
class AssetFilesTest {
    @Inject
    Assets assets;

    @Test
    void a_file_is_kept_for_ever_under_the_mark_of_its_content_alone() {
        Api.anonymous()
                .get(assets.of("labra.css"))
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("public, max-age=31536000, immutable"))
                .header("Content-Encoding", equalTo("gzip"));
        for (String address : new String[] {"/assets/labra.css?v=0123456789abcdef", "/assets/labra.css"}) {
            Api.anonymous()
                    .get(address)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", equalTo("public, max-age=3600"));
        }
    }
}

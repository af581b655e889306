package labra.browser;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import labra.Api;
import labra.access.enrolment.Enrolments;
import labra.platform.Actor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// What the tests of the officers' app share: phones, the network between them and the server, and what the server has.
abstract class StreetBrowserTest extends BrowserTest {
    @Inject
    Enrolments enrolments;

    @TempDir
    Path folder;

    final String badge = Api.unique("calle-");
    Mast mast;
    private int officer;
    private final List<Phone> phones = new ArrayList<>();

    @BeforeEach
    void townIsReady() {
        mast = new Mast(address());
        officer = api.officer(badge);
        api.administrator()
                .body(Map.of("codigo", "CALLE-1", "descripcion", "Estacionar en doble fila"))
                .post("/infracciones"); // There from the second test on.
        // What a device is told of offences may be some seconds old.
        while (!Api.anonymous().get("/oficial/catalogo").asString().contains("CALLE-1")) {
            Thread.onSpinWait();
        }
    }

    String code() {
        return enrolments.issue(officer, new Enrolments.Wish(null, null), new Actor("test", "127.0.0.1"));
    }

    Phone phone() {
        Phone phone = new Phone(chromium, folder.resolve("phone" + phones.size()), mast.address());
        phones.add(phone);
        return phone;
    }

    Phone enrolled() {
        Phone phone = phone().installed();
        phone.enrols(code());
        return phone;
    }

    /// The numbers of what the server has of this test's officer.
    List<String> numbersOnServer() {
        return database.read(handle ->
                handle.createQuery("""
                        SELECT fine.number FROM fine JOIN officer ON officer.id = fine.officer_id WHERE badge = ? ORDER BY 1
                        """).bind(0, badge).mapTo(String.class).list());
    }

    @AfterEach
    void phonesAreCollected() {
        List<String> errors =
                phones.stream().map(Phone::errors).flatMap(List::stream).toList();
        phones.forEach(Phone::close);
        mast.close();
        assertThat(errors).as("what the phones complained about").isEmpty();
    }
}

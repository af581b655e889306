package labra.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import labra.access.Role;
import labra.devices.DevicesOfPages;
import org.junit.jupiter.api.Test;

/// The office sees which device holds something, ends one that is lost, and decides what was set apart.
@QuarkusTest
class DevicePagesTest extends BrowserTest {
    @Inject
    DevicesOfPages devices;

    private String decision(String apart) {
        return database.read(handle -> handle.createQuery("SELECT coalesce(decision, '') FROM quarantine WHERE id = ?")
                .bind(0, Long.parseLong(apart))
                .mapTo(String.class)
                .one());
    }

    @Test
    void a_device_that_holds_something_is_red_and_one_that_is_lost_is_revoked_with_its_numbers() {
        UUID device = devices.holding();
        Visitor visitor = administrator();
        visitor.opens("/admin/dispositivos");
        visitor.reads("Guarda algo hace más de un día");
        visitor.opens("/admin/numeros");
        visitor.reads("Darlos por perdidos");
        visitor.opens("/admin/dispositivos/" + device);
        visitor.reads("2–2");
        visitor.page().locator("#f-motivo").selectOption("LOST");
        visitor.presses("Dar de baja");
        visitor.reads("Dispositivo dado de baja.");
        visitor.reads("De baja: perdido");
        long closed = database.read(handle -> handle.createQuery(
                        "SELECT upper(numbers) - returned_from FROM number_block WHERE device_id = ? AND closed_why = 'LOST'")
                .bind(0, device)
                .mapTo(Long.class)
                .one());
        assertThat(closed).isEqualTo(96);
    }

    @Test
    void what_was_set_apart_becomes_a_fine_or_is_discarded_with_a_reason() {
        String first = devices.apart();
        Visitor visitor = staff(Role.SUPERVISOR);
        visitor.opens("/admin/cuarentena/" + first);
        visitor.reads("la firmó una versión de la aplicación que el servidor no conoce");
        visitor.page().locator("#f-motivo").fill("La versión era de prueba");
        visitor.presses("Registrar como multa");
        visitor.reads("Registrada desde la cuarentena.");
        assertThat(decision(first)).isEqualTo("REGISTERED");
        String second = devices.apart();
        visitor.opens("/admin/cuarentena/" + second);
        visitor.page().locator("#d-motivo").fill("Ensayo");
        visitor.presses("Descartar");
        visitor.reads("Descartada.");
        assertThat(decision(second)).isEqualTo("DISCARDED");
    }

    @Test
    void who_only_reads_decides_nothing() {
        String apart = devices.apart();
        Visitor visitor = staff(Role.AUDITOR);
        visitor.opens("/admin/cuarentena/" + apart);
        assertThat(visitor.page().locator("form[action$=descartar]").count()).isZero();
    }
}

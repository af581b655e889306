package labra.devices;

import jakarta.inject.Singleton;
import java.util.UUID;
import labra.Api;
import labra.platform.Actor;
import labra.platform.Database;

/// Devices that have something to tell of on their pages.
@Singleton
public class DevicesOfPages {
    private final EnrolledDevice.Maker devices;
    private final Api api;
    private final Database database;

    DevicesOfPages(EnrolledDevice.Maker devices, Api api, Database database) {
        this.devices = devices;
        this.api = api;
        this.database = database;
    }

    /// One that holds something longer than a day, with a hole in its chain, a gap in its numbers and a closed shift.
    public UUID holding() {
        EnrolledDevice device = devices.make();
        String first = device.acta(api.plate());
        device.acta(api.plate());
        device.send(
                first,
                device.acta(api.plate()),
                device.sign("acta", device.next(api.plate()).put("v", 99)));
        DeviceEnrolmentTest.ask(
                "turnos",
                "turno",
                device.sign(
                        "turno",
                        device.common()
                                .put("desde", 1)
                                .put("hasta", 4)
                                .put("cantidad", 4)
                                .put("cabeza", device.head)));
        database.write(
                new Actor("test", ""),
                handle -> handle.execute(
                        "UPDATE device SET pending = 1, oldest_pending_at = now() - interval '2 days' WHERE id = ?",
                        device.id));
        return device.id;
    }

    /// The id of something set apart.
    public String apart() {
        EnrolledDevice device = devices.make();
        device.send(device.sign("acta", device.next(api.plate()).put("v", 99)));
        return database.read(handle -> handle.createQuery("SELECT id FROM quarantine WHERE device_id = ?")
                .bind(0, device.id)
                .mapTo(String.class)
                .one());
    }
}

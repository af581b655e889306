package labra;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import labra.access.Logins;
import labra.access.OpenDoor;
import labra.access.Role;
import labra.access.passwords.Passwords;
import labra.platform.Actor;
import labra.platform.Database;
import org.jspecify.annotations.Nullable;

/// What the tests over HTTP share: an administrator, and persons, vehicles and officers that no other test has.
@Singleton
public class Api {
    public static final String ADMIN_PASSWORD = "a-long-test-password";
    private static final String HASH = Passwords.hash(ADMIN_PASSWORD);
    private static final Actor TEST = new Actor("test", "127.0.0.1");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Logins logins;
    private final OpenDoor door;
    private final Database database;
    private @Nullable String administratorToken;

    Api(Logins logins, OpenDoor door, Database database) {
        this.logins = logins;
        this.door = door;
        this.database = database;
    }

    /// A request by nobody.
    public static RequestSpecification anonymous() {
        return given().contentType(ContentType.JSON);
    }

    public static RequestSpecification as(String token) {
        return anonymous().header("Authorization", "Bearer " + token);
    }

    /// The administrator's token, the same for every test: one that revokes a token takes its own.
    public synchronized String administratorToken() {
        if (administratorToken == null) {
            logins.createFirstAdministrator("admin", ADMIN_PASSWORD, TEST);
            administratorToken = signIn("usuario", "admin");
        }
        return administratorToken;
    }

    /// A new token of whoever has the tests' password, who signs in as everybody does.
    public static String signIn(String field, String login) {
        return anonymous()
                .body(Map.of(field, login, "clave", ADMIN_PASSWORD))
                .post("/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    /// A new session of the interface, of an account without a second factor.
    public String session(String username) {
        return door.session(username);
    }

    /// A new staff account of that role; its user name.
    public String account(Role role) {
        administratorToken(); // The first account is the administrator, or there is none.
        String username = unique("cuenta");
        database.write(
                TEST,
                handle -> handle.execute(
                        "INSERT INTO account (username, name, role, password_hash) VALUES (?, ?, ?, ?)",
                        username,
                        username,
                        role.name(),
                        HASH));
        return username;
    }

    /// A new token of a new holder of that role.
    public String tokenOf(Role role) {
        return role == Role.OFFICER ? officerToken() : door.token(account(role));
    }

    public RequestSpecification administrator() {
        return as(administratorToken());
    }

    public static String unique(String stem) {
        return stem + COUNT.incrementAndGet();
    }

    /// A new person; the id.
    public int person(String email) {
        return administrator()
                .body(Map.of("nombre", "Persona de Prueba", "correo_electronico", email))
                .post("/personas")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /// A new vehicle of a new person; its plate.
    public String plate() {
        return plateOf(person(unique("titular") + "@example.com"));
    }

    public String plateOf(int person) {
        String plate = "T%c%03d%c%c".formatted(letter(17_576), COUNT.incrementAndGet() % 1000, letter(26), letter(1));
        administrator()
                .body(Map.of("placa_patente", plate, "marca", "Fiat", "color", "rojo", "persona_id", person))
                .post("/vehiculos")
                .then()
                .statusCode(201);
        return plate;
    }

    /// A new officer; the id.
    public int officer(String badge) {
        return administrator()
                .body(Map.of("nombre", "Oficial de Prueba", "numero_unico", badge))
                .post("/policias")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public String officerToken() {
        return officerToken(officer(unique("oficial-")));
    }

    public String officerToken(int officer) {
        return administrator()
                .post("/policias/" + officer + "/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static char letter(int step) {
        return (char) ('A' + COUNT.get() / step % 26);
    }
}

package labra.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import labra.Api;
import labra.access.limits.Guesses;
import labra.access.passwords.Passwords;
import labra.contract.Problems;
import labra.platform.Actor;
import labra.platform.Choices;
import labra.platform.Database;
import labra.platform.Settings;
import labra.platform.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An account with a second factor: its password alone opens nothing, and each code opens once.
@QuarkusTest
class SecondFactorsTest {
    private static final Actor TEST = new Actor("test", "127.0.0.1");

    @Inject
    Api api;

    @Inject
    SecondFactors factors;

    @Inject
    Guesses guesses;

    @Inject
    Choices choices;

    @Inject
    Settings settings;

    @Inject
    Database database;

    /// An account with an application on a phone, and recovery codes.
    private record Protected(long id, String username, Phone phone, List<String> codes) {}

    private Protected account() {
        String username = api.account(Role.SUPERVISOR);
        long id = id(username);
        SecondFactors.Offer offer = factors.offer(holder(id));
        Phone phone = new Phone(offer.secret());
        List<String> codes = factors.add(holder(id), offer, phone.code(), TEST);
        laterOn(id);
        return new Protected(id, username, phone, codes);
    }

    private static Bearer holder(long id) {
        return new Bearer(
                java.util.UUID.randomUUID(),
                Role.SUPERVISOR,
                id,
                "somebody",
                Bearer.Purpose.WEB,
                Instant.now().plusSeconds(60),
                null,
                null);
    }

    /// Time passes, so that the code that was used is of a step long ago.
    private void laterOn(long id) {
        database.write(
                TEST, handle -> handle.execute("UPDATE authenticator SET last_step = 0 WHERE account_id = ?", id));
    }

    private static Response signIn(String username, String code) {
        Map<String, String> body = new HashMap<>(Map.of("usuario", username, "clave", Api.ADMIN_PASSWORD));
        if (!code.isEmpty()) {
            body.put("codigo", code);
        }
        return Api.anonymous().body(body).post("/token");
    }

    @AfterEach
    void nothingIsChosen() {
        choices.choose(Town.UNCHOSEN, null, TEST);
    }

    @Test
    void a_code_opens_once_and_the_password_alone_never() {
        Protected account = account();
        Problems.of(signIn(account.username(), ""), 401, "second-factor-needed");
        Problems.of(signIn(account.username(), account.phone().wrongCode()), 401, "wrong-code");
        String code = account.phone().code();
        assertThat(signIn(account.username(), code.substring(0, 3) + " " + code.substring(3))
                        .statusCode())
                .isEqualTo(200);
        Problems.of(signIn(account.username(), code), 401, "wrong-code");
        assertThat(signIn(account.username(), account.phone().code(1)).statusCode())
                .isEqualTo(200);
        Problems.of(signIn(account.username(), code), 401, "wrong-code");
        Problems.of(signIn(account.username(), account.phone().code(3)), 401, "wrong-code");
    }

    @Test
    void of_many_who_send_one_code_at_once_one_comes_in() {
        Protected account = account();
        String code = account.phone().code();
        String recovery = account.codes().getFirst();
        for (String once : List.of(code, recovery)) {
            var statuses = new ConcurrentLinkedQueue<Integer>();
            IntStream.range(0, 6)
                    .parallel()
                    .forEach(i -> statuses.add(signIn(account.username(), once).statusCode()));
            assertThat(statuses).containsOnlyOnce(200).contains(401);
            guesses.forget("account:" + account.id());
        }
    }

    @Test
    void a_recovery_code_opens_once_however_it_is_typed() {
        Protected account = account();
        String code = account.codes().get(3);
        assertThat(signIn(account.username(), " " + code.toLowerCase(java.util.Locale.ROOT))
                        .statusCode())
                .isEqualTo(200);
        Problems.of(signIn(account.username(), code), 401, "wrong-code");
        assertThat(factors.of(account.id()).codesLeft()).isEqualTo(9);
        List<String> actors = database.read(handle -> handle.createQuery("""
                        SELECT actor FROM audit WHERE subject = 'recovery_code' AND subject_id = :account AND action = 'UPDATE'
                        """)
                .bind("account", Long.toString(account.id()))
                .mapTo(String.class)
                .list());
        assertThat(actors).singleElement().asString().doesNotStartWith("database:");
        List<String> renewed = factors.renewCodes(holder(account.id()), TEST);
        Problems.of(signIn(account.username(), account.codes().get(4)), 401, "wrong-code");
        assertThat(signIn(account.username(), renewed.getFirst()).statusCode()).isEqualTo(200);
    }

    @Test
    void who_guesses_codes_waits_until_somebody_unlocks_the_account() {
        Protected account = account();
        for (int i = 0; i < settings.limits().failedLogins(); i++) {
            Problems.of(signIn(account.username(), account.phone().wrongCode()), 401, "wrong-code");
        }
        Response blocked = signIn(account.username(), account.phone().code());
        Problems.of(blocked, 429, "too-many-requests");
        assertThat(blocked.header("Retry-After")).isNotBlank();
        assertThat(guesses.locked())
                .anyMatch(locked -> locked.name().equals(account.username()) && locked.isEverywhere());
        guesses.forget("account:" + account.id());
        assertThat(signIn(account.username(), account.phone().code()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void what_is_kept_opens_nothing_by_itself_nor_for_another_account() {
        Protected account = account();
        String kept =
                database.read(handle -> handle.createQuery("SELECT secret FROM authenticator WHERE account_id = ?")
                        .bind(0, account.id())
                        .mapTo(String.class)
                        .one());
        assertThat(kept).doesNotContain(account.phone().secret());
        String everything = database.read(
                handle -> handle.createQuery("""
                        SELECT string_agg(row, '') FROM (SELECT audit::text AS row FROM audit UNION ALL
                        SELECT security_event::text FROM security_event UNION ALL SELECT recovery_code::text FROM recovery_code) AS rows
                        """).mapTo(String.class).one());
        assertThat(everything)
                .doesNotContain(account.phone().secret())
                .doesNotContain(account.codes().getFirst())
                .doesNotContain(account.codes().getFirst().replace("-", ""));
        Protected other = account();
        database.write(
                TEST,
                handle -> handle.execute("UPDATE authenticator SET secret = ? WHERE account_id = ?", kept, other.id()));
        Problems.of(signIn(other.username(), account.phone().code()), 401, "wrong-code");
        Problems.of(signIn(other.username(), other.phone().code()), 401, "wrong-code");
        assertThat(signIn(other.username(), other.codes().getFirst()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void an_offer_is_good_for_whom_it_was_made_and_only_its_own_code_takes_it() {
        long mine = id(api.account(Role.AUDITOR));
        long yours = id(api.account(Role.AUDITOR));
        SecondFactors.Offer offer = factors.offer(holder(mine));
        assertThat(factors.offered(holder(yours), offer.sealed())).isEmpty();
        assertThat(factors.offered(holder(mine), offer.sealed() + "x")).isEmpty();
        assertThat(factors.offered(holder(mine), "")).isEmpty();
        assertThat(factors.offered(holder(mine), offer.sealed())).contains(offer);
        Phone phone = new Phone(offer.secret());
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> factors.add(holder(mine), offer, phone.wrongCode(), TEST))
                .isInstanceOf(labra.web.Refusal.class);
        assertThat(factors.of(mine).any()).isFalse();
        factors.add(holder(mine), offer, phone.code(), TEST);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> factors.add(holder(mine), factors.offer(holder(mine)), phone.code(), TEST))
                .isInstanceOf(labra.web.Refusal.class);
    }

    @Test
    void a_role_that_may_not_be_without_gets_no_token_without() {
        String username = api.account(Role.AUDITOR);
        choices.choose(new Town(null, null, null, null, List.of("AUDITOR", "SUPERVISOR"), 0), null, TEST);
        Problems.of(signIn(username, ""), 403, "second-factor-missing");
        Protected account = account();
        assertThat(signIn(account.username(), account.phone().code()).statusCode())
                .isEqualTo(200);
        assertThat(signIn(api.account(Role.ADMINISTRATOR), "").statusCode()).isEqualTo(200);
    }

    @Test
    void a_short_password_is_good_only_beside_a_second_factor() {
        Protected account = account();
        database.write(
                TEST,
                handle -> handle.attach(TokenRecords.class)
                        .changePassword(account.id(), Passwords.hash(Api.ADMIN_PASSWORD), true));
        assertThat(signIn(account.username(), account.phone().code()).statusCode())
                .isEqualTo(200);
        factors.remove(holder(account.id()), TEST);
        Problems.of(signIn(account.username(), ""), 403, "password-too-short");
    }

    @Test
    void what_happens_to_a_second_factor_is_told() {
        Protected account = account();
        signIn(account.username(), account.phone().wrongCode());
        signIn(account.username(), account.codes().getFirst());
        String token = signIn(account.username(), account.phone().code()).path("access_token");
        assertThat(factors.removeLost(account.id(), "Perdió el teléfono", TEST)).isTrue();
        assertThat(factors.removeLost(account.id(), "Perdió el teléfono", TEST)).isFalse();
        assertThat(Api.as(token).get("/personas").statusCode()).isEqualTo(401);
        assertThat(kindsOf(account.id()))
                .containsExactly(
                        "SECOND_FACTOR_ADDED",
                        "SECOND_FACTOR_REFUSED",
                        "RECOVERY_CODE_USED",
                        "SIGN_IN",
                        "SIGN_IN",
                        "SECOND_FACTOR_REMOVED");
        assertThat(database.<String>read(handle -> handle.createQuery(
                                "SELECT facts ->> 'reason' FROM security_event WHERE kind = 'SECOND_FACTOR_REMOVED' AND account_id = ?")
                        .bind(0, account.id())
                        .mapTo(String.class)
                        .one()))
                .isEqualTo("Perdió el teléfono");
    }

    private long id(String username) {
        return database.read(TokenRecords.class, records -> records.account(username))
                .orElseThrow()
                .id();
    }

    private List<String> kindsOf(long account) {
        return database.read(
                handle -> handle.createQuery("SELECT kind FROM security_event WHERE account_id = ? ORDER BY id")
                        .bind(0, account)
                        .mapTo(String.class)
                        .list());
    }
}

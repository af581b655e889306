package labra.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import labra.Api;
import labra.access.Role;
import labra.mail.Carrier;
import labra.mail.Mail;
import labra.mail.MailSettings;
import labra.mail.Outcome;
import labra.mail.SmtpCarrier;
import labra.notices.SmtpStandIn.Fault;
import labra.platform.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whatever a mail server or a relay does wrong, each owner ends with one mail, or staff see why not.
@QuarkusTest
class SmtpFaultsTest {
    @Inject
    Mailing mailing;

    @Inject
    Database database;

    @Inject
    Api api;

    private final SmtpStandIn server = new SmtpStandIn();

    @BeforeEach
    void startAfresh() {
        mailing.forgetWhatWaits();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_server_that_is_down_costs_no_try_and_loses_no_mail() {
        Mailing.Owner owner = mailing.owner();
        UUID fine = mailing.fine(owner);
        int port = server.port();
        server.close();
        MailSettings settings = Mailing.settings(port);
        assertThat(mailing.drain(settings)).isEqualTo(Courier.Round.OUTAGE);
        assertThat(mailing.drain(settings)).isEqualTo(Courier.Round.OUTAGE);
        Map<String, Object> notice = mailing.notices(fine).getFirst();
        assertThat(notice.get("state")).isEqualTo("FAILED");
        assertThat(notice.get("attempts")).isEqualTo(0);
        assertThat(String.valueOf(notice.get("last_error"))).contains("127.0.0.1");
        try (SmtpStandIn again = new SmtpStandIn(port, null)) {
            assertThat(mailing.drain(settings)).isEqualTo(Courier.Round.NOTHING_DUE);
            assertThat(again.takenFor(owner.email())).hasSize(1);
        }
        assertThat(mailing.state(fine)).isEqualTo("SENT");
    }

    @Test
    void a_server_that_is_slow_before_the_mail_is_tried_again() {
        Mailing.Owner owner = mailing.owner();
        UUID fine = mailing.fine(owner);
        server.faults.add(Fault.SLOW_AT_RCPT);
        MailSettings settings = Mailing.settings(server.port(), "smtp.timeout", "PT1S");
        assertThat(mailing.drain(settings)).isEqualTo(Courier.Round.OUTAGE);
        mailing.drain(settings);
        assertThat(server.takenFor(owner.email())).hasSize(1);
        assertThat(mailing.state(fine)).isEqualTo("SENT");
    }

    @Test
    void a_server_that_closes_is_an_outage_and_not_the_mails_fault() {
        Mailing.Owner owner = mailing.owner();
        UUID fine = mailing.fine(owner);
        server.faults.add(Fault.CLOSING);
        MailSettings settings = Mailing.settings(server.port());
        assertThat(mailing.drain(settings)).isEqualTo(Courier.Round.OUTAGE);
        assertThat(mailing.notices(fine).getFirst().get("attempts")).isEqualTo(0);
        mailing.drain(settings);
        assertThat(server.takenFor(owner.email())).hasSize(1);
    }

    @Test
    void one_refused_recipient_stops_nobody_else_and_is_remembered() {
        Mailing.Owner gone = mailing.owner();
        Mailing.Owner other = mailing.owner();
        UUID first = mailing.fine(gone);
        UUID second = mailing.fine(other);
        server.refusals.put(gone.email(), "550 5.1.1 no such user");
        MailSettings settings = Mailing.settings(server.port());
        mailing.drain(settings);
        assertThat(mailing.state(first)).isEqualTo("BOUNCED");
        assertThat(mailing.state(second)).isEqualTo("SENT");
        assertThat(mailing.one(String.class, "SELECT bounce FROM person WHERE id = ?", gone.id()))
                .contains("5.1.1");

        UUID third = mailing.fine(gone);
        int connections = server.connections.get();
        mailing.drain(settings);
        assertThat(mailing.state(third)).isEqualTo("BOUNCED");
        assertThat(server.connections.get())
                .as("nothing is sent to a dead address")
                .isEqualTo(connections);

        String email = Api.unique("nuevo") + "@example.com";
        api.administrator()
                .body(Map.of(
                        "nombre",
                        "Persona de Prueba",
                        "correo_electronico",
                        email,
                        "motivo",
                        "Lo dijo en el mostrador"))
                .put("/personas/" + gone.id())
                .then()
                .statusCode(202);
        Api.as(api.tokenOf(Role.SUPERVISOR))
                .post("/personas/" + gone.id() + "/cambio/confirmar")
                .then()
                .statusCode(200);
        mailing.fine(gone);
        mailing.drain(settings);
        assertThat(server.takenFor(email)).as("another address has not bounced").hasSize(1);
    }

    @Test
    void a_refusal_by_policy_does_not_mark_the_address() {
        Mailing.Owner owner = mailing.owner();
        UUID fine = mailing.fine(owner);
        server.refusals.put(owner.email(), "550 5.7.1 relaying denied");
        mailing.drain(Mailing.settings(server.port()));
        assertThat(mailing.state(fine)).isEqualTo("GIVEN_UP");
        assertThat(mailing.one(Boolean.class, "SELECT bounced_at IS NULL FROM person WHERE id = ?", owner.id()))
                .isTrue();
        server.refusals.clear();
        api.administrator()
                .post("/avisos/" + mailing.notices(fine).getFirst().get("id") + "/reintentar")
                .then()
                .statusCode(200);
        mailing.drain(Mailing.settings(server.port()));
        assertThat(mailing.state(fine)).isEqualTo("SENT");
    }

    @Test
    void a_busy_server_is_tried_again_later_and_in_the_end_given_up() {
        Mailing.Owner owner = mailing.owner();
        UUID fine = mailing.fine(owner);
        MailSettings later = Mailing.settings(server.port(), "first-pause", "PT10M", "attempts", "2");
        server.faults.add(Fault.BUSY);
        mailing.drain(later);
        assertThat(mailing.state(fine)).isEqualTo("FAILED");
        assertThat(mailing.one(
                        Boolean.class,
                        "SELECT next_attempt_at BETWEEN now() + interval '8 min' AND now() + interval '12 min'"
                                + " FROM notice WHERE fine_id = ?",
                        fine))
                .isTrue();
        assertThat(mailing.drain(later)).as("its pause is kept").isEqualTo(Courier.Round.NOTHING_DUE);
        mailing.sql("UPDATE notice SET next_attempt_at = now() WHERE fine_id = ?", fine);
        server.faults.add(Fault.BUSY);
        mailing.drain(later);
        assertThat(mailing.state(fine)).isEqualTo("GIVEN_UP");
        assertThat(mailing.one(
                        Integer.class,
                        "SELECT count(*) FROM notice_attempt JOIN notice n ON n.id = notice_id WHERE fine_id = ?",
                        fine))
                .isEqualTo(2);
        assertThat(server.taken).isEmpty();
    }

    @Test
    void a_connection_lost_after_the_mail_is_tried_once_more() {
        Mailing.Owner owner = mailing.owner();
        UUID fine = mailing.fine(owner);
        server.faults.add(Fault.LOST_AFTER_DATA);
        mailing.drain(Mailing.settings(server.port()));
        assertThat(server.takenFor(owner.email())).hasSize(1);
        assertThat(mailing.state(fine)).isEqualTo("SENT");
        assertThat(mailing.notices(fine).getFirst().get("doubts")).isEqualTo(1);
    }

    @Test
    void an_answer_that_never_comes_makes_two_mails_at_the_most_and_both_are_the_same() {
        for (Fault fault : List.of(Fault.KEPT_WITHOUT_ANSWER, Fault.KEPT_AND_SLOW)) {
            Mailing.Owner owner = mailing.owner();
            UUID fine = mailing.fine(owner);
            server.faults.addAll(List.of(fault, fault, fault, fault));
            mailing.drain(Mailing.settings(server.port(), "smtp.timeout", "PT1S"));
            assertThat(mailing.state(fine)).as(fault.name()).isEqualTo("GIVEN_UP");
            List<SmtpStandIn.Taken> mails = server.takenFor(owner.email());
            assertThat(mails).as(fault.name()).hasSize(2);
            assertThat(mails.getFirst().header("Message-ID"))
                    .isNotEmpty()
                    .isEqualTo(mails.getLast().header("Message-ID"));
            server.faults.clear();
        }
    }

    @Test
    void several_relays_send_each_mail_once() throws Exception {
        List<Mailing.Owner> owners = new ArrayList<>();
        String token = api.officerToken();
        for (int i = 0; i < 5; i++) {
            owners.add(mailing.owner());
        }
        for (int i = 0; i < 100; i++) {
            mailing.fine(token, owners.get(i % 5).plate(), "varias " + i);
        }
        MailSettings settings = Mailing.settings(server.port(), "batch", "3");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Courier.Round>> rounds = new ArrayList<>();
            for (int relay = 0; relay < 6; relay++) {
                rounds.add(threads.submit(() -> mailing.drain(settings)));
            }
            for (Future<Courier.Round> round : rounds) {
                assertThat(round.get()).isEqualTo(Courier.Round.NOTHING_DUE);
            }
        }
        mailing.drain(settings);
        assertThat(server.taken).hasSize(100);
        assertThat(server.taken.stream().map(mail -> mail.header("Message-ID")).distinct())
                .hasSize(100);
        assertThat(server.connections.get()).as("connections are kept").isLessThanOrEqualTo(7);
    }

    @Test
    void what_a_killed_relay_had_in_hand_is_taken_over_and_sent_once() {
        Mailing.Owner owner = mailing.owner();
        UUID fine = mailing.fine(owner);
        Outbox outbox = database.read(handle -> handle.getJdbi().onDemand(Outbox.class));
        outbox.expandFines(100, true, true);
        assertThat(outbox.claim(UUID.randomUUID(), 1, 10, false)).hasSize(1);
        MailSettings settings = Mailing.settings(server.port());
        assertThat(mailing.drain(settings)).as("the claim holds").isEqualTo(Courier.Round.NOTHING_DUE);
        assertThat(server.taken).isEmpty();

        mailing.sql("UPDATE notice SET claimed_until = now() - interval '1 second' WHERE fine_id = ?", fine);
        outbox.takeOver(1, "interrupted");
        mailing.drain(settings);
        assertThat(server.takenFor(owner.email())).hasSize(1);
        assertThat(mailing.state(fine)).isEqualTo("SENT");
    }

    @Test
    void a_relay_whose_claim_was_taken_over_writes_nothing_down() {
        Mailing.Owner owner = mailing.owner();
        UUID fine = mailing.fine(owner);
        MailSettings settings = Mailing.settings(server.port());
        Carrier thief = () -> new Carrier.Line() {
            @Override
            public Outcome send(Mail mail) {
                mailing.sql("UPDATE notice SET claimed_by = ? WHERE fine_id = ?", UUID.randomUUID(), fine);
                return new Outcome.Refused("not mine to say", true);
            }

            @Override
            public void close() {}
        };
        try (Courier slow = mailing.courier(settings, new RelayRun(), thief)) {
            Mailing.drain(slow);
        }
        assertThat(mailing.state(fine)).isEqualTo("SENDING");
    }

    @Test
    void a_relay_that_stops_gives_back_what_it_did_not_try() {
        Mailing.Owner owner = mailing.owner();
        String token = api.officerToken();
        for (int i = 0; i < 4; i++) {
            mailing.fine(token, owner.plate(), "paro " + i);
        }
        RelayRun shift = new RelayRun();
        MailSettings settings = Mailing.settings(server.port());
        Carrier ending = () -> new Carrier.Line() {
            private final Carrier.Line line = new SmtpCarrier(settings).open();

            @Override
            public Outcome send(Mail mail) {
                shift.end();
                return line.send(mail);
            }

            @Override
            public void close() {
                line.close();
            }
        };
        try (Courier courier = mailing.courier(settings, shift, ending)) {
            Mailing.drain(courier);
        }
        assertThat(server.taken).hasSize(1);
        assertThat(mailing.one(
                        Integer.class,
                        "SELECT count(*) FROM notice WHERE person_id = ? AND state = 'PENDING' AND doubts = 0",
                        owner.id()))
                .isEqualTo(3);
    }

    @Test
    void leases_are_kept_while_the_relay_lives() {
        Mailing.Owner owner = mailing.owner();
        UUID fine = mailing.fine(owner);
        Outbox outbox = database.read(handle -> handle.getJdbi().onDemand(Outbox.class));
        outbox.expandFines(100, true, true);
        UUID relay = UUID.randomUUID();
        outbox.claim(relay, 0, 10, false);
        assertThat(outbox.renew(relay, Duration.ofMinutes(2).toSeconds())).isEqualTo(1);
        outbox.takeOver(1, "interrupted");
        assertThat(mailing.state(fine)).isEqualTo("SENDING");
    }
}

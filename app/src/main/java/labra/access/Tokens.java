package labra.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import labra.access.SecurityEvents.Kind;
import labra.access.keys.CompactText;
import labra.access.keys.SigningKeys;
import labra.platform.Actor;
import labra.platform.Database;
import labra.platform.Settings;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/// Issues signed tokens and tells whose a token is. A token's signature is checked once and remembered; whether it was
/// revoked is checked on every request.
@Singleton
public class Tokens {
    private static final String ISSUER = "labra";
    private static final int LONGEST = 4_000;

    private final Settings.Tokens settings;
    private final SigningKeys keys;
    private final Revocations revocations;
    private final Database database;
    private final SecurityEvents events;
    private final Clock clock;
    private final JwtConsumer consumer;
    private final Cache<String, Bearer> known =
            Caffeine.newBuilder().maximumSize(50_000).build();

    Tokens(
            Settings settings,
            SigningKeys keys,
            Revocations revocations,
            Database database,
            SecurityEvents events,
            Clock clock) {
        this.settings = settings.tokens();
        this.keys = keys;
        this.revocations = revocations;
        this.database = database;
        this.events = events;
        this.clock = clock;
        this.consumer = consumer(keys);
    }

    /// A token as its holder gets it, once.
    public record Issued(UUID id, String token, Duration life) {}

    /// Issues a token for the officer with this badge; none when there is no such officer or it is not active.
    public Optional<Issued> issueForOfficer(
            String badge, @Nullable Duration life, @Nullable String label, Actor actor) {
        return database.read(TokenRecords.class, records -> records.officer(badge))
                .filter(TokenRecords.Login::active)
                .map(login -> issueForOfficer(login, life, label, actor));
    }

    /// The same by the id of its row.
    public Optional<Issued> issueForOfficer(long id, @Nullable Duration life, @Nullable String label, Actor actor) {
        return database.read(TokenRecords.class, records -> records.officerById(id))
                .filter(TokenRecords.Login::active)
                .map(login -> issueForOfficer(login, life, label, actor));
    }

    private Issued issueForOfficer(
            TokenRecords.Login officer, @Nullable Duration life, @Nullable String label, Actor actor) {
        Issued issued = issue(officer, Bearer.Purpose.API, life == null ? settings.officerLife() : life, label, actor);
        events.record(Kind.TOKEN_ISSUED, officer.eventSubject(), actor, fact(issued.id()));
        return issued;
    }

    Issued issue(TokenRecords.Login login, Bearer.Purpose purpose, Duration life, @Nullable String label, Actor actor) {
        UUID id = UUID.randomUUID();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        boolean officer = login.asRole() == Role.OFFICER;
        database.write(actor, handle -> {
            TokenRecords records = handle.attach(TokenRecords.class);
            records.add(
                    id,
                    officer ? login.id() : null,
                    officer ? null : login.id(),
                    purpose.name(),
                    now,
                    now.plus(life),
                    actor.address(),
                    label);
            if (purpose == Bearer.Purpose.WEB) {
                records.startSession(id);
            }
            return id;
        });
        Bearer holder =
                new Bearer(id, login.asRole(), login.id(), login.login(), purpose, now.plus(life), now, login.lack());
        return new Issued(id, sign(holder, now), life);
    }

    public List<TokenRecords.Issued> ofOfficer(long officerId) {
        return database.read(TokenRecords.class, records -> records.ofOfficer(officerId));
    }

    /// Where an account is signed in with a browser.
    public List<TokenRecords.Session> sessions(long accountId) {
        long idle = settings.idleLife().toSeconds();
        return database.read(TokenRecords.class, records -> records.sessions(accountId, idle));
    }

    /// The holder of the session proved just now to be there.
    void prove(Bearer holder, Actor actor) {
        database.write(actor, handle -> handle.attach(TokenRecords.class).prove(holder.tokenId()));
        events.record(Kind.PROVEN, SecurityEvents.Subject.of(holder), actor);
    }

    public boolean endSession(UUID tokenId, long accountId, Actor actor) {
        boolean ended = database.write(
                actor, handle -> handle.attach(TokenRecords.class).revokeOfAccount(tokenId, accountId));
        if (ended) {
            events.record(Kind.SESSION_ENDED, SecurityEvents.Subject.account(accountId), actor);
        }
        return ended;
    }

    public boolean revokeOfOfficer(UUID tokenId, long officerId, Actor actor) {
        boolean revoked = database.write(
                actor, handle -> handle.attach(TokenRecords.class).revokeOfOfficer(tokenId, officerId));
        if (revoked) {
            events.record(Kind.TOKEN_REVOKED, SecurityEvents.Subject.officer(officerId), actor, fact(tokenId));
        }
        return revoked;
    }

    public boolean revoke(UUID tokenId, Actor actor) {
        Optional<SecurityEvents.Subject> holder = database.write(
                actor, handle -> handle.attach(TokenRecords.class).revoke(tokenId));
        holder.ifPresent(subject -> events.record(Kind.TOKEN_REVOKED, subject, actor, fact(tokenId)));
        return holder.isPresent();
    }

    private static Map<String, String> fact(UUID tokenId) {
        return Map.of("token", tokenId.toString());
    }

    /// Whose token this is, when memory alone can tell; else ask [#verify], which may block.
    public Optional<Bearer> recall(String token) {
        return Optional.ofNullable(known.getIfPresent(token))
                .filter(bearer -> isAlive(bearer) && revocations.isKnownToStand(bearer));
    }

    /// Whose token this is; nobody's when it is garbled, tampered with, expired or revoked.
    public Optional<Bearer> verify(String token) {
        if (token.length() > LONGEST || !CompactText.isCanonical(token)) {
            return Optional.empty();
        }
        Optional<Bearer> bearer = Optional.ofNullable(known.getIfPresent(token))
                .or(() -> read(token))
                .filter(this::isAlive)
                .flatMap(candidate -> revocations.ask(candidate).map(candidate::standing));
        bearer.ifPresent(standing -> known.put(token, standing));
        return bearer;
    }

    /// Whether somebody who was let in may go on; asks the database when memory cannot tell.
    public boolean stands(Bearer bearer) {
        return isAlive(bearer)
                && (revocations.isKnownToStand(bearer)
                        || revocations.ask(bearer).isPresent());
    }

    private boolean isAlive(Bearer bearer) {
        return clock.instant().isBefore(bearer.expiresAt());
    }

    private String sign(Bearer bearer, Instant now) {
        try {
            RsaJsonWebKey key = keys.signer();
            JwtClaims claims = new JwtClaims();
            claims.setIssuer(ISSUER);
            claims.setSubject(bearer.login());
            claims.setJwtId(bearer.tokenId().toString());
            claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
            claims.setExpirationTime(NumericDate.fromSeconds(bearer.expiresAt().getEpochSecond()));
            claims.setClaim("rol", bearer.role().wireName());
            claims.setClaim("uid", bearer.id());
            claims.setClaim("uso", bearer.purpose().name());
            JsonWebSignature signature = new JsonWebSignature();
            signature.setPayload(claims.toJson());
            signature.setKey(key.getRsaPrivateKey());
            signature.setKeyIdHeaderValue(key.getKeyId());
            signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
            signature.setHeader("typ", "JWT");
            return signature.getCompactSerialization();
        } catch (JoseException failure) {
            throw new IllegalStateException("cannot sign a token", failure);
        }
    }

    private Optional<Bearer> read(String token) {
        try {
            JwtClaims claims = consumer.processToClaims(token);
            Long id = claims.getClaimValue("uid", Long.class);
            String purpose = claims.getStringClaimValue("uso");
            if (id == null || purpose == null) {
                return Optional.empty();
            }
            return Optional.of(new Bearer(
                    UUID.fromString(claims.getJwtId()),
                    Role.named(claims.getStringClaimValue("rol")),
                    id,
                    claims.getSubject(),
                    Bearer.Purpose.valueOf(purpose),
                    Instant.ofEpochSecond(claims.getExpirationTime().getValue()),
                    null,
                    null));
        } catch (InvalidJwtException | MalformedClaimException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static JwtConsumer consumer(SigningKeys keys) {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver((signature, nesting) -> keys.verifier(signature.getKeyIdHeaderValue()))
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setExpectedIssuer(ISSUER)
                .setRequireExpirationTime()
                .setRequireJwtId()
                .setRequireSubject()
                .build();
    }
}

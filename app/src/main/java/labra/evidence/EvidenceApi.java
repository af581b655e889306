package labra.evidence;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.regex.Pattern;
import labra.devices.DeviceSignatures;
import labra.devices.NamedEvidence;
import labra.devices.SealedEvidence;
import labra.edge.BodyLimit;
import labra.web.Admission;
import labra.web.Caller;
import labra.web.FieldError;
import labra.web.Problem;
import labra.web.ProblemMappers;
import labra.web.Refusal;
import org.jspecify.annotations.Nullable;

/// Evidence as devices bring it, in pieces that go on where the last one ended: the core of tus 1.0. A device says with
/// its key what it brings; what no signed text that is here names is not taken.
@Path("/oficial/evidencias/{sha256}")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
public class EvidenceApi {
    static final String PIECE = "application/offset+octet-stream";
    static final String SIGNATURE = "Labra-Firma";
    static final String WHOLE = "Labra-Huella";
    static final String OFFSET = "Upload-Offset";
    static final String LENGTH = "Upload-Length";

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");

    /// A piece takes the database's connections several times: with more at once they would wait for each other.
    private static final int AT_ONCE = 6;

    private final Admission admission = new Admission(AT_ONCE);
    private final EvidenceIntake intake;
    private final SealedEvidence sealed;
    private final DeviceSignatures signatures;
    private final Caller caller;

    EvidenceApi(EvidenceIntake intake, SealedEvidence sealed, DeviceSignatures signatures, Caller caller) {
        this.intake = intake;
        this.sealed = sealed;
        this.signatures = signatures;
        this.caller = caller;
    }

    /// How much of it is here.
    @HEAD
    public Response progress(@PathParam("sha256") String sha256, @HeaderParam(SIGNATURE) @Nullable String signature) {
        return admission.of(() -> {
            NamedEvidence named = bringer(sha256, signature).named();
            return answer(Response.ok(), sha256, intake.progress(named));
        });
    }

    @PATCH
    @Consumes(PIECE)
    @BodyLimit(BodyLimit.PIECE)
    public Response take(
            @PathParam("sha256") String sha256,
            @HeaderParam(SIGNATURE) @Nullable String signature,
            HttpHeaders headers,
            byte @Nullable [] piece) {
        return admission.of(() -> taken(sha256, signature, headers, piece));
    }

    private Response taken(String sha256, @Nullable String signature, HttpHeaders headers, byte @Nullable [] piece) {
        EvidenceIntake.Bringer bringer = bringer(sha256, signature);
        long offset = number(headers, OFFSET);
        long length = number(headers, LENGTH);
        if (length > NamedEvidence.LARGEST) {
            throw Problem.TOO_LARGE.refusal();
        }
        if (length != bringer.named().bytes()) {
            throw Problem.EVIDENCE_OF_OTHER_LENGTH.refusal(bringer.named().bytes());
        }
        try {
            byte[] bytes = piece == null ? new byte[0] : piece;
            return answer(Response.noContent(), sha256, intake.take(bringer, offset, bytes));
        } catch (EvidenceRefused refused) {
            Response told =
                    ProblemMappers.answer(refused.refusal(), headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
            return Response.fromResponse(told).header(OFFSET, refused.offset()).build();
        }
    }

    private EvidenceIntake.Bringer bringer(String sha256, @Nullable String signature) {
        if (!HASH.matcher(sha256).matches()) {
            throw Problem.NOT_FOUND.refusal();
        }
        DeviceSignatures.Bringing bringing = signatures.bringing(signature);
        if (!bringing.sha256().equals(sha256)) {
            throw Problem.BROKEN_SIGNATURE.refusal();
        }
        NamedEvidence named = sealed.named(bringing.text(), sha256).orElseThrow(Problem.NOT_FOUND::refusal);
        return new EvidenceIntake.Bringer(bringing, caller.address(), named);
    }

    private static Response answer(Response.ResponseBuilder answer, String sha256, EvidenceIntake.Progress progress) {
        answer.header(OFFSET, progress.offset()).header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (progress.whole()) {
            answer.header(WHOLE, sha256);
        }
        return answer.build();
    }

    private static long number(HttpHeaders headers, String name) {
        String written = headers.getHeaderString(name);
        if (written == null) {
            throw Refusal.of(List.of(new FieldError(name, "field.required")));
        }
        if (!NUMBER.matcher(written).matches()) {
            throw Refusal.of(List.of(new FieldError(name, "field.not-in-range", 0, NamedEvidence.LARGEST)));
        }
        return Long.parseLong(written);
    }
}

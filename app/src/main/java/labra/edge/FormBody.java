package labra.edge;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import labra.web.Problem;

/// Reads a sent form, strictly: every percent sign begins two digits, every text is UTF-8, every value has a name.
@Provider
@Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
public class FormBody implements MessageBodyReader<MultivaluedMap<String, String>> {
    private static final int MOST_FIELDS = 1000;
    private static final String CONTENT_DISPOSITION = "Content-Disposition";

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type.isAssignableFrom(MultivaluedMap.class);
    }

    @Override
    public MultivaluedMap<String, String> readFrom(
            Class<MultivaluedMap<String, String>> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        byte[] bytes = body.readAllBytes();
        return mediaType.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE)
                ? parts(bytes, mediaType)
                : read(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /// The fields of a form in parts, in memory: no part becomes a file.
    private static MultivaluedMap<String, String> parts(byte[] body, MediaType type) throws IOException {
        MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
        try {
            MimeMultipart parts = new MimeMultipart(new ByteArrayDataSource(body, type.toString()));
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                fields.add(name(part), new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
            return fields;
        } catch (MessagingException broken) {
            throw Problem.BAD_REQUEST.refusal();
        }
    }

    private static String name(BodyPart part) throws MessagingException {
        String[] dispositions = part.getHeader(CONTENT_DISPOSITION);
        String name = dispositions == null ? null : new ContentDisposition(dispositions[0]).getParameter("name");
        if (name == null || name.isEmpty()) {
            throw Problem.BAD_REQUEST.refusal();
        }
        return name;
    }

    static MultivaluedMap<String, String> read(String form) {
        MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
        if (form.isEmpty()) {
            return fields;
        }
        String[] pairs = form.split("&", MOST_FIELDS + 1);
        if (pairs.length > MOST_FIELDS) {
            throw Problem.TOO_LARGE.refusal();
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            if (name.isEmpty()) {
                throw Problem.BAD_REQUEST.refusal();
            }
            fields.add(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return fields;
    }

    private static String decoded(String written) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(written.length());
        for (int i = 0; i < written.length(); i++) {
            char sign = written.charAt(i);
            if (sign == '%') {
                bytes.write(encoded(written, i + 1));
                i += 2;
            } else {
                bytes.write(sign == '+' ? ' ' : sign);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException garbled) {
            throw Problem.BAD_REQUEST.refusal();
        }
    }

    private static int encoded(String written, int at) {
        int high = at + 1 < written.length() ? Character.digit(written.charAt(at), 16) : -1;
        int low = high < 0 ? -1 : Character.digit(written.charAt(at + 1), 16);
        if (low < 0) {
            throw Problem.BAD_REQUEST.refusal();
        }
        return 16 * high + low;
    }
}

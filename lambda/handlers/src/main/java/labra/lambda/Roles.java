package labra.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Makes the roles of the database, gives each the password that its function reads, and says anew what each may: all
/// of it or nothing. Run before and after the schema changes.
public final class Roles implements RequestStreamHandler {
    private static final String PREFIX = "LABRA_ROLE_";

    @Override
    public void handleRequest(InputStream input, OutputStream output, @Nullable Context context) throws IOException {
        Secrets.Login owner = Secrets.login(Environment.get("LABRA_DATABASE_SECRET"));
        Map<String, String> passwords = new TreeMap<>();
        System.getenv().forEach((name, secret) -> {
            if (name.startsWith(PREFIX)) {
                passwords.put(
                        name.substring(PREFIX.length()), Secrets.login(secret).password());
            }
        });
        try (Connection database =
                DriverManager.getConnection(Environment.get("LABRA_DATABASE_URL"), owner.user(), owner.password())) {
            database.setAutoCommit(false);
            new RoleStatements(database).apply(passwords);
            database.commit();
        } catch (SQLException failure) {
            throw new IOException("the roles could not be made: " + failure.getSQLState(), failure);
        }
        output.write("{\"roles\":%d}".formatted(passwords.size()).getBytes(StandardCharsets.UTF_8));
    }
}

package labra.launch;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import labra.console.ConsoleProblem;
import labra.console.Texts;
import labra.postgres.FolderLock;
import org.jspecify.annotations.Nullable;

/// One run of Quarkus on a database that outlives it: HTTP stops first and PostgreSQL last, also on Ctrl-C.
final class Application {
    private static final long PATIENCE_SECONDS = 60;

    private Application() {}

    static int serve(DataFolder data, Addresses addresses, boolean empty) {
        addresses.mustBeFree();
        addresses.configure();
        System.setProperty("labra.demo", Boolean.toString(!empty));
        if (ChosenDatabase.isNamedIn(Secrets.ofProcess())) {
            return run(data, Server.class);
        }
        data.closeToOthers();
        try (FolderLock _ = data.claim(addresses.url())) {
            return run(data, Server.class);
        }
    }

    /// A command answers on the standard output; what the application says meanwhile goes to the other one.
    static int runCommand(DataFolder data, String... arguments) {
        System.setProperty("labra.serving", "false");
        System.setProperty("quarkus.http.host-enabled", "false");
        System.setProperty("quarkus.management.host-enabled", "false");
        System.setProperty("quarkus.log.console.stderr", "true");
        return run(data, CommandRunner.class, arguments);
    }

    private static int run(DataFolder data, Class<? extends QuarkusApplication> program, String... arguments) {
        CountDownLatch done = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(done), "wait-for-database"));
        AtomicInteger exit = new AtomicInteger();
        try (ChosenDatabase database = ChosenDatabase.open(data, Secrets.ofProcess())) {
            database.configure();
            data.configure(Secrets.ofProcess());
            if (database.embedded().isPresent()) {
                System.setProperty("labra.backup.data", data.path().toString());
            }
            Quarkus.run(program, (code, failure) -> exit.set(explained(code, failure)), arguments);
            return exit.get();
        } finally {
            done.countDown();
        }
    }

    private static int explained(int code, @Nullable Throwable failure) {
        Throwable cause = failure;
        while (cause != null && cause.getCause() != null && !(cause instanceof ConsoleProblem)) {
            cause = cause.getCause();
        }
        if (cause instanceof ConsoleProblem) {
            System.err.println(cause.getMessage());
        } else if (failure != null) {
            System.err.println(Texts.text("application.failed", UUID.randomUUID()));
            failure.printStackTrace(System.err);
        }
        return code;
    }

    /// Holds the end of the process until the main thread has stopped everything in its order.
    private static void await(CountDownLatch done) {
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println(Texts.text("stop.slow"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

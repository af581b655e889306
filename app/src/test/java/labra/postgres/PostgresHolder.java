package labra.postgres;

import java.nio.file.Path;

/// Another process that uses the embedded server, until it is killed or its input ends.
final class PostgresHolder {
    private PostgresHolder() {}

    public static void main(String[] arguments) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(Path.of(arguments[0]), Path.of(arguments[1]))) {
            System.out.println("open " + postgres.address().jdbcUrl());
            System.in.read();
        }
    }

    static Process in(Path data) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PostgresHolder.class.getName(),
                        data.toString(),
                        TestDatabase.binaries().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (!String.valueOf(process.inputReader().readLine()).startsWith("open ")) {
            throw new IllegalStateException("the other process did not open the database");
        }
        return process;
    }
}

package labra.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A function as a child process: the package that is deployed, run by the client that Lambda runs it with, on one
/// processor.
final class FunctionProcess implements AutoCloseable {
    private static final String APPLICATION = "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest";

    final RuntimeApi api = new RuntimeApi();
    final long startMillis;
    private final Process process;

    private FunctionProcess(Path folder, String handler, Map<String, String> environment, Path log) throws Exception {
        long start = System.nanoTime();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:ActiveProcessorCount=1",
                "-XX:TieredStopAtLevel=1",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                classpath(folder),
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                handler));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("LABRA_") || name.startsWith("QUARKUS_") || name.startsWith("AWS_"));
        builder.environment()
                .putAll(Map.of(
                        "AWS_LAMBDA_RUNTIME_API", api.address(),
                        "LAMBDA_TASK_ROOT", folder.toString(),
                        "_HANDLER", handler,
                        "AWS_LAMBDA_FUNCTION_NAME", "labra",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1769",
                        "AWS_REGION", "us-east-1",
                        "AWS_ACCESS_KEY_ID", "none",
                        "AWS_SECRET_ACCESS_KEY", "none",
                        "AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand",
                        "AWS_EXECUTION_ENV", "AWS_Lambda_java25"));
        builder.environment().putAll(environment);
        process = builder.start();
        if (!api.awaitReady(process, 120)) {
            process.destroyForcibly();
            throw new AssertionError("the function did not begin: " + Files.readString(log));
        }
        startMillis = (System.nanoTime() - start) / 1_000_000;
    }

    static FunctionProcess application(String type, Map<String, String> environment) throws Exception {
        return new FunctionProcess(
                FunctionZip.unpacked(), APPLICATION, environment, Path.of("target", "function-" + type + ".log"));
    }

    /// One of the small ones.
    static FunctionProcess handler(String type, Map<String, String> environment) throws Exception {
        return new FunctionProcess(
                Path.of("handlers", "target", "package").toAbsolutePath(),
                "labra.lambda." + type + "::handleRequest",
                environment,
                Path.of("target", "handler-" + type + ".log"));
    }

    private static String classpath(Path folder) throws IOException {
        List<String> parts = new ArrayList<>();
        jars(Path.of("target", "runtime"), parts);
        parts.add(folder.toString());
        jars(folder.resolve("lib"), parts);
        return String.join(":", parts);
    }

    private static void jars(Path folder, List<String> into) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(file -> into.add(file.toString()));
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        api.close();
    }
}

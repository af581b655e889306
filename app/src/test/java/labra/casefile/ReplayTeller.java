package labra.casefile;

import java.nio.file.Path;
import java.util.List;

/// Another process that tells the log, a transaction at a time, until it is killed.
final class ReplayTeller {
    private static final int GROUP = 1_000;

    private ReplayTeller() {}

    public static void main(String[] arguments) throws Exception {
        ReplayDatabase database = new ReplayDatabase(arguments[0], arguments[1], arguments[2]);
        List<EventReport> reports = Shuffle.of(ItalianLog.read(), 1, 7);
        for (int from = 0; from < reports.size(); from += GROUP) {
            database.tell(reports.subList(from, Math.min(reports.size(), from + GROUP)));
            System.out.println("told " + (from + GROUP));
        }
    }

    static Process start(String url, String user, String password) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReplayTeller.class.getName(),
                        url,
                        user,
                        password)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}

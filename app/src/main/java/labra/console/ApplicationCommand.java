package labra.console;

import java.util.concurrent.Callable;

/// A command that needs the application: it runs inside Quarkus, without HTTP, with its beans injected.
///
/// Its class is a `@Dependent` bean with picocli's `@Command`, named among the subcommands of `labra.launch.Labra`.
/// Options are read once before the application starts, so that a mistake or `--help` is answered at once; that is
/// why beans come in by field.
public interface ApplicationCommand extends Callable<Integer> {}

package labra.imports;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import labra.platform.Actor;
import labra.platform.Database;
import labra.web.Problem;
import org.jspecify.annotations.Nullable;

/// Files that people upload: kept, looked at, tried out, imported.
@Singleton
class ImportDesk {
    private static final long TRIED_ROWS = 1_000;
    private static final int SHOWN_REJECTIONS = 50;
    private static final List<String> CREATIONS = List.of("create-officers", "create-offences", "create-people");

    private final Database database;
    private final Imports imports;

    ImportDesk(Database database, Imports imports) {
        this.database = database;
        this.imports = imports;
    }

    /// A file as its page shows it: what it looks like, what its columns are taken for, and what the first rows would
    /// come to, or why it cannot be imported so.
    public record Look(
            Uploads.Upload upload,
            Preview preview,
            List<Choice> choices,
            List<String> creations,
            @Nullable Trial trial,
            @Nullable String failure) {
        private static final int LONGEST = 160;

        /// What may be made on the way.
        public List<String> offered() {
            return switch (upload.kind()) {
                case FINES -> List.of("create-officers", "create-offences");
                case VEHICLES -> List.of("create-people");
                case PEOPLE, OFFENCES -> List.of();
            };
        }

        /// A heading as a mapping writes it.
        public String braced(String heading) {
            return "{" + heading + "}";
        }

        public String shortened(String original) {
            return original.length() <= LONGEST ? original : original.substring(0, LONGEST) + "…";
        }
    }

    /// A column that can be fed: the key of its words, what feeds it.
    public record Choice(String key, String from, boolean required) {
        /// A column alone by its heading, what is put together as a mapping writes it.
        public String shown() {
            return from.matches("\\{[^{}]*}") ? from.substring(1, from.length() - 1) : from;
        }
    }

    /// How the first rows fared.
    public record Trial(long rows, Totals totals, List<Rejection> rejections, List<String> unused) {
        public boolean whole() {
            return totals.read() >= rows;
        }
    }

    UUID keep(Kind kind, String fileName, byte[] content, Actor actor) {
        UUID id = UUID.randomUUID();
        String name = fileName.isBlank() ? "?" : fileName.substring(Math.max(0, fileName.length() - 255));
        database.write(actor, handle -> {
            Uploads uploads = handle.attach(Uploads.class);
            uploads.forgetOld();
            uploads.add(id, kind, name, content);
            return true;
        });
        return id;
    }

    Uploads.Upload find(UUID id) {
        return database.read(Uploads.class, uploads -> uploads.find(id)).orElseThrow(Problem.NOT_FOUND::refusal);
    }

    Optional<Uploads.Upload> ofRun(long run) {
        return database.read(Uploads.class, uploads -> uploads.ofRun(run));
    }

    Look look(UUID id, Locale locale) {
        Uploads.Upload upload = find(id);
        return opened(upload, file -> {
            Preview preview = Preview.of(file);
            try {
                Plan plan = plan(upload, file);
                Imports.Rehearsal tried = imports.rehearse(plan, Options.USUAL, TRIED_ROWS, SHOWN_REJECTIONS);
                Trial trial = new Trial(plan.rows(), tried.totals(), tried.rejections(), List.copyOf(plan.unused()));
                return new Look(upload, preview, choices(upload.kind(), fed(plan)), creations(plan), trial, null);
            } catch (ImportFailure failure) {
                Map<String, String> written = lines(upload);
                List<String> creations =
                        CREATIONS.stream().filter(written::containsKey).toList();
                return new Look(
                        upload, preview, choices(upload.kind(), written), creations, null, failure.text(locale));
            }
        });
    }

    /// Takes the file's columns for what somebody says.
    void map(UUID id, Map<String, String> answers, Actor actor) {
        Kind kind = find(id).kind();
        List<String> lines = new ArrayList<>();
        lines.add("kind = " + kind.key());
        kind.columns().forEach(column -> add(lines, column.key(), answers));
        CREATIONS.forEach(key -> add(lines, key, answers));
        database.write(actor, handle -> {
            handle.attach(Uploads.class).map(id, String.join("\n", lines));
            return true;
        });
    }

    private static void add(List<String> lines, String key, Map<String, String> answers) {
        String value = answers.getOrDefault(key, "").strip();
        if (!value.isEmpty()) {
            lines.add(key + " = " + value.replace("\\", "\\\\").replaceAll("\\R", " "));
        }
    }

    /// Begins the import; one that is under way goes on.
    long start(UUID id, Imports.Caller caller, boolean announced, Actor actor) {
        Uploads.Upload upload = find(id);
        Long before = upload.runId();
        boolean running = before != null
                && imports.find(before)
                        .filter(run -> run.state() == ImportRun.State.RUNNING)
                        .isPresent();
        if (before != null && running) {
            return before;
        }
        Path path = written(upload);
        Options options = new Options(null, null, null, null, null, false, false, announced);
        long run = imports.begin(
                plan(upload, new InputFile(path, upload.fileName())), options, caller, () -> remove(path));
        database.write(actor, handle -> {
            handle.attach(Uploads.class).started(id, run);
            return true;
        });
        return run;
    }

    private static Plan plan(Uploads.Upload upload, InputFile file) {
        String mapping = upload.mapping();
        return Plan.of(file, upload.kind(), Options.USUAL, mapping == null ? null : MappingFile.written(mapping));
    }

    private static Map<String, String> fed(Plan plan) {
        return plan.mapping().columns().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().key(), entry -> entry.getValue().shown(plan.headings())));
    }

    private static List<Choice> choices(Kind kind, Map<String, String> fed) {
        return kind.columns().stream()
                .map(column -> new Choice(
                        column.key(),
                        fed.getOrDefault(column.key(), ""),
                        kind.required().stream().anyMatch(one -> one.contains(column))))
                .toList();
    }

    private static List<String> creations(Plan plan) {
        Mapping.Ways ways = plan.mapping().ways();
        List<String> creations = new ArrayList<>();
        if (ways.createOfficers()) {
            creations.add("create-officers");
        }
        if (ways.createOffences()) {
            creations.add("create-offences");
        }
        if (ways.createPeople()) {
            creations.add("create-people");
        }
        return creations;
    }

    private static Map<String, String> lines(Uploads.Upload upload) {
        Map<String, String> lines = new TreeMap<>();
        String mapping = upload.mapping();
        if (mapping != null) {
            MappingFile.written(mapping).lines().forEach((key, value) -> lines.put(key.toString(), value.toString()));
        }
        return lines;
    }

    private interface Work<T> {
        T on(InputFile file);
    }

    private <T> T opened(Uploads.Upload upload, Work<T> work) {
        Path path = written(upload);
        try {
            return work.on(new InputFile(path, upload.fileName()));
        } finally {
            remove(path);
        }
    }

    private Path written(Uploads.Upload upload) {
        byte[] content = database.read(Uploads.class, uploads -> uploads.content(upload.id()));
        try {
            return Files.write(Files.createTempFile("labra-import", ".csv"), content);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static void remove(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException later) {
            path.toFile().deleteOnExit();
        }
    }
}

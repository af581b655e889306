package labra.imports;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import labra.csv.ImportFailure;
import labra.csv.InputFile;
import labra.imports.loading.Draft;
import labra.imports.loading.Options;
import labra.imports.loading.Plan;
import labra.imports.mapping.Kind;
import labra.imports.mapping.Mapping;
import labra.imports.mapping.MappingFile;
import labra.platform.Actor;
import labra.platform.Database;

/// What is done with the files that people upload before they are imported: looked at, their columns named, tried out.
@Singleton
class ImportDesk {
    private static final long TRIED_ROWS = 1_000;
    private static final int SHOWN_REJECTIONS = 50;
    private static final List<String> WAYS =
            List.of("encoding", "delimiter", "sheet", "date-order", "zone", "voided-values");
    private static final List<String> CREATIONS = List.of("create-officers", "create-offences", "create-people");

    private final Database database;
    private final Imports imports;
    private final Rehearsals rehearsals;
    private final UploadedFiles files;

    ImportDesk(Database database, Imports imports, Rehearsals rehearsals, UploadedFiles files) {
        this.database = database;
        this.imports = imports;
        this.rehearsals = rehearsals;
        this.files = files;
    }

    UploadView look(UUID id, Locale locale) {
        Uploads.Upload upload = files.find(id);
        return files.opened(upload, file -> {
            Draft draft = draft(upload, file);
            try {
                Plan plan = draft.plan();
                Rehearsals.Rehearsal tried = rehearsals.first(plan, TRIED_ROWS, SHOWN_REJECTIONS);
                UploadView.Trial trial = new UploadView.Trial(
                        plan.rows(), tried.totals(), tried.rejections(), List.copyOf(plan.unused()));
                return new UploadView(
                        upload, draft, choices(upload.kind(), fed(plan)), creations(plan), lines(upload), trial, null);
            } catch (ImportFailure failure) {
                Map<String, String> written = lines(upload);
                List<String> creations =
                        CREATIONS.stream().filter(written::containsKey).toList();
                return new UploadView(
                        upload, draft, choices(upload.kind(), written), creations, written, null, failure.text(locale));
            }
        });
    }

    /// Takes the file's columns for what somebody says.
    void map(UUID id, Map<String, String> answers, Actor actor) {
        Kind kind = files.find(id).kind();
        List<String> lines = new ArrayList<>();
        lines.add("kind = " + kind.key());
        kind.columns().forEach(column -> add(lines, column.key(), answers));
        CREATIONS.forEach(key -> add(lines, key, answers));
        WAYS.forEach(key -> add(lines, key, answers));
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

    /// The file as it was mapped.
    Draft draft(Uploads.Upload upload, InputFile file) {
        String mapping = upload.mapping();
        return imports.look(file, upload.kind(), Options.USUAL, mapping == null ? null : MappingFile.written(mapping));
    }

    private static Map<String, String> fed(Plan plan) {
        return plan.mapping().columns().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().key(), entry -> entry.getValue().shown(plan.headings())));
    }

    private static List<UploadView.Choice> choices(Kind kind, Map<String, String> fed) {
        return kind.columns().stream()
                .map(column -> new UploadView.Choice(
                        column.key(),
                        column.fact(),
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
}

package labra.imports;

import java.util.Optional;
import java.util.UUID;
import labra.imports.mapping.Kind;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// The files that wait to be imported.
@RegisterConstructorMapper(Uploads.Upload.class)
interface Uploads {
    /// A file without its content. `mapping` is what somebody changed of what was detected.
    record Upload(
            UUID id,
            Kind kind,
            String fileName,
            @Nullable String mapping,
            @Nullable Long runId) {}

    @SqlUpdate("INSERT INTO import_upload (id, kind, file_name) VALUES (:id, :kind, :fileName)")
    void add(UUID id, Kind kind, String fileName);

    @SqlUpdate("INSERT INTO import_upload_part (upload_id, number, content) VALUES (:id, :number, :content)")
    void add(UUID id, int number, byte[] content);

    @SqlQuery("SELECT id, kind, file_name, mapping, run_id FROM import_upload WHERE id = :id")
    Optional<Upload> find(UUID id);

    @SqlQuery("SELECT id, kind, file_name, mapping, run_id FROM import_upload WHERE run_id = :run LIMIT 1")
    Optional<Upload> ofRun(long run);

    @SqlQuery("SELECT content FROM import_upload_part WHERE upload_id = :id AND number = :number")
    Optional<byte[]> part(UUID id, int number);

    /// Not while an import reads it so.
    @SqlUpdate("""
            UPDATE import_upload SET mapping = :mapping
            WHERE id = :id AND NOT EXISTS (SELECT FROM import_run WHERE id = run_id AND state = 'RUNNING')
            """)
    void map(UUID id, String mapping);

    @SqlUpdate("UPDATE import_upload SET run_id = :run WHERE id = :id")
    void started(UUID id, long run);

    @SqlUpdate("""
            DELETE FROM import_upload WHERE created_at < now() - interval '2 days'
              AND NOT EXISTS (SELECT FROM import_run WHERE id = run_id AND state = 'RUNNING')
            """)
    void forgetOld();
}

package labra.letters;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/// Every SQL statement about the words of mails. A change is a new row: what was sent with the old words keeps them.
interface TemplateRows {

    /// A row as it is kept.
    record Row(
            long id, Purpose purpose, String language, String subject, String body, String author, Instant createdAt) {
        MailTemplate template() {
            return new MailTemplate(id, purpose, Language.coded(language), subject, body, author, createdAt);
        }
    }

    @SqlQuery("""
            SELECT id, purpose, language, subject, body, author, created_at FROM mail_template
            WHERE purpose = :purpose AND language = :language ORDER BY id DESC LIMIT 1
            """)
    Optional<Row> newest(Purpose purpose, String language);

    @SqlQuery("SELECT id, purpose, language, subject, body, author, created_at FROM mail_template WHERE id = :id")
    Optional<Row> find(long id);

    @SqlQuery("""
            SELECT id, purpose, language, subject, body, author, created_at FROM mail_template
            WHERE purpose = :purpose AND language = :language ORDER BY id DESC LIMIT :most
            """)
    List<Row> newest(Purpose purpose, String language, int most);

    /// Adds unless somebody else changed the words since `expected`.
    @SqlQuery("""
            INSERT INTO mail_template (purpose, language, subject, body, author)
            SELECT :purpose, :language, :subject, :body, :author
            WHERE :expected::integer IS NULL
               OR :expected = coalesce((SELECT max(id) FROM mail_template WHERE purpose = :purpose AND language = :language), 0)
            RETURNING id, purpose, language, subject, body, author, created_at
            """)
    Optional<Row> add(
            Purpose purpose, String language, String subject, String body, String author, @Nullable Integer expected);
}

package labra.trail;

/// What the trail keeps of a row, asked in the words of the database's own `trail_image`: that function is not
/// believed, since it may have been replaced.
final class TrailImage {
    static final String BODY = """
            SELECT CASE
                WHEN subject = 'notice' THEN
                    kept - ARRAY['attempts', 'doubts', 'next_attempt_at', 'claimed_by', 'claimed_until', 'last_error', 'facts']
                    || CASE WHEN kept ->> 'state' = 'SENDING' THEN '{"state": "PENDING"}' ELSE '{}' END::jsonb
                WHEN subject = 'import_run' AND kept ->> 'state' = 'RUNNING' THEN
                    kept - ARRAY['beat_at', 'holder', 'read', 'loaded', 'repeated', 'observed', 'rejected', 'voided']
                WHEN subject = 'import_run' THEN kept - ARRAY['beat_at', 'holder']
                WHEN subject = 'authenticator' THEN kept - 'last_step' - 'secret'
                    || jsonb_build_object('secret_digest', encode(sha256(convert_to(kept ->> 'secret', 'UTF8')), 'hex'))
                WHEN subject = 'device' THEN kept - ARRAY['last_seen_at', 'pending', 'oldest_pending_at', 'photos_pending', 'clock_skew_ms',
                                                          'app_version', 'complete_to']
                WHEN subject = 'number_series' THEN kept - 'next'
                WHEN subject = 'number_block' THEN kept - 'settled_to'
                WHEN subject = 'saved_view' THEN kept - ARRAY['name', 'query']
                WHEN subject = 'passkey' THEN kept - ARRAY['counter', 'used_at']
                WHEN kept ->> 'password_hash' IS NOT NULL THEN kept - 'password_hash'
                    || jsonb_build_object('secret_digest', encode(sha256(convert_to(kept ->> 'password_hash', 'UTF8')), 'hex'))
                ELSE kept - ARRAY['password_hash', 'code_hash'] END
            """;

    /// The subject whose rows are told as PostgreSQL writes a row.
    static final String AS_ROW = "fine";

    private TrailImage() {}

    /// The images of a table's rows; its name is one of the database's own.
    static String query(String subject, String where) {
        String image = subject.equals(AS_ROW)
                ? "held::text"
                : "(SELECT (" + BODY + ")::text FROM (SELECT '" + subject
                        + "'::text AS subject, to_jsonb(held) AS kept) AS told)";
        return "SELECT " + image + " FROM \"" + subject + "\" AS held " + where;
    }
}

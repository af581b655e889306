package labra.reports;

import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Reports that were asked for and go out by mail.
interface ReportRequests {
    @SqlUpdate("INSERT INTO outbox (topic, fine_ids, email) VALUES ('report_requested', '{}', :email)")
    int add(String email);
}

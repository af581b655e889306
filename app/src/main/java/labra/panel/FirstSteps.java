package labra.panel;

import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/// What leads from an empty system to its first fine, and how far somebody has come.
public record FirstSteps(boolean offences, boolean people, boolean vehicles, boolean officers, boolean fines) {

    /// One of them: the key of its words, where it is done, whether it is, and who may.
    public record Step(String key, String href, boolean done, String right) {}

    interface Rows {
        @SqlQuery("""
                SELECT EXISTS (SELECT FROM offence) AS offences, EXISTS (SELECT FROM person) AS people,
                       EXISTS (SELECT FROM vehicle) AS vehicles, EXISTS (SELECT FROM officer) AS officers,
                       EXISTS (SELECT FROM fine) AS fines
                """)
        FirstSteps taken();
    }

    /// Empty once there is a fine.
    public List<Step> steps() {
        return fines
                ? List.of()
                : List.of(
                        new Step("first-offences", "/admin/infracciones", offences, "offence.write"),
                        new Step("first-vehicles", "/admin/importar", people && vehicles, "import.run"),
                        new Step("first-officers", "/admin/policias/nuevo", officers, "officer.write"),
                        new Step("first-fine", "/admin/multas/nuevo", false, "fine.write"));
    }
}

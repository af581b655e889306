package labra.postgres;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;

/// How PostgreSQL means to find what a statement asks for.
public final class StatementPlans {
    private static final String EXPLAIN = "EXPLAIN ";
    private static final Pattern NAME = Pattern.compile("(?<!:):([a-zA-Z]\\w*)");

    private StatementPlans() {}

    /// The plans of all statements that the work runs, in their order.
    public static List<String> of(Handle handle, Consumer<Handle> work) {
        List<String> plans = new ArrayList<>();
        SqlStatements statements = handle.getConfig(SqlStatements.class);
        statements.setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                if (!context.getRenderedSql().startsWith(EXPLAIN)) {
                    plans.add(plan(handle, context));
                }
            }

            @Override
            public void logException(StatementContext context, SQLException failure) {
                throw new IllegalStateException(failure);
            }
        });
        try {
            work.accept(handle);
        } finally {
            statements.setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
        }
        return plans;
    }

    private static String plan(Handle handle, StatementContext context) {
        String sql = context.getRenderedSql();
        Query query = handle.createQuery(EXPLAIN + sql);
        NAME.matcher(sql)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .forEach(name -> context.getBinding()
                        .findForName(name, context)
                        .ifPresent(argument -> query.bind(name, argument)));
        return String.join("\n", query.mapTo(String.class).list());
    }
}

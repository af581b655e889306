package labra.staff;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import labra.registers.RegisterRows;
import labra.web.Field;
import labra.web.Fields;
import labra.web.Problem;
import labra.web.lists.Listing;
import labra.web.lists.PageRequest.Sort;
import labra.web.lists.Search;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Every SQL statement about the accounts that administrators keep. A trigger ends the tokens of one whose role,
/// password or standing changes.
public interface Accounts extends RegisterRows<Account, NewAccount> {
    /// What names an account for good: the foreign keys that keep it from being removed.
    List<String> NAMED_BY = List.of(
            "annulment_asker",
            "annulment_decider",
            "holiday_list_approver",
            "holiday_list_proposer",
            "law_calendar_approver",
            "law_calendar_proposer",
            "legal_rule_approver",
            "legal_rule_proposer",
            "note_author",
            "offence_version_approver",
            "offence_version_proposer",
            "payment_decider",
            "payment_recorder",
            "payment_reversal_asker",
            "payment_reversal_decider",
            "privacy_request_asker",
            "privacy_request_decider",
            "quarantine_decider",
            "requested_change_asker",
            "requested_change_decider",
            "unit_value_approver",
            "unit_value_proposer");

    Map<String, Problem> REFUSALS = Stream.concat(
                    Stream.of(Map.entry("account_username", Problem.USERNAME_TAKEN)),
                    NAMED_BY.stream().map(key -> Map.entry(key, Problem.ACCOUNT_IN_USE)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    Map<String, Sort> SORTS = Map.of(
            "usuario", new Sort("usuario", "lower(username)", "text"),
            "nombre", new Sort("nombre", "searchable(name)", "text"));

    static Listing filtered(Fields query) {
        Field<String> search = query.optional("q", Fields.name(200));
        Field<Boolean> active = query.optional("activo", Fields::written);
        return new Listing(
                        "id, username, name, role, active, email, version, created_at, updated_at, last_access(account) AS last_access",
                        "account",
                        "id",
                        "bigint")
                .whereUneven(
                        "searchable(name) || ' ' || searchable(username) LIKE :q",
                        "q",
                        Search.anywhere(search.orNull()))
                .where("active = :active", "active", active.orNull());
    }

    @SqlQuery("""
            SELECT id, username, name, role, active, email, version, created_at, updated_at, last_access(account) AS last_access
            FROM account WHERE id = :id
            """)
    Optional<Account> find(long id);

    @SqlQuery("""
            INSERT INTO account (username, name, role, active, email, password_hash, password_given)
            VALUES (:username, :name, :role, :active, :email, :passwordHash, true)
            RETURNING id, username, name, role, active, email, version, created_at, updated_at, last_access(account) AS last_access
            """)
    Account add(@BindMethods NewAccount account);

    @SqlQuery("""
            UPDATE account SET username = :username, name = :name, role = :role, active = :active, email = :email,
                               password_hash = coalesce(:passwordHash, password_hash),
                               password_given = password_given OR :passwordHash::text IS NOT NULL,
                               password_short = password_short AND :passwordHash::text IS NULL, version = version + 1,
                               updated_at = now()
            WHERE id = :id AND (:expected::integer IS NULL OR version = :expected)
            RETURNING id, username, name, role, active, email, version, created_at, updated_at, last_access(account) AS last_access
            """)
    Optional<Account> change(long id, @BindMethods NewAccount account, @Nullable Integer expected);

    /// Where its owner hears of it, in the language that they read; nowhere without an address.
    @SqlUpdate("""
            UPDATE account SET email = :email, language = :language, version = version + 1, updated_at = now() WHERE id = :id
            """)
    boolean tellAt(long id, @Nullable String email, String language);

    @SqlUpdate("DELETE FROM account WHERE id = :id AND (:expected::integer IS NULL OR version = :expected)")
    boolean remove(long id, @Nullable Integer expected);

    /// One at a time, so that two administrators do not dismiss each other.
    @SqlUpdate("LOCK TABLE account IN SHARE ROW EXCLUSIVE MODE")
    void lock();

    @SqlQuery("SELECT EXISTS (SELECT FROM account WHERE role = 'ADMINISTRATOR' AND active)")
    boolean anyAdministrator();
}

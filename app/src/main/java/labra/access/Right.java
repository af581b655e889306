package labra.access;

import static java.util.Map.entry;
import static labra.access.Role.ADMINISTRATOR;
import static labra.access.Role.AUDITOR;
import static labra.access.Role.OFFICER;
import static labra.access.Role.OPERATOR;
import static labra.access.Role.SUPERVISOR;

import java.util.Map;
import java.util.Set;

/// What may be done, by module and action, and which roles may: the one table that the API, the pages and the menu
/// read. What it comes to, route by route, is in docs/rights.md.
public final class Right {
    public static final String SEE_PANEL = "panel.see";

    public static final String SEE_FINES = "fine.see";
    public static final String WRITE_FINES = "fine.write";
    public static final String REMOVE_FINES = "fine.remove";
    public static final String DECIDE_FINES = "fine.decide";

    /// What happened to a fine; what the town does with it is decided.
    public static final String RECORD_FACTS = "fine.record";

    /// Money at the desk: who writes it down, and who else confirms it.
    public static final String SEE_PAYMENTS = "payment.see";

    public static final String RECORD_PAYMENTS = "payment.record";
    public static final String CONFIRM_PAYMENTS = "payment.confirm";

    public static final String LOAD_FINES = "fine.load";
    public static final String SEE_OWN_FINES = "fine.see-own";

    public static final String SEE_DEVICES = "device.see";
    public static final String KEEP_DEVICES = "device.keep";

    public static final String GIVE_CREDENTIALS = "officer.credentials";
    public static final String END_SESSIONS = "account.sessions";
    public static final String RESET_FACTORS = "account.factors";

    public static final String SEE_NOTICES = "notice.see";
    public static final String RETRY_NOTICES = "notice.retry";
    public static final String SEE_TEMPLATES = "template.see";
    public static final String WRITE_TEMPLATES = "template.write";
    public static final String SEE_REPORTS = "report.see";
    /// What is held of a person: who takes it away and asks for it to be corrected or made nobody's, and who else
    /// decides.
    public static final String EXPORT_PRIVACY = "privacy.export";
    public static final String ASK_PRIVACY = "privacy.ask";
    public static final String DECIDE_PRIVACY = "privacy.decide";
    public static final String IMPORT = "import.run";
    public static final String CHANGE_SETTINGS = "settings.change";

    /// Rules, holidays and prices: what one proposes another approves.
    public static final String SEE_LAW = "law.see";
    public static final String PROPOSE_LAW = "law.propose";
    public static final String APPROVE_LAW = "law.approve";

    public static final String KEEP_OWN_ACCOUNT = "self.account";
    public static final String CHANGE_OWN_PASSWORD = "self.password";
    public static final String KEEP_OWN_FACTORS = "self.factors";
    public static final String READ_OWN_MENTIONS = "self.mentions";
    public static final String END_OWN_TOKEN = "self.token";

    private static final Set<Role> NOBODY = Set.of();
    private static final Set<Role> ADMINISTRATORS = Set.of(ADMINISTRATOR);
    private static final Set<Role> OFFICERS = Set.of(OFFICER);
    private static final Set<Role> STAFF = Set.of(ADMINISTRATOR, SUPERVISOR, OPERATOR, AUDITOR);

    /// Who types in and corrects; who decides; who takes lists away.
    private static final Set<Role> WRITERS = Set.of(ADMINISTRATOR, SUPERVISOR, OPERATOR);
    private static final Set<Role> DECIDERS = Set.of(ADMINISTRATOR, SUPERVISOR);
    /// Who reads the whole trail: it tells of accounts and of everybody's work, so not those who decide.
    private static final Set<Role> AUDITORS = Set.of(ADMINISTRATOR, AUDITOR);
    private static final Set<Role> EXPORTERS = Set.of(ADMINISTRATOR, SUPERVISOR, AUDITOR);

    /// Of a register, who sees it, writes in it, removes from it and exports it.
    static final Map<String, Set<Role>> HOLDERS = Map.ofEntries(
            entry(SEE_PANEL, STAFF),
            entry(SEE_FINES, STAFF),
            entry(WRITE_FINES, WRITERS),
            entry(REMOVE_FINES, WRITERS), // What they typed in themselves today; anything else is annulled.
            entry("fine.export", EXPORTERS),
            entry(DECIDE_FINES, DECIDERS),
            entry(RECORD_FACTS, WRITERS),
            entry(SEE_PAYMENTS, STAFF),
            entry(RECORD_PAYMENTS, WRITERS),
            entry(CONFIRM_PAYMENTS, DECIDERS),
            entry(LOAD_FINES, OFFICERS),
            entry(SEE_OWN_FINES, OFFICERS),
            entry("person.see", STAFF),
            entry("person.write", WRITERS),
            entry("person.remove", DECIDERS),
            entry("person.export", EXPORTERS),
            entry("vehicle.see", STAFF),
            entry("vehicle.write", WRITERS),
            entry("vehicle.remove", DECIDERS),
            entry("vehicle.export", EXPORTERS),
            entry("officer.see", STAFF),
            entry("officer.write", ADMINISTRATORS),
            entry("officer.remove", ADMINISTRATORS),
            entry("officer.export", EXPORTERS),
            entry(SEE_DEVICES, STAFF),
            entry(KEEP_DEVICES, ADMINISTRATORS),
            entry(GIVE_CREDENTIALS, ADMINISTRATORS),
            entry("offence.see", STAFF),
            entry("offence.write", ADMINISTRATORS),
            entry("offence.remove", ADMINISTRATORS),
            entry("offence.export", EXPORTERS),
            entry("account.see", ADMINISTRATORS),
            entry("account.write", ADMINISTRATORS),
            entry("account.remove", ADMINISTRATORS),
            entry("account.export", ADMINISTRATORS),
            entry(END_SESSIONS, ADMINISTRATORS),
            entry(RESET_FACTORS, ADMINISTRATORS),
            entry("security.see", ADMINISTRATORS),
            entry("security.export", ADMINISTRATORS),
            entry("security.write", NOBODY),
            entry("security.remove", NOBODY),
            entry("trail.see", AUDITORS),
            entry("trail.export", AUDITORS),
            entry("trail.write", NOBODY),
            entry("trail.remove", NOBODY),
            entry(SEE_NOTICES, STAFF),
            entry(RETRY_NOTICES, ADMINISTRATORS),
            entry(SEE_TEMPLATES, EXPORTERS),
            entry(WRITE_TEMPLATES, ADMINISTRATORS),
            entry(SEE_REPORTS, STAFF),
            entry(EXPORT_PRIVACY, DECIDERS),
            entry(ASK_PRIVACY, DECIDERS),
            entry(DECIDE_PRIVACY, ADMINISTRATORS),
            entry(IMPORT, ADMINISTRATORS),
            entry(CHANGE_SETTINGS, ADMINISTRATORS),
            entry(SEE_LAW, STAFF),
            entry(PROPOSE_LAW, ADMINISTRATORS),
            entry(APPROVE_LAW, ADMINISTRATORS),
            entry(KEEP_OWN_ACCOUNT, STAFF),
            entry(CHANGE_OWN_PASSWORD, STAFF),
            entry(KEEP_OWN_FACTORS, STAFF),
            entry(READ_OWN_MENTIONS, STAFF),
            entry(END_OWN_TOKEN, Set.of(Role.values())));

    private Right() {}

    /// Accounts, and what leaves the house, want a proof of the last minutes that it is still the same person.
    static boolean wantsProof(String right) {
        return right.startsWith("account.") || right.endsWith(".export");
    }

    static boolean isHeldBy(Role role, String right) {
        Set<Role> holders = HOLDERS.get(right);
        if (holders == null) {
            throw new IllegalArgumentException("no such right: " + right);
        }
        return holders.contains(role);
    }
}

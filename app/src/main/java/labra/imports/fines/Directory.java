package labra.imports.fines;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import labra.csv.ImportMessages;
import labra.imports.loading.Transactions;
import labra.imports.mapping.InvalidCell;
import labra.imports.mapping.RejectionReason;
import org.jspecify.annotations.Nullable;

/// The officers and offences that fines name, found once each and made where the mapping lets them be.
public final class Directory {
    private static final int MOST_REMEMBERED = 50_000;
    private static final String IMPORTS_BADGE = "IMPORTACION";

    private final Transactions transactions;
    private final boolean createOfficers;
    private final boolean createOffences;
    private final UnaryOperator<String> description;
    private final Map<String, Long> officers = new HashMap<>();
    private final Map<String, Long> offences = new HashMap<>();

    public Directory(
            Transactions transactions,
            boolean createOfficers,
            boolean createOffences,
            UnaryOperator<String> description) {
        this.transactions = transactions;
        this.createOfficers = createOfficers;
        this.createOffences = createOffences;
        this.description = description;
    }

    /// The officer with that badge, in whatever case it is written.
    long officer(String badge, String name) throws InvalidCell {
        long id = found(officers, badge, registers -> {
            if (createOfficers) {
                registers.createOfficer(badge, name);
            }
            return registers.officer(badge);
        });
        if (id == ImportedIds.NONE) {
            throw new InvalidCell(RejectionReason.UNKNOWN_OFFICER, badge);
        }
        return id;
    }

    /// The officer of fines whose file names none; made when it is first needed, whatever the mapping says.
    long importsOfficer() {
        String name = ImportMessages.text(ImportMessages.SPANISH, "officer.imports");
        return found(officers, IMPORTS_BADGE, registers -> {
            registers.createOfficer(IMPORTS_BADGE, name);
            return registers.officer(IMPORTS_BADGE);
        });
    }

    @Nullable
    Long offence(String code) {
        long id = found(offences, code, registers -> {
            if (createOffences) {
                registers.createOffence(code, description.apply(code));
            }
            return registers.offence(code);
        });
        return id == ImportedIds.NONE ? null : Long.valueOf(id);
    }

    private long found(Map<String, Long> known, String name, Function<ImportedIds, Long> search) {
        Long id = known.get(name);
        if (id == null) {
            id = transactions.write(handle -> search.apply(handle.attach(ImportedIds.class)));
            if (known.size() >= MOST_REMEMBERED) {
                known.clear();
            }
            known.put(name, id);
        }
        return id;
    }
}

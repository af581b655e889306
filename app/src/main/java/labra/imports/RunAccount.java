package labra.imports;

import java.io.PrintWriter;
import java.util.Locale;
import labra.csv.FileFacts;
import labra.csv.ImportMessages;
import labra.imports.loading.Plan;
import labra.imports.loading.Totals;
import labra.imports.mapping.ImportColumn;

/// What an import tells whoever ran it: first how the file was read, at the end what became of its rows.
record RunAccount(Plan plan, PrintWriter out, Locale locale) {
    void detected() {
        FileFacts facts = plan.facts();
        say(
                "told.file",
                plan.file().name(),
                facts.size(),
                facts.gzip() ? "gzip, " : "",
                facts.charset().name(),
                facts.delimiterShown(),
                plan.rows());
        if (facts.doubts().mended() > 0) {
            say("told.mended", facts.doubts().mended());
        }
        if (facts.doubts().encoding()) {
            say("told.encoding-doubt", facts.charset().name());
        }
        if (!plan.mapping().name().isEmpty()) {
            say("told.mapping", plan.mapping().name());
        }
        out.println(plan.mapping().shown(plan.headings()).indent(2).stripTrailing());
        if (plan.mapping().has(ImportColumn.DATE) || plan.mapping().has(ImportColumn.TIMESTAMP)) {
            say(plan.orderChosen() ? "told.order-chosen" : "told.order-found", order());
            if (!plan.proofs().isEmpty()) {
                say("told.order-proofs", plan.proofs());
            }
        }
        if (!plan.unused().isEmpty()) {
            say("told.unused", String.join(", ", plan.unused()));
        }
    }

    void ended(Imports.Result result, boolean rehearsed) {
        Totals totals = result.totals();
        if (rehearsed) {
            say("told.rehearsed");
        }
        say("told.read", totals.read());
        say("told.loaded", totals.loaded());
        if (totals.voided() > 0) {
            say("told.voided", totals.voided());
        }
        say("told.repeated", totals.repeated());
        say("told.observed", totals.observed());
        say("told.rejected", totals.rejected());
        result.rejected().ifPresent(path -> say("told.rejected-file", path));
        if (result.damaged()) {
            say("told.damaged", totals.read());
        }
    }

    private String order() {
        return ImportMessages.text(locale, "order." + plan.order().key());
    }

    private void say(String key, Object... arguments) {
        out.println(ImportMessages.text(locale, key, arguments));
    }
}

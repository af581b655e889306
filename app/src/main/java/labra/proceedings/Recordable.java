package labra.proceedings;

import java.util.Set;
import java.util.stream.Stream;
import labra.access.Right;
import labra.law.Word;

/// What staff may tell of a fine: facts, and acts of the town, each with the right and the details that it takes. What
/// takes two persons (payments, annulments) has pages of its own.
public enum Recordable implements Word {
    NOTIFIED("NOTIFICACION", Right.RECORD_FACTS, Detail.PROOF),
    NOTICE_FAILED("NOTIFICACION_FALLIDA", Right.RECORD_FACTS, Detail.PROOF),
    EDICT_PUBLISHED("EDICTO", Right.RECORD_FACTS, Detail.PROOF),
    APPEAL_FILED("DESCARGO", Right.RECORD_FACTS),
    APPEAL_FORWARDED("ELEVACION", Right.RECORD_FACTS),
    APPEAL_DECIDED("RESULTADO", Right.DECIDE_FINES, Detail.UPHELD),
    DECISION_NOTIFIED("RESULTADO_NOTIFICADO", Right.RECORD_FACTS),
    TAKEN_TO_COURT("APELACION", Right.RECORD_FACTS),
    NOTED("HITO", Right.RECORD_FACTS, Detail.MILESTONE),
    VALIDATED("VALIDACION", Right.DECIDE_FINES),
    NOTICE_SENT("ENVIO", Right.DECIDE_FINES),
    RULE_APPLIED("REGLA", Right.DECIDE_FINES, Detail.RULE),
    HEARING_SET("AUDIENCIA", Right.DECIDE_FINES),
    SENTENCED("SENTENCIA", Right.DECIDE_FINES, Detail.UPHELD, Detail.UNITS),
    SENT_TO_COLLECTION("APREMIO", Right.DECIDE_FINES),
    PLAN_GRANTED("PLAN", Right.DECIDE_FINES);

    /// What is told besides the day.
    public enum Detail {
        PROOF("prueba"),
        UPHELD("a_favor"),
        UNITS("unidades"),
        MILESTONE("hito"),
        RULE("regla");

        private final String field;

        Detail(String field) {
            this.field = field;
        }

        public String field() {
            return field;
        }
    }

    private final String word;
    private final String right;
    private final Set<Detail> details;

    Recordable(String word, String right, Detail... details) {
        this.word = word;
        this.right = right;
        this.details = Set.of(details);
    }

    @Override
    public String word() {
        return word;
    }

    public String right() {
        return right;
    }

    public boolean takes(Detail detail) {
        return details.contains(detail);
    }

    /// For templates.
    public boolean takes(String detail) {
        return takes(Detail.valueOf(detail));
    }

    /// Acts can be refused; facts are always kept.
    public boolean isAct() {
        return compareTo(VALIDATED) >= 0;
    }

    static Stream<Recordable> facts() {
        return Stream.of(values()).filter(kind -> !kind.isAct());
    }

    static Stream<Recordable> acts() {
        return Stream.of(values()).filter(Recordable::isAct);
    }
}

package labra.devices;

import java.util.Locale;
import labra.web.Messages;
import labra.web.Problem;
import labra.web.Refusal;

/// Why something that a device signed waits for somebody's decision.
public enum Why {
    DISPOSITIVO_REVOCADO,
    OFICIAL_DESCONOCIDO,
    OFICIAL_AJENO,
    FORMA,
    EVIDENCIAS,
    VERSION,
    PAIS,
    FUTURO,
    RELOJ,
    INFRACCION_DESCONOCIDA,
    NUMERO_AJENO,
    NUMERO_REPETIDO,
    SECUENCIA_REPETIDA,
    ID_REPETIDO,
    INESPERADO;

    /// In the words that the officer reads.
    public String text(Locale locale) {
        return Messages.text(locale, "quarantine-" + name());
    }

    Refusal refusal(Locale locale) {
        return Problem.QUARANTINED.refusal(text(locale)).because(name());
    }

    /// What a fine was refused for becomes a reason to look at it: an officer who signed it cannot take it back.
    static Why of(Problem problem) {
        return switch (problem) {
            case SEQUENCE_TAKEN -> SECUENCIA_REPETIDA;
            case NUMBER_TAKEN -> NUMERO_REPETIDO;
            case ID_WITH_OTHER_BODY, FINE_WAS_DELETED -> ID_REPETIDO;
            case UNKNOWN_OFFENCE -> INFRACCION_DESCONOCIDA;
            default -> INESPERADO;
        };
    }
}

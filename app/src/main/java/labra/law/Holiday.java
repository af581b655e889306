package labra.law;

import java.time.LocalDate;

/// A day of an official list.
public record Holiday(LocalDate day, String name, Kind kind) {
    /// Why a day is not like others. Each calendar says which kinds stop its business days.
    public enum Kind implements Word {
        HOLIDAY("FERIADO"),
        NON_WORKING("NO_LABORABLE"),
        TIME_OFF("ASUETO"),
        COURT_RECESS("FERIA"),
        LOCAL("LOCAL");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }
}

package labra.pages;

/// A place in the menu, which the feature that answers it declares as a bean: its rank among the others, the key of its
/// words, its icon, and the right that it takes.
public record MenuEntry(int rank, String href, String key, String icon, String right) {

    /// What belongs together in the menu, by its rank.
    enum Group {
        WORK,
        REGISTERS,
        LAW,
        HOUSE;

        static Group of(int rank) {
            return rank < 60 ? WORK : rank < 90 ? REGISTERS : rank < 100 ? LAW : HOUSE;
        }
    }
}

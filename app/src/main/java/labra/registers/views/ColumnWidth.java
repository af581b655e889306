package labra.registers.views;

/// How wide a reader wants a column on a desk.
public enum ColumnWidth {
    AUTOMATIC("automatico"),
    NARROW("angosto"),
    MEDIUM("medio"),
    WIDE("ancho");

    private final String wireName;

    ColumnWidth(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}

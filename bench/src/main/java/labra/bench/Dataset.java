package labra.bench;

/// How much the database holds before anything is measured.
record Dataset(String name, int vehicles, int persons, int officers, long fines) {
    static final Dataset SMALL = new Dataset("small", 300_000, 200_000, 2_000, 100_000);
    static final Dataset LARGE = new Dataset("large", 300_000, 200_000, 2_000, 5_000_000);

    String bind(String sql) {
        return sql.replace(":vehicles", Integer.toString(vehicles))
                .replace(":persons", Integer.toString(persons))
                .replace(":officers", Integer.toString(officers))
                .replace(":fines", Long.toString(fines));
    }
}

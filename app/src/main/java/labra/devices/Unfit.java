package labra.devices;

/// Something that was signed cannot be kept as it came.
final class Unfit extends Exception {
    private final Why why;

    Unfit(Why why) {
        super(why.name(), null, false, false);
        this.why = why;
    }

    Why why() {
        return why;
    }
}

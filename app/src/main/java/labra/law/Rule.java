package labra.law;

/// A row of law: while it is valid, a course of days that has a consequence. It is never changed, only closed and
/// followed by another.
public record Rule(
        Jurisdiction jurisdiction,
        String code,
        Validity validity,
        Course course,
        Consequence consequence,
        Authority authority) {

    public Effect effect() {
        return consequence.effect();
    }

    /// How events cite it: the same words name the same row for good.
    public String citation() {
        return jurisdiction + "/" + code + "@" + validity.during().from();
    }
}

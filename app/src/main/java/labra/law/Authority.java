package labra.law;

/// Where a row of law comes from, and the two persons who let it in.
public record Authority(String source, String proposedBy, String approvedBy) {
    public Authority {
        if (source.isBlank() || proposedBy.isBlank() || approvedBy.isBlank()) {
            throw new IllegalArgumentException("a row of law has a source and two persons who answer for it");
        }
        if (proposedBy.equalsIgnoreCase(approvedBy)) {
            throw new IllegalArgumentException("a row of law is approved by another person than its proposer");
        }
    }
}

package labra.reports;

import labra.fines.Fine;

/// A fine of a report, and what it owes as its reader reads it.
public record OwedFine(Fine fine, String owed) {}

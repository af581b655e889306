package labra.fines.desk;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import labra.access.Right;
import labra.access.Rights;
import labra.fines.FineNumber;
import labra.platform.Database;
import labra.platform.TownSettings;
import labra.registers.SearchHit;
import labra.web.PathId;
import labra.web.lists.Search;

/// Fines by whatever somebody remembers of them: what names exactly one first, then plate, person, officer and comment.
@Singleton
class FineSearch {
    private static final int MOST = 8;
    private static final int SHORTEST = 3;

    private final Database database;
    private final TownSettings town;
    private final Rights rights;

    FineSearch(Database database, TownSettings town, Rights rights) {
        this.database = database;
        this.town = town;
        this.rights = rights;
    }

    List<SearchHit> found(String asked) {
        return database.read(FoundFines.class, fines -> found(fines, asked));
    }

    private List<SearchHit> found(FoundFines fines, String asked) {
        String zone = town.zone().getId();
        if (PathId.isUuid(asked)) {
            return fines.identified(UUID.fromString(asked), zone);
        }
        Map<String, SearchHit> hits = new LinkedHashMap<>();
        gather(hits, fines.numbered(FineNumber.read(asked).orElse(asked), zone));
        String plate = asked.toUpperCase(Locale.ROOT).replaceAll("[\\s.·/_-]", "");
        if (plate.matches("[A-Z0-9]{3,}")) {
            gather(hits, fines.ofPlates(plate, zone));
        }
        String words = Search.anywhere(asked);
        if (words != null && asked.length() >= SHORTEST) {
            if (hits.size() < MOST && rights.may("person.see")) {
                gather(hits, fines.ofPeople(words, zone));
            }
            if (hits.size() < MOST && rights.may("officer.see")) {
                gather(hits, fines.ofOfficers(words, zone));
            }
            if (hits.size() < MOST && rights.may(Right.SEE_FINES)) {
                gather(hits, fines.commented(words, zone));
            }
        }
        return hits.values().stream().limit(MOST).toList();
    }

    private static void gather(Map<String, SearchHit> hits, List<SearchHit> more) {
        more.forEach(hit -> hits.putIfAbsent(hit.id(), hit));
    }
}

package labra.devices;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What the database knows of a batch before it is loaded, each asked once for the whole of it.
record Known(
        List<Devices.Signer> signers,
        Set<String> badges,
        Map<Integer, NumberBlocks.Claim> claims,
        Map<String, List<String>> said,
        Set<String> kept,
        Map<String, Quarantine.Before> apart) {

    static Known of(Handle handle, List<Delivered> items) {
        UUID[] devices = items.stream().map(Delivered::deviceId).distinct().toArray(UUID[]::new);
        String[] hashes = items.stream().map(item -> item.signed().hash()).toArray(String[]::new);
        String[] badges = items.stream().flatMap(item -> badge(item).stream()).toArray(String[]::new);
        Devices known = handle.attach(Devices.class);
        return new Known(
                known.signers(devices),
                Set.copyOf(known.knownBadges(badges)),
                claims(handle, items),
                said(handle, items),
                Set.copyOf(handle.attach(Ledger.class).kept(hashes)),
                handle.attach(Quarantine.class).before(hashes).stream()
                        .collect(Collectors.toMap(Quarantine.Before::hash, before -> before)));
    }

    private static Map<Integer, NumberBlocks.Claim> claims(Handle handle, List<Delivered> items) {
        List<Delivered> numbered =
                items.stream().filter(item -> item.number() != null).toList();
        UUID[] devices = new UUID[numbered.size()];
        String[] series = new String[numbered.size()];
        Long[] numbers = new Long[numbered.size()];
        for (int i = 0; i < devices.length; i++) {
            PrintedNumber number = numbered.get(i).number();
            devices[i] = numbered.get(i).deviceId();
            series[i] = number == null ? "" : number.prefix();
            numbers[i] = number == null ? 0 : number.number();
        }
        Map<Integer, NumberBlocks.Claim> claims = new HashMap<>();
        handle.attach(NumberBlocks.class)
                .claims(devices, series, numbers)
                .forEach(claim -> claims.put(numbered.get(claim.position()).position(), claim));
        return claims;
    }

    private static Map<String, List<String>> said(Handle handle, List<Delivered> items) {
        List<Delivered> placed =
                items.stream().filter(item -> item.sequence() != null).toList();
        UUID[] devices = placed.stream().map(Delivered::deviceId).toArray(UUID[]::new);
        Long[] sequences = placed.stream().map(Delivered::sequence).toArray(Long[]::new);
        return handle.attach(Ledger.class).at(devices, sequences).stream()
                .collect(Collectors.groupingBy(
                        word -> place(word.deviceId(), word.sequence()),
                        Collectors.mapping(Ledger.Word::hash, Collectors.toList())));
    }

    private static Optional<String> badge(Delivered item) {
        return Optional.ofNullable(Signed.orNull(item.signed().payload(), "numero_unico", labra.web.Fields.name(60)));
    }

    private static String place(UUID device, long sequence) {
        return device + " " + sequence;
    }

    /// The officer of that badge who could sign on the device at that moment.
    long signer(UUID device, String badge, Instant at) throws Unfit {
        if (!badges.contains(badge.toLowerCase(Locale.ROOT))) {
            throw new Unfit(Why.OFICIAL_DESCONOCIDO);
        }
        return signers.stream()
                .filter(signer ->
                        signer.deviceId().equals(device) && signer.badge().equalsIgnoreCase(badge))
                .filter(signer -> signer.until() == null || at.isBefore(signer.until()))
                .findFirst()
                .orElseThrow(() -> new Unfit(Why.OFICIAL_AJENO))
                .officerId();
    }

    /// The series of the item's number, which is leased to its device and has not ended.
    long series(Delivered item) throws Unfit {
        NumberBlocks.@Nullable Claim claim = claims.get(item.position());
        if (claim == null || !claim.own()) {
            throw new Unfit(Why.NUMERO_AJENO);
        }
        if (claim.ended()) {
            throw new Unfit(Why.NUMERO_REPETIDO);
        }
        return claim.seriesId();
    }

    /// Whether something else was said at that place of the chain.
    boolean isTaken(UUID device, long sequence, String hash) {
        return said.getOrDefault(place(device, sequence), List.of()).stream().anyMatch(other -> !other.equals(hash));
    }
}

package labra.evidence;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import labra.platform.Settings;

/// Where this installation has its evidence: in a bucket, where one is named, else in a folder.
@Singleton
class EvidencePlace {
    @Produces
    @Singleton
    static EvidenceStore store(Settings settings, Arriving arriving) {
        Settings.Evidence evidence = settings.evidence();
        return evidence.bucket()
                .<EvidenceStore>map(bucket -> EvidenceBucket.of(bucket, evidence.endpoint()))
                .orElseGet(() -> new EvidenceFolder(evidence.folder(), arriving));
    }
}

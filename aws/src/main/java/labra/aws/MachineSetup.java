package labra.aws;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// deploy/vm/cloud-init.yaml, as every machine gets it, with the way of its backups out of the machine.
final class MachineSetup {
    private static final String SOURCE = "https://git.municipio.example/labra.git";
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.SPLIT_LINES, YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
            .build();

    private static final String OFFSITE = """
            #!/bin/sh
            # The sealed backups to the town's bucket; and once what opens them, to the secrets.
            set -eu
            volumes=/var/lib/docker/volumes
            aws s3 sync --only-show-errors "$volumes/labra_backups/_data" "s3://$LABRA_BUCKET/backups"
            if [ ! -e /var/lib/labra-cipher-kept ]; then
              tar -C "$volumes/labra_secrets-backup/_data" -cz . | base64 -w0 >/run/cipher
              aws secretsmanager put-secret-value --secret-id "$LABRA_CIPHER" --secret-string file:///run/cipher >/dev/null
              rm /run/cipher && touch /var/lib/labra-cipher-kept
            fi
            """;
    private static final String SERVICE = """
            [Unit]
            Description=Labra's backups to S3
            After=labra.service
            [Service]
            Type=oneshot
            Nice=10
            UMask=0077
            EnvironmentFile=/etc/labra-offsite.env
            ExecStart=/usr/local/sbin/labra-offsite
            """;
    private static final String TIMER = """
            [Timer]
            OnBootSec=30min
            OnUnitActiveSec=1h
            [Install]
            WantedBy=timers.target
            """;

    private final Path cloudInit;

    MachineSetup(Path cloudInit) {
        this.cloudInit = cloudInit;
    }

    String with(Installation installation, String bucket, String cipher) {
        try {
            String text = Files.readString(cloudInit);
            if (!text.contains(SOURCE)) {
                throw new Mistake(cloudInit + " names no repository to put another in its place: " + SOURCE);
            }
            ObjectNode all = (ObjectNode)
                    YAML.readTree(text.replace(SOURCE, "https://github.com/" + installation.repository() + ".git"));
            ((ArrayNode) all.get("packages")).add("awscli");
            ArrayNode files = (ArrayNode) all.get("write_files");
            file(files, "/usr/local/sbin/labra-offsite", "0755", OFFSITE);
            file(files, "/etc/systemd/system/labra-offsite.service", "0644", SERVICE);
            file(files, "/etc/systemd/system/labra-offsite.timer", "0644", TIMER);
            file(
                    files,
                    "/etc/labra-offsite.env",
                    "0600",
                    "AWS_DEFAULT_REGION=" + installation.region() + "\nLABRA_BUCKET=" + bucket + "\nLABRA_CIPHER="
                            + cipher + "\n");
            ((ArrayNode) all.get("runcmd")).add("systemctl enable --now labra-offsite.timer");
            return "#cloud-config\n" + YAML.writeValueAsString(all);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void file(ArrayNode files, String path, String mode, String content) {
        files.addObject().put("path", path).put("permissions", mode).put("content", content);
    }
}

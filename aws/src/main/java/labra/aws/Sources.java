package labra.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the stacks are made of besides themselves: the folder of the image, the two packages of functions, and the
/// files of case 1's machine, of the database's roles and of the cluster's manifests.
record Sources(Path image, Path application, Path handlers, Path cloudInit, Path roles, Path kubernetes) {
    /// For templates that are looked at and not deployed: something small stands for the image and the packages.
    static Sources withoutPackages(Path home, Path folder) throws IOException {
        Path image = Files.createDirectories(folder.resolve("image"));
        Files.writeString(image.resolve("Dockerfile"), "FROM scratch\n");
        Path zip = Files.createDirectories(folder.resolve("function"));
        Files.writeString(zip.resolve("function.txt"), "stands for the package\n");
        Sources real = of(home);
        return new Sources(image, zip, zip, real.cloudInit(), real.roles(), real.kubernetes());
    }

    static Sources of(Path home) {
        return new Sources(
                home,
                home.resolve("lambda/target/function.zip"),
                home.resolve("lambda/handlers/target/package"),
                home.resolve("deploy/vm/cloud-init.yaml"),
                home.resolve("aws/roles.sql"),
                home.resolve("deploy"));
    }
}

package labra.aws;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;

/// Photos and signatures of fines in the bucket of files (`labra.evidence.bucket`), and what the application may there:
/// what is kept it reads and adds to, and never deletes.
final class Evidence {
    static final String KEPT = "evidence/";
    static final String ARRIVING = "arriving/";

    private Evidence() {}

    /// Not CDK's own grant, which gives deleting and would have the key name a role of a later stack.
    static void grant(Foundation foundation, Role application) {
        String bucket = foundation.files.getBucketArn();
        may(
                application,
                List.of("s3:GetObject", "s3:PutObject"),
                bucket + "/" + KEPT + "*",
                bucket + "/" + ARRIVING + "*");
        may(application, List.of("s3:DeleteObject"), bucket + "/" + ARRIVING + "*");
        application.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("s3:ListBucket"))
                .resources(List.of(bucket))
                .conditions(Map.of("StringLike", Map.of("s3:prefix", List.of(KEPT + "*", ARRIVING + "*"))))
                .build());
        application.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("kms:Decrypt", "kms:GenerateDataKey"))
                .resources(List.of(foundation.key.getKeyArn()))
                .conditions(Map.of(
                        "StringEquals",
                        Map.of("kms:ViaService", "s3." + Stack.of(application).getRegion() + ".amazonaws.com")))
                .build());
        Grants.objects(application, foundation.files, KEPT, "Every photo and signature, of the one bucket of files.");
        Grants.objects(
                application, foundation.files, ARRIVING, "Every piece that is coming, of the one bucket of files.");
    }

    private static void may(Role application, List<String> actions, String... resources) {
        application.addToPolicy(PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resources))
                .build());
    }
}

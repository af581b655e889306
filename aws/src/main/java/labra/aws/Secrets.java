package labra.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/// Passwords and keys, made by AWS or put in by hand once, and read by those alone who are granted them. None stands
/// in a template.
final class Secrets extends Construct {
    private static final String BY_HAND =
            "It belongs to several copies at once and is changed by a deployment (docs/aws.md), not by a timer.";

    private final Key key;
    private final String name;

    /// The schema's owner, which migrations alone use.
    final Secret owner;

    /// Settings of the application, as lines of a properties file: its key that signs and its key that seals.
    final Secret application;

    /// The application's password in the database: one role for a server, one for each type of function.
    final Map<String, Secret> roles = new LinkedHashMap<>();

    /// The first administrator's password.
    final Secret administrator;

    /// What the authorizer verifies tokens by: no secret, but kept with them.
    final Secret publicKeys;

    /// The same for user and password of SES's mail server, put in by hand.
    final Secret mail;

    Secrets(Construct scope, Key key, String installation, Case which) {
        super(scope, "Secrets");
        this.key = key;
        this.name = "labra/" + installation + "/";
        owner = generated("Owner", "database/owner", "labra_owner");
        application = empty("Application", "application");
        administrator = generated("Administrator", "administrator", "admin");
        publicKeys = empty("PublicKeys", "public-keys");
        mail = empty("Mail", "mail");
        for (String role : which == Case.FUNCTIONS ? FUNCTIONS : List.of("app")) {
            roles.put(role, generated("Role-" + role, "database/" + role, "labra_" + role));
        }
    }

    static final List<String> FUNCTIONS = List.of("personas", "vehiculos", "policias", "multas", "informe", "relay");

    /// Whoever it is granted to reads it through Secrets Manager alone. Not CDK's own grant, which would have the key
    /// name a role of a
    /// later stack.
    void read(Secret secret, IGrantable reader) {
        Stack stack = Stack.of(this);
        reader.getGrantPrincipal()
                .addToPrincipalPolicy(PolicyStatement.Builder.create()
                        .actions(List.of("secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"))
                        .resources(List.of(secret.getSecretArn()))
                        .build());
        reader.getGrantPrincipal()
                .addToPrincipalPolicy(PolicyStatement.Builder.create()
                        .actions(List.of("kms:Decrypt"))
                        .resources(List.of(key.getKeyArn()))
                        .conditions(Map.of(
                                "StringEquals",
                                Map.of("kms:ViaService", "secretsmanager." + stack.getRegion() + ".amazonaws.com")))
                        .build());
    }

    Secret role(String name) {
        return Objects.requireNonNull(roles.get(name), name);
    }

    private Secret generated(String id, String path, String user) {
        Secret made = Secret.Builder.create(this, id)
                .secretName(name + path)
                .encryptionKey(key)
                .removalPolicy(RemovalPolicy.RETAIN)
                .generateSecretString(SecretStringGenerator.builder()
                        .secretStringTemplate("{\"username\": \"" + user + "\"}")
                        .generateStringKey("password")
                        .excludePunctuation(true)
                        .passwordLength(40)
                        .build())
                .build();
        Reasons.allow(made, "AwsSolutions-SMG4", BY_HAND);
        return made;
    }

    /// AWS fills it with what nobody can use, until `./labra aws deploy` puts in what the application makes.
    private Secret empty(String id, String path) {
        Secret made = Secret.Builder.create(this, id)
                .secretName(name + path)
                .encryptionKey(key)
                .removalPolicy(RemovalPolicy.RETAIN)
                .generateSecretString(
                        SecretStringGenerator.builder().excludePunctuation(true).build())
                .build();
        Reasons.allow(made, "AwsSolutions-SMG4", BY_HAND);
        return made;
    }
}

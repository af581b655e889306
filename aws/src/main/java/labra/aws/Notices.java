package labra.aws;

import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.ses.ConfigurationSet;
import software.amazon.awscdk.services.ses.ConfigurationSetTlsPolicy;
import software.amazon.awscdk.services.ses.DkimIdentity;
import software.amazon.awscdk.services.ses.EasyDkimSigningKeyLength;
import software.amazon.awscdk.services.ses.EmailIdentity;
import software.amazon.awscdk.services.ses.Identity;
import software.amazon.awscdk.services.ses.SuppressionReasons;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/// How the town is written to and writes: the topic of those who run it, and the domain that mails come from.
final class Notices extends Stack {
    final Key key;
    final Topic operators;
    final EmailIdentity sender;
    final ConfigurationSet mails;

    Notices(Construct scope, String id, StackProps props, Installation installation) {
        super(scope, id, props);
        key = Key.Builder.create(this, "Key")
                .description("Labra " + installation.name() + ": topics and queues")
                .enableKeyRotation(true)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        // Services deliver to a sealed topic only if its key lets them.
        key.addToResourcePolicy(PolicyStatement.Builder.create()
                .principals(List.of(
                        new ServicePrincipal("cloudwatch.amazonaws.com"),
                        new ServicePrincipal("events.amazonaws.com"),
                        new ServicePrincipal("codestar-notifications.amazonaws.com")))
                .actions(List.of("kms:Decrypt", "kms:GenerateDataKey"))
                .resources(List.of("*"))
                .build());
        operators = Topic.Builder.create(this, "Operators")
                .topicName("labra-" + installation.name() + "-operators")
                .displayName("Labra " + installation.name())
                .masterKey(key)
                .enforceSsl(true)
                .build();
        operators.addSubscription(new EmailSubscription(installation.operators()));
        mails = ConfigurationSet.Builder.create(this, "Mails")
                .configurationSetName("labra-" + installation.name())
                .tlsPolicy(ConfigurationSetTlsPolicy.REQUIRE)
                .reputationMetrics(true)
                .suppressionReasons(SuppressionReasons.BOUNCES_AND_COMPLAINTS)
                .build();
        sender = EmailIdentity.Builder.create(this, "Sender")
                .identity(Identity.domain(installation.domain()))
                .dkimIdentity(DkimIdentity.easyDkim(EasyDkimSigningKeyLength.RSA_2048_BIT))
                .mailFromDomain("correo." + installation.domain())
                .configurationSet(mails)
                .build();
    }
}

package labra.aws;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.events.EventField;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.IRuleTarget;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.events.targets.SnsTopic;
import software.amazon.awscdk.services.events.targets.SnsTopicProps;
import software.amazon.awscdk.services.events.targets.SqsQueue;
import software.amazon.awscdk.services.events.targets.SqsQueueProps;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSource;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/// An event for each fine that was inserted: to the topic of those who subscribe, without anything of a person in it,
/// and through a queue to the owner's mail, as the reports go that somebody asked for. What fails five times waits
/// among the dead letters and raises an alarm.
final class FineNotices extends Construct {
    static final String SOURCE = "labra";
    static final String FINE = "MultaCargada";
    static final String REPORT = "InformePedido";

    final Deployed relay;
    final Deployed mailer;
    final Queue dead;
    final Topic subscribers;

    FineNotices(Functions stack, Foundation foundation, Notices told, FunctionMaker maker, Releases releases) {
        super(stack, "FineNotices");
        String name = "labra-" + foundation.installation.name();
        EventBus bus = EventBus.Builder.create(this, "Bus").eventBusName(name).build();
        dead = queue("Dead", told).retentionPeriod(Duration.days(14)).build();
        Reasons.allow(dead, "AwsSolutions-SQS3", "It is the queue of dead letters itself.");
        Queue mails = queue("Mails", told)
                .visibilityTimeout(Duration.minutes(3))
                .deadLetterQueue(
                        DeadLetterQueue.builder().queue(dead).maxReceiveCount(5).build())
                .build();
        subscribers = Topic.Builder.create(this, "Subscribers")
                .topicName(name + "-fines")
                .displayName("Multas " + foundation.installation.name())
                .masterKey(told.key)
                .enforceSsl(true)
                .build();
        fines(bus, mails);
        rule(bus, "ReportAskedFor", REPORT, toOwner(mails));
        relay = releases.live(
                maker.inside(
                        "relay",
                        "Relay",
                        Map.of(
                                "LABRA_BUS", bus.getEventBusName(),
                                "LABRA_DATABASE_URL", foundation.url(),
                                "LABRA_DATABASE_SECRET",
                                        foundation.secrets.role("relay").getSecretArn())),
                "relay");
        foundation.secrets.read(foundation.secrets.role("relay"), relay.function());
        bus.grantPutEventsTo(relay.function());
        Rule.Builder.create(this, "EachMinute")
                .schedule(Schedule.rate(Duration.minutes(1)))
                .targets(List.of(new LambdaFunction(relay.alias())))
                .build();
        mailer = releases.live(
                maker.handler(
                        "mailer",
                        "Mailer",
                        Map.of(
                                "LABRA_MAIL_FROM", "avisos@" + foundation.installation.domain(),
                                "LABRA_MAIL_SET", told.mails.getConfigurationSetName(),
                                "LABRA_URL", "https://" + foundation.installation.domain())),
                "mailer");
        mailer.alias()
                .addEventSource(SqsEventSource.Builder.create(mails)
                        .batchSize(10)
                        .reportBatchItemFailures(true)
                        .build());
        mailer.function()
                .addToRolePolicy(PolicyStatement.Builder.create()
                        .actions(List.of("ses:SendEmail"))
                        .resources(List.of(
                                told.sender.getEmailIdentityArn(),
                                stack.formatArn(software.amazon.awscdk.ArnComponents.builder()
                                        .service("ses")
                                        .resource("configuration-set")
                                        .resourceName(told.mails.getConfigurationSetName())
                                        .build())))
                        .build());
    }

    private Queue.Builder queue(String id, Notices told) {
        return Queue.Builder.create(this, id)
                .encryption(QueueEncryption.KMS)
                .encryptionMasterKey(told.key)
                .enforceSsl(true);
    }

    private void fines(EventBus bus, Queue mails) {
        rule(
                bus,
                "FineInserted",
                FINE,
                toOwner(mails),
                new SnsTopic(
                        subscribers,
                        SnsTopicProps.builder()
                                .deadLetterQueue(dead)
                                .message(RuleTargetInput.fromText("Multa " + EventField.fromPath("$.detail.numero")
                                        + ": " + EventField.fromPath("$.detail.timestamp")))
                                .build()));
    }

    private SqsQueue toOwner(Queue mails) {
        return new SqsQueue(mails, SqsQueueProps.builder().deadLetterQueue(dead).build());
    }

    private void rule(EventBus bus, String id, String kind, IRuleTarget... targets) {
        Rule.Builder.create(this, id)
                .eventBus(bus)
                .eventPattern(EventPattern.builder()
                        .source(List.of(SOURCE))
                        .detailType(List.of(kind))
                        .build())
                .targets(List.of(targets))
                .build();
    }
}

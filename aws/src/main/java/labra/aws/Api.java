package labra.aws;

import java.util.Objects;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.DomainMappingOptions;
import software.amazon.awscdk.services.apigatewayv2.DomainName;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpStage;
import software.amazon.awscdk.services.apigatewayv2.ThrottleSettings;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.CertificateValidation;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.route53.ARecord;
import software.amazon.awscdk.services.route53.PublicHostedZone;
import software.amazon.awscdk.services.route53.RecordTarget;
import software.amazon.awscdk.services.route53.targets.ApiGatewayv2DomainProperties;
import software.constructs.Construct;

/// The door of the functions: a name, a certificate, a limit of requests, and a log of who asked what.
final class Api extends Construct {
    private static final String LINE =
            "{\"id\":\"$context.requestId\",\"time\":\"$context.requestTime\",\"address\":\"$context.identity.sourceIp\","
                    + "\"route\":\"$context.routeKey\",\"status\":\"$context.status\",\"millis\":\"$context.responseLatency\","
                    + "\"authorizer\":\"$context.authorizer.error\",\"error\":\"$context.integrationErrorMessage\"}";

    final HttpApi http;

    Api(Construct scope, Installation installation) {
        super(scope, "Api");
        PublicHostedZone zone = Door.zone(this, installation);
        DomainName name = DomainName.Builder.create(this, "Domain")
                .domainName(installation.domain())
                .certificate(Certificate.Builder.create(this, "Certificate")
                        .domainName(installation.domain())
                        .validation(CertificateValidation.fromDns(zone))
                        .build())
                .build();
        http = HttpApi.Builder.create(this, "Http")
                .apiName("labra-" + installation.name())
                .description("Labra " + installation.name())
                .createDefaultStage(false)
                .disableExecuteApiEndpoint(true)
                .build();
        HttpStage stage = HttpStage.Builder.create(this, "Stage")
                .httpApi(http)
                .autoDeploy(true)
                .detailedMetricsEnabled(true)
                .domainMapping(DomainMappingOptions.builder().domainName(name).build())
                .throttle(ThrottleSettings.builder()
                        .rateLimit(200)
                        .burstLimit(400)
                        .build())
                .build();
        LogGroup log = LogGroup.Builder.create(this, "Log")
                .retention(RetentionDays.THREE_MONTHS)
                .build();
        Objects.requireNonNull((CfnStage) stage.getNode().getDefaultChild())
                .setAccessLogSettings(CfnStage.AccessLogSettingsProperty.builder()
                        .destinationArn(log.getLogGroupArn())
                        .format(LINE)
                        .build());
        ARecord.Builder.create(this, "Name")
                .zone(zone)
                .target(RecordTarget.fromAlias(
                        new ApiGatewayv2DomainProperties(name.getRegionalDomainName(), name.getRegionalHostedZoneId())))
                .build();
        CfnOutput.Builder.create(this, "Address")
                .value("https://" + installation.domain())
                .build();
    }
}

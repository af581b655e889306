package labra.aws;

import java.util.List;
import java.util.Objects;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.autoscaling.AutoScalingGroup;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.CertificateValidation;
import software.amazon.awscdk.services.elasticloadbalancingv2.AddApplicationTargetsProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.BaseApplicationListenerProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCertificate;
import software.amazon.awscdk.services.elasticloadbalancingv2.SslPolicy;
import software.amazon.awscdk.services.route53.ARecord;
import software.amazon.awscdk.services.route53.PublicHostedZone;
import software.amazon.awscdk.services.route53.RecordTarget;
import software.amazon.awscdk.services.route53.targets.LoadBalancerTarget;
import software.constructs.Construct;

/// What the world sees of case 2: a name, a certificate, and a load balancer that speaks TLS alone.
final class Door extends Construct {
    final ApplicationLoadBalancer balancer;
    final ApplicationTargetGroup copies;

    Door(Fleet fleet, Foundation foundation, AutoScalingGroup machines) {
        super(fleet, "Door");
        PublicHostedZone zone = zone(this, foundation.installation);
        Certificate certificate = Certificate.Builder.create(this, "Certificate")
                .domainName(foundation.installation.domain())
                .validation(CertificateValidation.fromDns(zone))
                .build();
        balancer = ApplicationLoadBalancer.Builder.create(this, "Balancer")
                .vpc(foundation.network.vpc)
                .internetFacing(true)
                .dropInvalidHeaderFields(true)
                .deletionProtection(true)
                .idleTimeout(Duration.seconds(60))
                .build();
        balancer.addRedirect();
        Reasons.allow(
                balancer,
                "AwsSolutions-ELB2",
                "Its log would keep each address whole, and the report's holds an e-mail address; the application's log has every request without it.");
        Reasons.allow(
                balancer,
                "AwsSolutions-EC23",
                "The web is for everybody: ports 80, which only sends on to 443, and 443.");
        ApplicationListener listener = balancer.addListener(
                "Https",
                BaseApplicationListenerProps.builder()
                        .port(443)
                        .certificates(List.of(ListenerCertificate.fromCertificateManager(certificate)))
                        .sslPolicy(SslPolicy.RECOMMENDED_TLS)
                        .build());
        copies = listener.addTargets(
                "Copies",
                AddApplicationTargetsProps.builder()
                        .port(8000)
                        .protocol(ApplicationProtocol.HTTP)
                        .targets(List.of(machines))
                        .deregistrationDelay(Duration.seconds(40))
                        .healthCheck(HealthCheck.builder()
                                .path("/q/health/ready")
                                .interval(Duration.seconds(10))
                                .healthyThresholdCount(2)
                                .build())
                        .build());
        ARecord.Builder.create(this, "Name")
                .zone(zone)
                .target(RecordTarget.fromAlias(new LoadBalancerTarget(balancer)))
                .build();
    }

    /// The town's zone, whose name servers the town gives to whoever keeps the zone above.
    static PublicHostedZone zone(Construct scope, Installation installation) {
        PublicHostedZone zone = PublicHostedZone.Builder.create(scope, "Zone")
                .zoneName(installation.domain())
                .build();
        CfnOutput.Builder.create(scope, "NameServers")
                .description("The name servers to delegate " + installation.domain() + " to")
                .value(Fn.join(" ", Objects.requireNonNull(zone.getHostedZoneNameServers())))
                .build();
        return zone;
    }
}

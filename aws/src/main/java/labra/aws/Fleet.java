package labra.aws;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.autoscaling.AdditionalHealthCheckType;
import software.amazon.awscdk.services.autoscaling.AdditionalHealthChecksOptions;
import software.amazon.awscdk.services.autoscaling.AutoScalingGroup;
import software.amazon.awscdk.services.autoscaling.BasicScheduledActionProps;
import software.amazon.awscdk.services.autoscaling.CronOptions;
import software.amazon.awscdk.services.autoscaling.HealthChecks;
import software.amazon.awscdk.services.autoscaling.NotificationConfiguration;
import software.amazon.awscdk.services.autoscaling.RequestCountScalingProps;
import software.amazon.awscdk.services.autoscaling.RollingUpdateOptions;
import software.amazon.awscdk.services.autoscaling.ScalingEvents;
import software.amazon.awscdk.services.autoscaling.Schedule;
import software.amazon.awscdk.services.autoscaling.Signals;
import software.amazon.awscdk.services.autoscaling.UpdatePolicy;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupIngress;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.constructs.Construct;

/// Case 2: machines that come and go behind a load balancer, on a database of AWS's.
final class Fleet extends Stack {
    /// What one machine answers before another one is wanted; a t4g.small carries 18.5 fines a second
    /// (docs/performance.md).
    private static final int REQUESTS_A_MINUTE = 6_000;
    private static final int UTC_AHEAD = 3;

    final Door door;
    final AutoScalingGroup machines;

    Fleet(Construct scope, String id, StackProps props, Foundation foundation, Notices notices) {
        super(scope, id, props);
        addStackDependency(foundation);
        addStackDependency(notices);
        Installation installation = foundation.installation;
        SecurityGroup group = SecurityGroup.Builder.create(this, "MachineGroup")
                .vpc(foundation.network.vpc)
                .description("Labra: the machines")
                .build();
        CfnSecurityGroupIngress.Builder.create(this, "MachinesToDatabase")
                .groupId(foundation.network.databaseGroup.getSecurityGroupId())
                .sourceSecurityGroupId(group.getSecurityGroupId())
                .ipProtocol("tcp")
                .fromPort(Network.DATABASE_PORT)
                .toPort(Network.DATABASE_PORT)
                .description("the machines")
                .build();
        FleetMachine machine = new FleetMachine(this, foundation, group);
        Installation.Machines size = installation.fleet();
        machines = AutoScalingGroup.Builder.create(this, "Machines")
                .vpc(foundation.network.vpc)
                .vpcSubnets(foundation.network.app())
                .launchTemplate(machine.template)
                .minCapacity(size.least())
                .maxCapacity(size.most())
                .healthChecks(HealthChecks.withAdditionalChecks(AdditionalHealthChecksOptions.builder()
                        .additionalTypes(List.of(AdditionalHealthCheckType.ELB))
                        .gracePeriod(Duration.minutes(4))
                        .build()))
                .updatePolicy(UpdatePolicy.rollingUpdate(RollingUpdateOptions.builder()
                        .minInstancesInService(size.least())
                        .maxBatchSize(1)
                        .pauseTime(Duration.minutes(10))
                        .build()))
                .signals(Signals.waitForMinCapacity())
                .notifications(List.of(NotificationConfiguration.builder()
                        .topic(notices.operators)
                        .scalingEvents(ScalingEvents.ALL)
                        .build()))
                .build();
        machine.userData.addSignalOnExitCommand(machines);
        door = new Door(this, foundation, machines);
        machine.grantAll(foundation);
        machines.scaleOnRequestCount(
                "Requests",
                RequestCountScalingProps.builder()
                        .targetRequestsPerMinute(REQUESTS_A_MINUTE)
                        .build());
        installation.load().peaks().forEach(hour -> peak(hour, size));
    }

    /// Machines are there ten minutes before a peak begins, and go two hours after.
    private void peak(int hour, Installation.Machines size) {
        scale("Peak" + hour, hour + UTC_AHEAD + 23, "50", size.atPeaks());
        scale("AfterPeak" + hour, hour + UTC_AHEAD + 2, "0", size.least());
    }

    private void scale(String id, int hour, String minute, int least) {
        machines.scaleOnSchedule(
                id,
                BasicScheduledActionProps.builder()
                        .schedule(Schedule.cron(CronOptions.builder()
                                .hour(String.valueOf(hour % 24))
                                .minute(minute)
                                .build()))
                        .minCapacity(least)
                        .build());
    }
}

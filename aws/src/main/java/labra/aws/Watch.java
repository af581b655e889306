package labra.aws;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricProps;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.elasticloadbalancingv2.HttpCodeTarget;
import software.constructs.Construct;

/// A dashboard of the installation, and an alarm for each thing that somebody has to look at.
final class Watch extends Stack {
    private final Dashboard board;
    private final SnsAction tell;
    final List<Alarm> alarms = new ArrayList<>();

    Watch(Construct scope, String id, StackProps props, Installation installation, Notices notices) {
        super(scope, id, props);
        board = Dashboard.Builder.create(this, "Board")
                .dashboardName("labra-" + installation.name())
                .build();
        tell = new SnsAction(notices.operators);
    }

    void machine(OneMachine stack) {
        Metric cpu = machine("CPUUtilization", stack);
        graph("Machine", cpu, machine("NetworkIn", stack), machine("NetworkOut", stack));
        above("Cpu", cpu, 80, 6, "The machine has been busy for half an hour");
        above("Machine", machine("StatusCheckFailed", stack), 0, 2, "The machine does not answer AWS");
    }

    private static Metric machine(String name, OneMachine stack) {
        return new Metric(MetricProps.builder()
                .namespace("AWS/EC2")
                .metricName(name)
                .dimensionsMap(java.util.Map.of("InstanceId", stack.machine.getInstanceId()))
                .period(Duration.minutes(5))
                .build());
    }

    void database(Foundation foundation) {
        var database = foundation.database;
        graph(
                "Database",
                database.metricCPUUtilization(),
                database.metricDatabaseConnections(),
                database.metricFreeStorageSpace());
        above("DatabaseCpu", database.metricCPUUtilization(), 80, 6, "The database has been busy for half an hour");
        alarm(
                "DatabaseDisk",
                database.metricFreeStorageSpace(),
                2e9,
                3,
                ComparisonOperator.LESS_THAN_THRESHOLD,
                "The database has less than 2 GB left");
    }

    void fleet(Fleet fleet) {
        var balancer = fleet.door.balancer.getMetrics();
        var copies = fleet.door.copies.getMetrics();
        graph(
                "Requests",
                balancer.requestCount(),
                balancer.targetResponseTime(),
                copies.httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT));
        graph("Copies", copies.healthyHostCount(), copies.unhealthyHostCount());
        above("Errors", copies.httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT), 5, 1, "The application answers 5xx");
        above("Unhealthy", copies.unhealthyHostCount(), 0, 3, "A copy of the application is not ready");
        above("Slow", balancer.targetResponseTime(), 1, 3, "Answers take more than a second");
    }

    void functions(Functions stack) {
        IMetric[] durations = stack.functions.values().stream()
                .map(one -> one.alias().metricDuration())
                .toArray(IMetric[]::new);
        IMetric[] errors = stack.functions.values().stream()
                .map(one -> one.alias().metricErrors())
                .toArray(IMetric[]::new);
        graph("Durations", durations);
        graph("Errors", errors);
        graph("API", stack.api.http.metricCount(), stack.api.http.metricLatency(), stack.api.http.metricServerError());
        above("ApiErrors", stack.api.http.metricServerError(), 5, 1, "The API answers 5xx");
        above(
                "DeadLetters",
                stack.notices.dead.metricApproximateNumberOfMessagesVisible(),
                0,
                1,
                "A notice of a fine failed five times");
    }

    void kubernetes(Kubernetes stack) {
        Metric failed = new Metric(MetricProps.builder()
                .namespace("AWS/EKS")
                .metricName("apiserver_request_total_5XX")
                .dimensionsMap(java.util.Map.of("ClusterName", stack.cluster.getClusterName()))
                .build());
        graph("Cluster", failed);
        above("Cluster", failed, 10, 3, "The cluster's API fails");
    }

    private void graph(String title, IMetric... metrics) {
        board.addWidgets(GraphWidget.Builder.create()
                .title(title)
                .width(12)
                .left(List.of(metrics))
                .build());
    }

    private void above(String id, IMetric metric, double most, int periods, String says) {
        alarm(id, metric, most, periods, ComparisonOperator.GREATER_THAN_THRESHOLD, says);
    }

    private void alarm(
            String id, IMetric metric, double threshold, int periods, ComparisonOperator compared, String says) {
        Alarm made = Alarm.Builder.create(this, id + "Alarm")
                .metric(metric)
                .alarmDescription(says)
                .threshold(threshold)
                .comparisonOperator(compared)
                .evaluationPeriods(periods)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build();
        made.addAlarmAction(tell);
        made.addOkAction(tell);
        alarms.add(made);
    }
}

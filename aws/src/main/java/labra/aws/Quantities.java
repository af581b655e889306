package labra.aws;

import java.util.LinkedHashMap;
import java.util.Map;

/// How much of what a month takes: the resources of the templates, and what the load makes of them.
final class Quantities {
    static final double HOURS = 730;
    static final double DAYS = 30.4;
    private static final double NODE_HOURS_OF_A_PEAK = 2.2;

    /// Seconds that one request is billed: 20 ms of answer (docs/aws.md), one start of 2.8 s in a hundred.
    private static final double BILLED_SECONDS = 0.048;
    private static final double KB_OF_LOG = 1.0;
    private static final double GB = 1_000_000;

    private final Templates templates;
    private final Installation installation;
    private final Case which;
    private final Map<String, Double> found = new LinkedHashMap<>();

    private Quantities(Templates templates, Installation installation, Case which) {
        this.templates = templates;
        this.installation = installation;
        this.which = which;
    }

    static Map<String, Double> of(Templates templates, Installation installation, Case which) {
        Quantities quantities = new Quantities(templates, installation, which);
        quantities.machines();
        quantities.database();
        quantities.network();
        quantities.functions();
        quantities.mails();
        quantities.watched();
        quantities.delivery();
        return quantities.found;
    }

    private void add(String item, double quantity) {
        if (quantity > 0) {
            found.merge(item, quantity, Double::sum);
        }
    }

    private double requests() {
        return (installation.load().fines() + installation.load().otherRequests()) * DAYS;
    }

    private void machines() {
        templates.all("AWS::EC2::Instance").forEach(machine -> {
            double disk = machine.get("BlockDeviceMappings.0.Ebs.VolumeSize").asDouble();
            add("ec2 " + machine.text("InstanceType"), HOURS);
            add("ebs-gp3", disk);
            // 35 nights of what changed: as much again as half of the disk.
            add("snapshots", disk * 1.5);
            add("ipv4", HOURS);
        });
        Installation.Machines fleet = installation.fleet();
        templates.all("AWS::AutoScaling::AutoScalingGroup").forEach(group -> {
            double least = group.get("MinSize").asDouble();
            double more =
                    (fleet.atPeaks() - least) * installation.load().peaks().size() * NODE_HOURS_OF_A_PEAK * DAYS;
            add("ec2 " + fleet.type(), least * HOURS + more);
            add("ebs-gp3", least * 20);
        });
        templates.all("AWS::EKS::Cluster").forEach(cluster -> {
            add("eks", HOURS);
            double hours = fleet.least() * HOURS;
            add("ec2 m7g.large", hours);
            add("eks-auto m7g.large", hours);
            add("ebs-gp3", fleet.least() * 80);
        });
    }

    private void database() {
        templates.all("AWS::RDS::DBInstance").forEach(database -> {
            int zones = database.get("MultiAZ").asBoolean() ? 2 : 1;
            add("rds " + database.text("DBInstanceClass").substring(3), HOURS * zones);
            add("rds-gp3", database.get("AllocatedStorage").asDouble() * zones);
        });
    }

    private void network() {
        int gateways = templates.count("AWS::EC2::NatGateway");
        add("nat", gateways * HOURS);
        add("nat-gb", gateways == 0 ? 0 : 5 + requests() * 4 / GB);
        add("ipv4", gateways * HOURS);
        double endpoints = templates.all("AWS::EC2::VPCEndpoint").stream()
                .filter(one -> one.text("VpcEndpointType").equals("Interface"))
                .mapToInt(one -> one.get("SubnetIds").size())
                .sum();
        add("endpoint", endpoints * HOURS);
        int balancers =
                templates.count("AWS::ElasticLoadBalancingV2::LoadBalancer") + templates.count("AWS::EKS::Cluster");
        add("alb", balancers * HOURS);
        add("lcu", balancers * HOURS * Math.max(0.1, requests() / DAYS / 86_400 / 25));
        add("ipv4", balancers * 2 * HOURS);
        add("zone", templates.count("AWS::Route53::HostedZone"));
    }

    private void functions() {
        if (which != Case.FUNCTIONS) {
            return;
        }
        double gb = installation.functions().memory() / 1024.0;
        double minutes = DAYS * 24 * 60;
        add("http-api", requests() / 1e6);
        // Each request, its authorizer half of the time, the relay each minute, the mailer for ten mails at once.
        add("lambda-requests", (requests() * 1.5 + minutes + mailsAMonth() / 10) / 1e6);
        add(
                "lambda-gbs",
                requests() * BILLED_SECONDS * gb
                        + requests() * 0.5 * 0.02 * 0.5
                        + minutes * 0.1 * 0.5
                        + mailsAMonth() * 0.05 * 0.5);
        add("events", installation.load().fines() * DAYS / 1e6);
        add("sqs", (mailsAMonth() * 3 + minutes) / 1e6);
    }

    private double mailsAMonth() {
        return installation.load().fines() * DAYS * installation.load().mailsPerFine();
    }

    private void mails() {
        add("ses", mailsAMonth() / 1000);
    }

    private void watched() {
        add("secret", templates.count("AWS::SecretsManager::Secret"));
        add("kms", templates.count("AWS::KMS::Key"));
        add("alarm", templates.count("AWS::CloudWatch::Alarm"));
        add("dashboard", templates.count("AWS::CloudWatch::Dashboard"));
        // Case 1 keeps its logs on its disk.
        add("log-gb", which == Case.MACHINE ? 0.1 : 0.5 + requests() * KB_OF_LOG / GB);
        add("s3", 5 + installation.load().fines() * 365 * 2 / GB);
        add("config", 200);
    }

    /// Four changes a month: each half an hour of tests and twice twenty minutes of deployment.
    private void delivery() {
        add("pipeline", 4 * 70);
        add("codebuild", 4 * 70);
    }
}

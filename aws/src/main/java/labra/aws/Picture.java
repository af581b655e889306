package labra.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A drawing of one way to run Labra, from its templates: what is there, how often, from the street on the left to
/// the data on the right.
final class Picture {
    private static final int WIDTH = 190;
    private static final int HEIGHT = 46;
    private static final int GAP = 14;
    private static final int TOP = 86;
    private static final List<String> COLUMNS = List.of(
            "Entrada / Door", "Aplicación / Application", "Datos / Data", "Avisos / Notices", "Entrega / Delivery");

    /// A kind of resource: its column, and its name for who reads.
    private record Kind(int column, String name) {}

    private static final Map<String, Kind> KINDS = kinds();

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put("AWS::Route53::HostedZone", new Kind(0, "Route 53"));
        kinds.put("AWS::CertificateManager::Certificate", new Kind(0, "Certificate (ACM)"));
        kinds.put("AWS::EC2::EIP", new Kind(0, "Elastic IP"));
        kinds.put("AWS::ElasticLoadBalancingV2::LoadBalancer", new Kind(0, "Load balancer (ALB)"));
        kinds.put("AWS::ApiGatewayV2::Api", new Kind(0, "API Gateway"));
        kinds.put("AWS::ApiGatewayV2::Authorizer", new Kind(0, "Authorizer"));
        kinds.put("AWS::EC2::NatGateway", new Kind(0, "NAT gateway"));
        kinds.put("AWS::EC2::Instance", new Kind(1, "EC2 instance"));
        kinds.put("AWS::AutoScaling::AutoScalingGroup", new Kind(1, "Auto Scaling group"));
        kinds.put("AWS::AutoScaling::ScheduledAction", new Kind(1, "Peak schedule"));
        kinds.put("AWS::EKS::Cluster", new Kind(1, "EKS cluster"));
        kinds.put("AWS::Lambda::Function", new Kind(1, "Lambda function"));
        kinds.put("AWS::EC2::VPCEndpoint", new Kind(1, "VPC endpoint"));
        kinds.put("AWS::RDS::DBInstance", new Kind(2, "RDS PostgreSQL"));
        kinds.put("AWS::S3::Bucket", new Kind(2, "S3 bucket"));
        kinds.put("AWS::SecretsManager::Secret", new Kind(2, "Secret"));
        kinds.put("AWS::KMS::Key", new Kind(2, "Key (KMS)"));
        kinds.put("AWS::Backup::BackupPlan", new Kind(2, "AWS Backup plan"));
        kinds.put("AWS::Events::EventBus", new Kind(3, "Event bus"));
        kinds.put("AWS::SQS::Queue", new Kind(3, "Queue (SQS)"));
        kinds.put("AWS::SNS::Topic", new Kind(3, "Topic (SNS)"));
        kinds.put("AWS::SES::EmailIdentity", new Kind(3, "Mail (SES)"));
        kinds.put("AWS::CloudWatch::Dashboard", new Kind(3, "Dashboard"));
        kinds.put("AWS::CloudWatch::Alarm", new Kind(3, "Alarm"));
        kinds.put("AWS::Logs::LogGroup", new Kind(3, "Log group"));
        kinds.put("AWS::CodePipeline::Pipeline", new Kind(4, "CodePipeline"));
        kinds.put("AWS::CodeBuild::Project", new Kind(4, "CodeBuild"));
        kinds.put("AWS::CodeDeploy::DeploymentGroup", new Kind(4, "Canary deployment"));
        kinds.put("AWS::Config::ConfigurationRecorder", new Kind(4, "AWS Config"));
        kinds.put("AWS::Config::ConfigRule", new Kind(4, "Config rule"));
        return kinds;
    }

    private Picture() {}

    static String of(Case which, Templates templates) {
        List<List<String>> columns = new ArrayList<>();
        COLUMNS.forEach(column -> columns.add(new ArrayList<>()));
        KINDS.forEach((type, kind) -> {
            int count = templates.count(type);
            if (count > 0) {
                columns.get(kind.column()).add(kind.name() + (count > 1 ? " ×" + count : ""));
            }
        });
        int longest = columns.stream().mapToInt(List::size).max().orElse(1);
        int height = TOP + longest * (HEIGHT + GAP) + 20;
        int width = 40 + COLUMNS.size() * (WIDTH + 40);
        StringBuilder svg = new StringBuilder();
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="system-ui, sans-serif" font-size="14" role="img">
                <title>Labra on AWS, case %s</title>
                <style>.c{fill:#eef3f8;stroke:#b8c7d6}.b{fill:#fff;stroke:#3a5f82}.h{fill:#24425e;font-weight:600;font-size:12px}.t{fill:#1b2a38}.a{stroke:#3a5f82;stroke-width:2;fill:none}@media(prefers-color-scheme:dark){.c{fill:#16222e;stroke:#33475a}.b{fill:#0d1620;stroke:#7fa6cc}.h,.t{fill:#dbe7f2}.a{stroke:#7fa6cc}}</style>
                """.formatted(width, height, which.word()));
        text(
                svg,
                40,
                30,
                "h",
                "%d %s"
                        .formatted(
                                templates.resources().size(),
                                "resources in " + templates.stacks().size() + " stacks: "
                                        + String.join(", ", templates.stacks().keySet())));
        for (int column = 0; column < columns.size(); column++) {
            column(svg, 40 + column * (WIDTH + 40), height, COLUMNS.get(column), columns.get(column), column < 3);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void column(StringBuilder svg, int x, int height, String title, List<String> names, boolean goesOn) {
        svg.append("<rect class=\"c\" x=\"%d\" y=\"46\" width=\"%d\" height=\"%d\" rx=\"10\"/>\n"
                .formatted(x - 12, WIDTH + 24, height - 56));
        text(svg, x, 68, "h", title);
        int y = TOP;
        for (String name : names) {
            svg.append("<rect class=\"b\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>\n"
                    .formatted(x, y, WIDTH, HEIGHT));
            text(svg, x + 12, y + HEIGHT / 2 + 5, "t", name);
            y += HEIGHT + GAP;
        }
        if (goesOn) {
            int at = TOP + HEIGHT / 2;
            svg.append("<path class=\"a\" d=\"M%d %dh14m-5 -5l5 5l-5 5\"/>\n".formatted(x + WIDTH + 13, at));
        }
    }

    private static void text(StringBuilder svg, int x, int y, String kind, String words) {
        svg.append("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n".formatted(kind, x, y, words));
    }
}

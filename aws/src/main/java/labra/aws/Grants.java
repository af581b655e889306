package labra.aws;

import java.util.List;
import java.util.Objects;
import software.amazon.awscdk.CfnElement;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.codebuild.Project;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.IConstruct;

/// The stars that CDK's own grants write, each with why it has to be one.
final class Grants {
    private Grants() {}

    static void explain(IConstruct construct) {
        star(
                construct,
                "Resource::*",
                "ecr:GetAuthorizationToken, network interfaces and X-Ray know no narrower resource.");
        star(construct, "Action::kms:GenerateDataKey*", "The two forms of one action, on one key.");
        star(construct, "Action::kms:ReEncrypt*", "The two halves of one action, on one key.");
        star(construct, "Action::s3:GetObject*", "Objects and their versions, of one bucket.");
        star(construct, "Action::s3:GetBucket*", "Where the bucket is and what it holds, of one bucket.");
        star(construct, "Action::s3:List*", "Names of objects, of one bucket.");
        star(construct, "Action::s3:DeleteObject*", "Objects and their versions, of one bucket.");
        star(construct, "Action::s3:Abort*", "Uploads that were given up, of one bucket.");
    }

    /// Every object of one bucket, as the templates name it.
    static void objects(IConstruct construct, Bucket bucket, String reason) {
        objects(construct, bucket, "", reason);
    }

    /// Of those the ones whose names begin so.
    static void objects(IConstruct construct, Bucket bucket, String prefix, String reason) {
        String logical = Stack.of(bucket).getLogicalId(Objects.requireNonNull((CfnElement)
                bucket.getNode().getDefaultChild()));
        star(construct, "Resource::<" + logical + ".Arn>/" + prefix + "*", reason);
    }

    /// What CDK lets every build do: its own log and its own reports.
    static void build(Project project) {
        String logical = Stack.of(project).getLogicalId(Objects.requireNonNull((CfnElement)
                project.getNode().getDefaultChild()));
        String region = Stack.of(project).getRegion();
        String arn = "Resource::arn:<AWS::Partition>:";
        star(
                project,
                arn + "ec2:<AWS::Region>:<AWS::AccountId>:network-interface/*",
                "A build inside of the network makes an interface for itself, for CodeBuild alone and in its subnets.");
        star(
                project,
                arn + "s3:::cdk-hnb659fds-assets-<AWS::AccountId>-" + region + "/*",
                "Files that this deployment uploaded to the bucket of CDK's bootstrap.");
        star(
                project,
                arn + "logs:" + region + ":<AWS::AccountId>:log-group:/aws/codebuild/<" + logical + ">:*",
                "The streams of the build's own log.");
        star(
                project,
                arn + "codebuild:" + region + ":<AWS::AccountId>:report-group/<" + logical + ">-*",
                "The reports of the build itself.");
    }

    /// What AWS lets every function do.
    static void function(Function made) {
        for (String policy : List.of("AWSLambdaBasicExecutionRole", "AWSLambdaVPCAccessExecutionRole")) {
            Reasons.allow(
                    made,
                    "AwsSolutions-IAM4",
                    "Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/" + policy,
                    "Logs and the network interfaces of a function, as AWS documents them.");
        }
    }

    static void star(IConstruct construct, String finding, String reason) {
        Reasons.allow(construct, "AwsSolutions-IAM5", finding, reason);
    }
}

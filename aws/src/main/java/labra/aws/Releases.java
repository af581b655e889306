package labra.aws;

import java.util.List;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.CreateAlarmOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.codedeploy.LambdaApplication;
import software.amazon.awscdk.services.codedeploy.LambdaDeploymentConfig;
import software.amazon.awscdk.services.codedeploy.LambdaDeploymentGroup;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Function;

/// A new version of a function gets a tenth of the requests for five minutes, and goes back at the first error, which
/// the operators are told of.
final class Releases {
    private final Functions stack;
    private final LambdaApplication deployments;
    private final SnsAction tell;

    Releases(Functions stack, Notices notices) {
        this.stack = stack;
        this.deployments =
                LambdaApplication.Builder.create(stack, "Deployments").build();
        this.tell = new SnsAction(notices.operators);
    }

    /// The alias that is asked, on the function's newest version.
    Deployed live(Function made, String name) {
        Annotations.of(made)
                .acknowledgeWarning(
                        "@aws-cdk/aws-lambda:snapStartRequirePublish", "its versions are published, by the alias");
        Grants.function(made);
        Alias alias = Alias.Builder.create(stack, name + "Live")
                .aliasName("live")
                .version(made.getCurrentVersion())
                .build();
        Alarm errors = alias.metricErrors()
                .createAlarm(
                        stack,
                        name + "Errors",
                        CreateAlarmOptions.builder()
                                .alarmDescription("An error of the function " + name)
                                .threshold(1)
                                .evaluationPeriods(1)
                                .treatMissingData(TreatMissingData.NOT_BREACHING)
                                .build());
        errors.addAlarmAction(tell);
        errors.addOkAction(tell);
        LambdaDeploymentGroup group = LambdaDeploymentGroup.Builder.create(stack, name + "Deployment")
                .application(deployments)
                .alias(alias)
                .deploymentConfig(LambdaDeploymentConfig.CANARY_10_PERCENT_5_MINUTES)
                .alarms(List.of(errors))
                .build();
        Reasons.allow(
                group,
                "AwsSolutions-IAM4",
                "Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited",
                "CodeDeploy's own role for shifting requests between versions.");
        return new Deployed(made, alias);
    }
}

package labra.aws;

import java.util.List;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/// Two zones. Balancers stand in public, the application behind them, the database where no way leads out.
final class Network extends Construct {
    /// Not the usual one, which is what strangers try first.
    static final int DATABASE_PORT = 5433;

    final Vpc vpc;
    final SecurityGroup databaseGroup;

    /// Whoever bears it may reach the database; what does, and what cannot bear it, is in the stack of its case.
    final SecurityGroup clients;

    Network(Construct scope, Installation installation, Case which) {
        super(scope, "Network");
        boolean functions = which == Case.FUNCTIONS;
        vpc = Vpc.Builder.create(this, "Vpc")
                .maxAzs(2)
                .natGateways(functions ? 0 : installation.natGateways())
                .restrictDefaultSecurityGroup(false)
                .subnetConfiguration(
                        functions
                                ? List.of(subnet("app", SubnetType.PRIVATE_ISOLATED, 22), data())
                                : List.of(
                                        subnet("public", SubnetType.PUBLIC, 24),
                                        subnet("app", SubnetType.PRIVATE_WITH_EGRESS, 22),
                                        data()))
                .build();
        LogGroup refused = LogGroup.Builder.create(this, "Refused")
                .retention(RetentionDays.THREE_MONTHS)
                .build();
        vpc.addFlowLog(
                "Flows",
                FlowLogOptions.builder()
                        .trafficType(FlowLogTrafficType.ALL)
                        .destination(FlowLogDestination.toCloudWatchLogs(refused))
                        .build());
        vpc.addGatewayEndpoint(
                "S3",
                GatewayVpcEndpointOptions.builder()
                        .service(GatewayVpcEndpointAwsService.S3)
                        .build());
        clients = group("Clients", true);
        databaseGroup = group("DatabaseGroup", false);
        databaseGroup.addIngressRule(clients, Port.tcp(DATABASE_PORT), "the application");
        if (functions) {
            endpoint("Events", InterfaceVpcEndpointAwsService.EVENTBRIDGE);
            endpoint("SecretsManager", InterfaceVpcEndpointAwsService.SECRETS_MANAGER);
        }
    }

    private static SubnetConfiguration data() {
        return subnet("data", SubnetType.PRIVATE_ISOLATED, 24);
    }

    private static SubnetConfiguration subnet(String name, SubnetType type, int mask) {
        return SubnetConfiguration.builder()
                .name(name)
                .subnetType(type)
                .cidrMask(mask)
                .mapPublicIpOnLaunch(type == SubnetType.PUBLIC ? Boolean.FALSE : null)
                .build();
    }

    private SecurityGroup group(String id, boolean out) {
        return SecurityGroup.Builder.create(this, id)
                .vpc(vpc)
                .description("Labra: " + id)
                .allowAllOutbound(out)
                .build();
    }

    /// The functions have no way to the internet, and two services of AWS to reach.
    private void endpoint(String id, InterfaceVpcEndpointAwsService service) {
        SecurityGroup door = group(id + "Door", false);
        door.addIngressRule(clients, Port.tcp(443), "the functions");
        vpc.addInterfaceEndpoint(
                id,
                InterfaceVpcEndpointOptions.builder()
                        .service(service)
                        .open(false)
                        .securityGroups(List.of(door))
                        .subnets(app())
                        .build());
    }

    SubnetSelection app() {
        return SubnetSelection.builder().subnetGroupName("app").build();
    }
}

package labra.aws;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;

/// One installation, in one of the four ways, as stacks by how long they live: the account's, the foundation that
/// outlives versions, the application that is replaced, and what watches and delivers it.
final class Labra {
    final App app;
    final Map<String, software.amazon.awscdk.Stack> stacks = new java.util.LinkedHashMap<>();

    Labra(Installation installation, Case which, Sources sources, String out) {
        Map<String, Object> context = new HashMap<>();
        context.put("@aws-cdk/core:defaultCrossStackReferences", "strong");
        app = new App(AppProps.builder().outdir(out).context(context).build());
        StackProps props = StackProps.builder()
                .env(Environment.builder().region(installation.region()).build())
                .terminationProtection(false)
                .build();
        StackProps kept = StackProps.builder()
                .env(Environment.builder().region(installation.region()).build())
                .terminationProtection(true)
                .build();
        String prefix = "Labra-" + installation.name() + "-";
        Notices notices = keep("notices", new Notices(app, prefix + "notices", props, installation));
        Watch watch = new Watch(app, prefix + "watch", props, installation, notices);
        if (which == Case.MACHINE) {
            watch.machine(keep("machine", new OneMachine(app, prefix + "machine", kept, installation, sources)));
        } else {
            Foundation foundation =
                    keep("foundation", new Foundation(app, prefix + "foundation", kept, installation, which, sources));
            watch.database(foundation);
            switch (which) {
                case FLEET -> watch.fleet(keep("fleet", new Fleet(app, prefix + "fleet", props, foundation, notices)));
                case KUBERNETES ->
                    watch.kubernetes(keep(
                            "kubernetes",
                            new Kubernetes(app, prefix + "kubernetes", props, foundation, notices, sources)));
                case FUNCTIONS -> {
                    keep("schema", new SchemaFunctions(app, prefix + "schema", props, foundation, sources));
                    watch.functions(keep(
                            "functions",
                            new Functions(app, prefix + "functions", props, foundation, notices, sources)));
                }
                case MACHINE -> throw new IllegalStateException("it has no foundation");
            }
        }
        keep("watch", watch);
        Tags.of(app).add("application", "labra");
        Tags.of(app).add("installation", installation.name());
        if (!installation.isTest()) {
            keep("delivery", new Delivery(app, prefix + "delivery", props, installation, which, notices));
            // The account's, the same whichever installation brings it.
            Tags.of(keep("changes", new Changes(app, "Labra-account-changes", props)))
                    .remove("installation");
        }
    }

    private <S extends software.amazon.awscdk.Stack> S keep(String name, S stack) {
        stacks.put(name, stack);
        return stack;
    }
}

package labra.aws;

import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.lambda.Function;
import software.constructs.Construct;

/// What brings the database up to date where there are only functions. A stack of its own, for it is deployed and
/// called before the functions that want the new schema (aws/commands.sh, which calls them by these names).
final class SchemaFunctions extends Stack {
    static final String SCHEMA = "schema";
    static final String ROLES = "roles";

    SchemaFunctions(Construct scope, String id, StackProps props, Foundation foundation, Sources sources) {
        super(scope, id, props);
        addStackDependency(foundation);
        FunctionMaker maker = new FunctionMaker(this, foundation, sources);
        List<Function> made = List.of(maker.schema(), maker.roles());
        made.forEach(Grants::explain);
        made.forEach(Grants::function);
    }
}

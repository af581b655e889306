package labra.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpLambdaAuthorizer;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpLambdaAuthorizerProps;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpLambdaResponseType;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.services.apigatewayv2.AddRoutesOptions;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.lambda.Alias;
import software.constructs.Construct;

/// The API as functions by type, each with a role of its own in the database, behind API Gateway and its authorizer.
final class Functions extends Stack {
    /// Which paths each type answers, and from the first of them to the last whoever calls shows a token.
    static final Map<String, List<String>> CLOSED = closed();

    /// What anybody may ask.
    static final Map<String, List<String>> OPEN = Map.of(
            "informe", List.of("/generar_informe", "/docs", "/docs/{proxy+}", "/openapi", "/openapi.json", "/q/health"),
            "policias", List.of("/token"));

    final Api api;
    final Map<String, Deployed> functions = new LinkedHashMap<>();
    final FineNotices notices;

    Functions(Construct scope, String id, StackProps props, Foundation foundation, Notices told, Sources sources) {
        super(scope, id, props);
        addStackDependency(foundation);
        addStackDependency(told);
        FunctionMaker maker = new FunctionMaker(this, foundation, sources);
        Releases releases = new Releases(this, told);
        for (String type : List.of("personas", "vehiculos", "policias", "multas", "informe")) {
            functions.put(type, releases.live(maker.application(type), type));
        }
        Deployed authorizer = releases.live(
                maker.handler(
                        "authorizer",
                        "Authorizer",
                        Map.of("LABRA_PUBLIC_KEYS", foundation.secrets.publicKeys.getSecretArn())),
                "authorizer");
        foundation.secrets.read(foundation.secrets.publicKeys, authorizer.function());
        functions.put("authorizer", authorizer);
        api = new Api(this, foundation.installation);
        routes(authorizer.alias());
        notices = new FineNotices(this, foundation, told, maker, releases);
        functions.put("relay", notices.relay);
        functions.put("mailer", notices.mailer);
        functions.values().forEach(one -> Grants.explain(one.function()));
    }

    private void routes(Alias authorizer) {
        HttpLambdaAuthorizer who = new HttpLambdaAuthorizer(
                "Authorizer",
                authorizer,
                HttpLambdaAuthorizerProps.builder()
                        .authorizerName("token")
                        .responseTypes(List.of(HttpLambdaResponseType.SIMPLE))
                        // Each route's answer is its own: the cache knows these names alone.
                        .identitySource(List.of("$request.header.Authorization", "$context.routeKey"))
                        .resultsCacheTtl(Duration.minutes(5))
                        .build());
        CLOSED.forEach((type, paths) -> paths.forEach(path -> api.http.addRoutes(AddRoutesOptions.builder()
                .path(path)
                .methods(List.of(HttpMethod.ANY))
                .integration(integration(type))
                .authorizer(who)
                .build())));
        OPEN.forEach((type, paths) -> paths.forEach(path -> {
            api.http
                    .addRoutes(AddRoutesOptions.builder()
                            .path(path)
                            .methods(List.of(HttpMethod.ANY))
                            .integration(integration(type))
                            .build())
                    .forEach(
                            route -> Reasons.allow(
                                    route,
                                    "AwsSolutions-APIG4",
                                    "For everybody, as the assignment says of /generar_informe, and as signing in and reading the documentation are."));
        }));
    }

    private HttpLambdaIntegration integration(String type) {
        return new HttpLambdaIntegration(
                type, Objects.requireNonNull(functions.get(type)).alias());
    }

    private static Map<String, List<String>> closed() {
        Map<String, List<String>> routes = new LinkedHashMap<>();
        for (String type : List.of("personas", "vehiculos", "policias")) {
            routes.put(type, List.of("/" + type, "/" + type + "/{proxy+}"));
        }
        routes.put("multas", List.of("/multas", "/multas/{proxy+}", "/cargar_infraccion"));
        return routes;
    }
}

package labra.web;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/// Operations of the API and pages of staff refuse a parameter of the address that they do not declare: what somebody
/// believes to have asked for is never passed over in silence. Those that read the whole address refuse the others
/// themselves ([Fields#ofQuery]).
final class UnknownParameters {
    @ServerRequestFilter
    public void refuse(UriInfo uri, SimpleResourceInfo resource) {
        if (uri.getRequestUri().getRawQuery() != null
                && (isPage(uri) || isJson(resource.getResourceClass()))
                && !readsAddress(resource)) {
            Fields asked =
                    isPage(uri) ? Fields.ofPage(uri.getQueryParameters()) : Fields.ofQuery(uri.getQueryParameters());
            asked.knowing(declared(resource)).check();
        }
    }

    private static boolean isPage(UriInfo uri) {
        return (uri.getPath() + "/").startsWith("/admin/");
    }

    private static boolean isJson(@Nullable Class<?> type) {
        Produces produces = type == null ? null : type.getAnnotation(Produces.class);
        return produces != null && Arrays.asList(produces.value()).contains(MediaType.APPLICATION_JSON);
    }

    private static boolean readsAddress(SimpleResourceInfo resource) {
        return Arrays.asList(resource.parameterTypes()).contains(UriInfo.class);
    }

    private static Set<String> declared(SimpleResourceInfo resource) {
        return method(resource).stream()
                .flatMap(method -> Arrays.stream(method.getParameters()))
                .flatMap(UnknownParameters::names)
                .collect(Collectors.toSet());
    }

    private static Optional<Method> method(SimpleResourceInfo resource) {
        return Arrays.stream(resource.getResourceClass().getMethods())
                .filter(method -> method.getName().equals(resource.getMethodName())
                        && Arrays.equals(method.getParameterTypes(), resource.parameterTypes()))
                .findFirst();
    }

    private static Stream<String> names(Parameter parameter) {
        return Arrays.stream(parameter.getAnnotations()).flatMap(annotation -> name(annotation, parameter));
    }

    private static Stream<String> name(Annotation annotation, Parameter parameter) {
        return switch (annotation) {
            case QueryParam named -> Stream.of(named.value());
            case RestQuery named -> Stream.of(named.value().isEmpty() ? parameter.getName() : named.value());
            default -> Stream.empty();
        };
    }
}

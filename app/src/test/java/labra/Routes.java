package labra;

import io.quarkus.arc.All;
import io.quarkus.arc.Arc;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import labra.registers.Register;

/// Every route of the running application, whatever serves it.
@Singleton
public class Routes {
    private static final String REGISTER = "{register}";

    private final Router router;
    private final List<Register<?, ?>> registers;

    Routes(Router router, @All List<Register<?, ?>> registers) {
        this.router = router;
        this.registers = registers;
    }

    public List<Route> all() {
        return Stream.concat(resources(), router.getRoutes().stream().flatMap(Routes::below))
                .distinct()
                .sorted(Comparator.comparing(Route::template).thenComparing(Route::method))
                .toList();
    }

    private Stream<Route> resources() {
        return Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(bean -> (Class<?>) bean.getBeanClass())
                .filter(type -> type.getName().startsWith("labra.") && type.isAnnotationPresent(Path.class))
                .flatMap(type -> Arrays.stream(type.getMethods())
                        .flatMap(method -> verb(method).map(verb -> route(type, verb, method)).stream()))
                .flatMap(this::ofEachRegister);
    }

    private Stream<Route> ofEachRegister(Route route) {
        return route.template().contains(REGISTER)
                ? registers.stream()
                        .map(register -> new Route(
                                route.method(), route.template().replace(REGISTER, register.path()), route.takes()))
                : Stream.of(route);
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .flatMap(annotation ->
                        Stream.ofNullable(annotation.annotationType().getAnnotation(jakarta.ws.rs.HttpMethod.class)))
                .map(jakarta.ws.rs.HttpMethod::value)
                .findFirst();
    }

    private static Route route(Class<?> type, String verb, Method method) {
        Path own = method.getAnnotation(Path.class);
        String whole = type.getAnnotation(Path.class).value() + "/" + (own == null ? "" : own.value());
        return new Route(verb, clean(whole), takes(type, method));
    }

    private static Set<String> takes(Class<?> type, Method method) {
        return Stream.<Annotation[]>of(method.getAnnotations(), type.getAnnotations())
                .flatMap(Arrays::stream)
                .filter(Consumes.class::isInstance)
                .findFirst()
                .map(consumes -> Set.of(((Consumes) consumes).value()))
                .orElse(Set.of());
    }

    /// What answers below JAX-RS, or beside it.
    private static Stream<Route> below(io.vertx.ext.web.Route route) {
        String path = route.getPath();
        if (path == null) {
            return Stream.empty();
        }
        Set<HttpMethod> methods = route.methods() == null ? Set.of(HttpMethod.GET) : route.methods();
        return methods.stream().map(method -> new Route(method.name(), clean(path), Set.of()));
    }

    private static String clean(String path) {
        String whole = ("/" + path).replaceAll("/+", "/");
        return whole.length() > 1 && whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
    }
}

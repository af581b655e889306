package labra.web;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/// Resources of the API that read no parameters of the address refuse any: what a client believes to have asked for is
/// never passed over in silence. Those that read some refuse the others themselves ([Fields#ofQuery]).
final class UnknownParameters {
    @ServerRequestFilter
    public void refuse(UriInfo uri, SimpleResourceInfo resource) {
        if (uri.getRequestUri().getRawQuery() != null && isJson(resource.getResourceClass()) && !reads(resource)) {
            Fields.ofQuery(uri.getQueryParameters()).check();
        }
    }

    private static boolean isJson(@Nullable Class<?> type) {
        Produces produces = type == null ? null : type.getAnnotation(Produces.class);
        return produces != null && Arrays.asList(produces.value()).contains(MediaType.APPLICATION_JSON);
    }

    private static boolean reads(SimpleResourceInfo resource) {
        return Arrays.asList(resource.parameterTypes()).contains(UriInfo.class);
    }
}

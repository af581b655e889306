package labra.access;

import jakarta.inject.Singleton;
import java.util.Map;
import labra.access.SecurityEvents.Kind;
import labra.access.SecurityEvents.Subject;
import labra.platform.Actor;

/// Notes a security event for each request that somebody who is signed in had no right to. Strangers are not noted.
@Singleton
class DeniedRequests {
    private final SecurityEvents events;

    DeniedRequests(SecurityEvents events) {
        this.events = events;
    }

    /// Off the event loop, which many refusals come from; `route` is a template: what people wrote into a path stays
    /// out.
    void note(Bearer bearer, String address, String route) {
        Actor actor = new Actor(bearer.getName(), address);
        Thread.ofVirtual().start(() -> events.record(Kind.REFUSED, Subject.of(bearer), actor, Map.of("route", route)));
    }
}

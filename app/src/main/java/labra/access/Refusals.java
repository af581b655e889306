package labra.access;

import jakarta.inject.Singleton;
import java.util.Map;
import labra.access.SecurityEvents.Kind;
import labra.access.SecurityEvents.Subject;
import labra.platform.Actor;

/// What somebody who came in may not do leaves a security event. A refused stranger is no news.
@Singleton
class Refusals {
    private final SecurityEvents events;

    Refusals(SecurityEvents events) {
        this.events = events;
    }

    /// Off the event loop, which many refusals come from; `route` is a template: what people wrote into a path stays
    /// out.
    void note(Bearer bearer, String address, String route) {
        Actor actor = new Actor(bearer.getName(), address);
        Thread.ofVirtual().start(() -> events.record(Kind.REFUSED, Subject.of(bearer), actor, Map.of("route", route)));
    }
}

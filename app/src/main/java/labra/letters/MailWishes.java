package labra.letters;

import java.util.Optional;
import labra.platform.Actor;

/// What the recipients of one role wish to hear. The register that keeps them declares it as a bean.
public interface MailWishes {

    /// What a recipient wishes, and the address it is for.
    record Wish(String email, String language, boolean wanted) {}

    NoticeRole role();

    Optional<Wish> find(long id);

    void keep(long id, Wish wish, Actor actor);
}

package labra.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;

/// A device with passkeys in a visitor's browser, which checks its user and says yes to whatever is asked.
final class Authenticator {
    private final CDPSession browser;
    private final String id;

    Authenticator(Visitor visitor) {
        browser = visitor.page().context().newCDPSession(visitor.page());
        browser.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject wanted = new JsonObject();
        wanted.add("options", options);
        id = browser.send("WebAuthn.addVirtualAuthenticator", wanted)
                .get("authenticatorId")
                .getAsString();
    }

    /// Its user can no longer be checked.
    void forgetsItsUser() {
        JsonObject verified = named();
        verified.addProperty("isUserVerified", false);
        browser.send("WebAuthn.setUserVerified", verified);
    }

    JsonArray passkeys() {
        return browser.send("WebAuthn.getCredentials", named()).getAsJsonArray("credentials");
    }

    /// Takes a copy of a passkey, which has been used so often.
    void takes(JsonObject passkey, int uses) {
        JsonObject copy = passkey.deepCopy();
        copy.addProperty("signCount", uses);
        JsonObject added = named();
        added.add("credential", copy);
        browser.send("WebAuthn.addCredential", added);
    }

    private JsonObject named() {
        JsonObject named = new JsonObject();
        named.addProperty("authenticatorId", id);
        return named;
    }
}

package labra.web;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

/// An address is taken as it is, without blanks around it, or refused; nothing else comes of it.
class EmailProperties {
    @Property
    void usual_addresses_are_taken_as_they_are(
            @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 64) String local,
            @ForAll @AlphaChars @StringLength(min = 1, max = 60) String domain)
            throws BadField {
        String address = local + "@" + domain + ".com.ar";
        assertThat(Email.parse("  " + address + "\t")).isEqualTo(address);
    }

    @Property
    void what_is_taken_has_one_at_sign_and_no_blanks(@ForAll @StringLength(max = 80) String text) {
        for (String written : new String[] {text, text + "@" + text, text + "@example.com"}) {
            try {
                String address = Email.parse(written);
                assertThat(address)
                        .isEqualTo(written.strip())
                        .containsOnlyOnce("@")
                        .doesNotContainPattern("\\s|[<>,;]");
            } catch (BadField refused) {
                assertThat(refused.on("email").key()).startsWith("field.");
            }
        }
    }
}

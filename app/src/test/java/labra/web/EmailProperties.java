package labra.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

/// An address has one form, or is refused; nothing else comes of it.
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
    void what_is_taken_has_one_at_sign_no_blanks_and_one_form(@ForAll @StringLength(max = 80) String text)
            throws BadField {
        for (String written : new String[] {text, text + "@" + text, text + "@example.com", "ana@" + text + ".com"}) {
            String address;
            try {
                address = Email.parse(written);
            } catch (BadField refused) {
                assertThat(refused.on("email").key()).startsWith("field.");
                continue;
            }
            assertThat(address).containsOnlyOnce("@").doesNotContainPattern("\\s|[<>,;]");
            assertThat(Email.parse(address)).isEqualTo(address);
        }
    }

    @Property
    void what_cannot_be_seen_makes_no_other_address(@ForAll("invisible") String sign) throws BadField {
        assertThat(Email.parse(sign + "ana" + sign + "@exam" + sign + "ple.com" + sign))
                .isEqualTo("ana@example.com");
    }

    @Property
    void no_domain_is_taken_that_no_mail_server_can_have(@ForAll("wrong") String address) {
        assertThatThrownBy(() -> Email.parse(address)).as(address).isInstanceOf(BadField.class);
    }

    @Example
    void punycode_and_what_it_stands_for_are_one() throws BadField {
        assertThat(Email.parse("x@xn--and-6ma2c.example")).isEqualTo("x@ñandú.example");
        assertThat(Email.parse("x@ÑANDÚ.example")).isEqualTo("x@ñandú.example");
        assertThat(Email.parse("x@n\u0303andu\u0301.example")).isEqualTo("x@ñandú.example");
        assertThat(Email.parse("x@XN--AND-6MA2C.EXAMPLE")).isEqualTo("x@ñandú.example");
        assertThat(Email.parse("jose\u0301@example.com")).isEqualTo("josé@example.com");
    }

    @Provide
    Arbitrary<String> invisible() {
        return Arbitraries.of("\u200b", "\u200c", "\u200d", "\u202e", "\u2066", "\ufeff", "\u00ad", "\u2060");
    }

    @Provide
    Arbitrary<String> wrong() {
        return Arbitraries.of(
                "ana@example.com.",
                "ana@" + "a".repeat(64) + ".com",
                "ana@example.com?subject=x&y",
                "ana@127.0.0.1",
                "ana@x.-y.example",
                "ana@ex#am!ple.com",
                "ana@example",
                "ana@.com",
                "ana@a..b",
                "ana@-a.com",
                "ana@a-.com",
                "ana@[127.0.0.1]",
                "ana@exa_mple.com",
                "ana@exam\u00a0ple.com",
                "ana@exam ple.com",
                ".ana@example.com",
                "ana.@example.com",
                "a..b@example.com",
                "a@b@example.com",
                "@example.com",
                "ana@",
                "a".repeat(65) + "@example.com",
                "ana@" + "a.".repeat(127) + "com",
                "ana(x)@example.com",
                "\"ana\"@example.com",
                "ana@xn--.com",
                "ana@straße.example",
                "ana@STRAẞE.example",
                "ana@νέος.example",
                "ana@\uffff.com");
    }
}

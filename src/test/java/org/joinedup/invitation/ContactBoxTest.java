package org.joinedup.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.joinedup.kernel.InvitationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

class ContactBoxTest {
    private static final InvitationId SOMEBODY = new InvitationId(new UUID(1, 2));
    private static final ContactBox BOX = new ContactBox(key('k'));

    private static String key(char of) {
        return Base64.getEncoder()
                .encodeToString(String.valueOf(of).repeat(32).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void what_is_sealed_opens_again_for_its_own_invitation_and_key_only() {
        Contact contact =
                new Contact(
                        Optional.of("+447700900001"),
                        Optional.empty(),
                        Optional.of("Siân Ó Súilleabháin"),
                        List.of("1 High Street", "Norwich"),
                        Optional.of("NR1 1AA"));
        String sealed = BOX.seal(SOMEBODY, contact.written());

        assertThat(Contact.read(BOX.open(SOMEBODY, sealed))).isEqualTo(contact);
        assertThat(new String(Base64.getDecoder().decode(sealed), StandardCharsets.ISO_8859_1))
                .doesNotContain("7700");
        assertThatThrownBy(() -> BOX.open(new InvitationId(new UUID(1, 3)), sealed))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new ContactBox(key('x')).open(SOMEBODY, sealed))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_same_sealed_twice_does_not_look_the_same() {
        assertThat(BOX.seal(SOMEBODY, "x")).isNotEqualTo(BOX.seal(SOMEBODY, "x"));
    }

    @Test
    void a_changed_byte_does_not_open() {
        byte[] sealed = Base64.getDecoder().decode(BOX.seal(SOMEBODY, "x"));
        sealed[sealed.length - 1] ^= 1;
        String changed = Base64.getEncoder().encodeToString(sealed);

        assertThatThrownBy(() -> BOX.open(SOMEBODY, changed))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_hash_tells_a_person_again_and_is_another_with_another_key() {
        assertThat(BOX.hash("mobile +447700900001"))
                .isEqualTo(BOX.hash("mobile +447700900001"))
                .isNotEqualTo(BOX.hash("mobile +447700900002"))
                .isNotEqualTo(new ContactBox(key('x')).hash("mobile +447700900001"))
                .hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "c2hvcnQ=", "not base 64 at all, but quite long, really !"})
    void a_key_of_another_length_is_refused_without_being_quoted(String key) {
        assertThatThrownBy(() -> new ContactBox(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("JOINEDUP_CONTACT_KEY")
                .hasMessageNotContaining(key)
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource({
        "07700 900001,        +447700900001",
        "+44 (0)7700 900001,  +447700900001",
        "0044 7700-900.001,   +447700900001",
        "447700900001,        +447700900001",
        "+353 85 012 3456,    +353850123456",
    })
    void a_number_is_the_same_however_it_is_typed(String typed, String number) {
        assertThat(PersonKeys.mobile(typed)).isEqualTo(number);
    }

    @Test
    void a_person_is_known_again_by_name_and_postcode_however_they_are_written() {
        assertThat(keys("Zoë  O'Neill", "nr11aa")).isEqualTo(keys("ZOE ONEILL", "NR1 1AA"));
        assertThat(keys("Zoë O'Neill", "NR1 1AA")).isNotEqualTo(keys("Zoë O'Neill", "NR1 1AB"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RX1-0042", "rx1 0042", "Rx1.0042", "RX1\u20110042", "RX10042"})
    void a_person_is_known_again_by_reference_however_it_is_written(String reference) {
        assertThat(keys(reference)).isEqualTo(keys("RX1-0042")).hasSize(1);
        assertThat(keys(reference)).isNotEqualTo(keys("RX1-0043"));
    }

    @Test
    void nobody_is_known_by_a_reference_of_hyphens() {
        assertThat(keys("--")).isEmpty();
    }

    private static List<String> keys(String reference) {
        return PersonKeys.of(
                new Contact(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()),
                Optional.of(reference));
    }

    private static List<String> keys(String name, String postcode) {
        return PersonKeys.of(
                new Contact(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(name),
                        List.of(),
                        Optional.of(postcode)),
                Optional.empty());
    }

    @Test
    void nobody_reads_a_contact_by_printing_it() {
        assertThat(
                        new Contact(
                                        Optional.of("+447700900001"),
                                        Optional.empty(),
                                        Optional.empty(),
                                        List.of(),
                                        Optional.empty())
                                .toString())
                .doesNotContain("7700");
    }
}

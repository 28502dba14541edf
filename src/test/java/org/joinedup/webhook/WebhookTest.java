package org.joinedup.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.ServiceTest;
import org.joinedup.webhook.Receiver.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Messages over real HTTP to a system of one's own network. */
class WebhookTest extends ServiceTest {
    private static final String WEBHOOKS = "/api/v1/webhooks";

    @Inject Announce announce;
    @Inject StoredWebhooks webhooks;

    private Api administrator;
    private Receiver receiver;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> settings = super.getProperties();
        settings.put("joinedup.webhooks.hosts", "localhost, hooks.example");
        settings.put("joinedup.webhooks.internal", "true");
        settings.put("joinedup.webhooks.interval", "100ms");
        return settings;
    }

    @BeforeEach
    void listen() throws IOException {
        administrator = api.administrator();
        receiver = new Receiver();
    }

    @AfterEach
    void stop() {
        administrator
                .get(WEBHOOKS)
                .json()
                .forEach(
                        webhook ->
                                administrator.delete(WEBHOOKS + "/" + webhook.get("id").asText()));
        receiver.close();
    }

    private Reply register(String url) {
        return administrator.post(WEBHOOKS, Map.of("url", url));
    }

    private Reply registered() throws InterruptedException {
        Reply made = register(receiver.url());
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        await(() -> receiver.messages().size() == 1);
        return made;
    }

    private static void await(BooleanSupplier truth) throws InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (!truth.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.sleep(20);
        }
    }

    /** Lets what waits for its next attempt be due. */
    private void hurry() {
        database.update("update webhook_delivery set next_at = now() where next_at is not null");
    }

    @Test
    void the_first_message_is_a_ping_signed_with_the_secret_that_was_told() throws Exception {
        Reply made = registered();

        Message ping = receiver.messages().getFirst();
        assertThat(ping.json().get("type").asText()).isEqualTo("ping");
        assertThat(ping.json().get("id").asText()).isEqualTo(ping.header("webhook-id"));
        assertThat(ping.header("Content-Type")).isEqualTo("application/json");
        assertThat(Instant.ofEpochSecond(Long.parseLong(ping.header("webhook-timestamp"))))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(ping.header("webhook-signature"))
                .isEqualTo(signature(made.json().get("secret").asText(), ping));
    }

    /** By the words of the specification, not by the code under test. */
    private static String signature(String secret, Message message)
            throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(
                new SecretKeySpec(
                        Base64.getDecoder().decode(secret.substring("whsec_".length())), "raw"));
        String signed =
                message.header("webhook-id")
                        + "."
                        + message.header("webhook-timestamp")
                        + "."
                        + message.body();
        return "v1,"
                + Base64.getEncoder()
                        .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void what_is_announced_comes_once_to_each_who_is_registered() throws Exception {
        registered();
        announce.announce("edition.published", Map.of("number", 7));
        await(() -> receiver.messages().size() == 2);
        Thread.sleep(500);

        assertThat(receiver.messages()).hasSize(2);
        assertThat(receiver.messages().getLast().json().at("/data/number").asInt()).isEqualTo(7);
    }

    @Test
    void a_message_that_is_not_taken_comes_again_with_the_same_id_and_then_no_more()
            throws Exception {
        registered();
        receiver.answer(500);
        announce.announce("edition.published", Map.of("number", 8));
        await(() -> receiver.messages().size() == 2);
        await(() -> shown().get("lastStatus").asInt() == 500);
        assertThat(shown().get("waiting").asInt()).isEqualTo(1);

        receiver.answer(200);
        hurry();
        await(() -> shown().get("delivered").asInt() == 2);
        assertThat(receiver.messages()).hasSize(3);
        assertThat(receiver.messages().get(2).header("webhook-id"))
                .isEqualTo(receiver.messages().get(1).header("webhook-id"));
        assertThat(receiver.messages().get(2).body()).isEqualTo(receiver.messages().get(1).body());
    }

    private com.fasterxml.jackson.databind.JsonNode shown() {
        com.fasterxml.jackson.databind.JsonNode all = administrator.get(WEBHOOKS).json();
        return all.get(all.size() - 1);
    }

    @Test
    void a_receiver_that_is_gone_is_told_nothing_more() throws Exception {
        registered();
        receiver.answer(410);
        announce.announce("edition.published", Map.of("number", 9));
        await(() -> shown().path("endedBecause").asText().equals("gone"));
        announce.announce("edition.published", Map.of("number", 10));
        Thread.sleep(400);

        assertThat(receiver.messages()).hasSize(2);
        assertThat(shown().get("waiting").asInt()).isZero();
    }

    @Test
    void a_removed_webhook_is_told_nothing_not_even_what_waits() throws Exception {
        Reply made = registered();
        receiver.answer(503);
        announce.announce("edition.published", Map.of("number", 11));
        await(() -> receiver.messages().size() == 2);

        String path = WEBHOOKS + "/" + made.json().get("id").asText();
        assertThat(administrator.delete(path).status()).isEqualTo(204);
        hurry();
        Thread.sleep(400);

        assertThat(receiver.messages()).hasSize(2);
    }

    @Test
    void a_redirect_is_not_followed() throws Exception {
        try (Receiver elsewhere = new Receiver()) {
            receiver.redirectTo(elsewhere.url());
            register(receiver.url());
            await(() -> receiver.messages().size() == 1);
            await(() -> shown().path("lastStatus").asInt() == 307);

            assertThat(elsewhere.messages()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://elsewhere.example/x, is not at a host that the settings allow",
        "https://hooks.example.evil.example/, is not at a host that the settings allow",
        "https://user:secret@hooks.example/, is not a web address without a name and a password in"
                + " it",
        "https://hooks.example@evil.example/, is not a web address without a name and a password in"
                + " it",
        "ftp://hooks.example/, does not begin with https:",
        "file:///etc/passwd, is not a web address without a name and a password in it",
        "'https://hooks .example/', is not a web address",
    })
    void an_address_that_is_not_allowed_is_refused_and_the_field_named(String url, String reason) {
        Reply refused = register(url);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("url");
        assertThat(refused.json().at("/errors/0/reason").asText()).isEqualTo(reason);
    }

    @Test
    void two_nodes_never_take_the_same_message_and_one_that_dies_leaves_it_to_the_other()
            throws Exception {
        registered();
        receiver.answer(500);
        announce.announce("edition.published", Map.of("number", 12));
        await(() -> receiver.messages().size() == 2);
        await(() -> shown().get("lastStatus").asInt() == 500);
        Instant later = Instant.now().plus(Duration.ofDays(1));

        assertThat(webhooks.take(20, later, later.plusSeconds(60))).hasSize(1);
        assertThat(webhooks.take(20, later, later.plusSeconds(60))).isEmpty();
        assertThat(webhooks.take(20, later.plusSeconds(60), later.plusSeconds(90))).hasSize(1);
    }

    @Test
    void the_secret_is_stored_encrypted_and_shown_in_no_list() throws Exception {
        String secret = registered().json().get("secret").asText();
        byte[] raw = Base64.getDecoder().decode(secret.substring("whsec_".length()));

        assertThat(administrator.get(WEBHOOKS).body()).doesNotContain(secret, "whsec_");
        assertThat(database.list("select secret as line from webhook", row -> row.text("line")))
                .isNotEmpty()
                .noneMatch(line -> line.contains(secret))
                .noneMatch(line -> line.contains(HexFormat.of().formatHex(raw)));
    }

    @Test
    void attempts_grow_apart_to_six_hours() {
        assertThat(List.of(1, 2, 3, 4, 20).stream().map(DeliverMessages::pause))
                .containsExactly(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(90),
                        Duration.ofSeconds(270),
                        Duration.ofHours(6));
    }
}

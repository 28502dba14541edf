package org.joinedup.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.joinedup.testing.Api;
import org.joinedup.testing.RunningService;
import org.joinedup.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;

/** A node of its own with a certificate made for this test, and a browser that trusts no other. */
class TlsTest {
    private static final String ALIAS = "joined-up";
    private static final String KEY_PASSWORD = "of-the-key-store";

    @TempDir static Path folder;

    private static Path keyStore;
    private static KeyStore keys;

    @BeforeAll
    static void make_a_certificate() throws Exception {
        keyStore = folder.resolve("node.p12");
        keys = make(keyStore);
    }

    private static KeyStore make(Path file) throws Exception {
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                ALIAS,
                                "-keyalg",
                                "EC",
                                "-groupname",
                                "secp256r1",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "SAN=dns:localhost,ip:127.0.0.1,ip:127.0.0.2",
                                "-validity",
                                "2",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                KEY_PASSWORD,
                                "-keystore",
                                file.toString())
                        .inheritIO()
                        .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore made = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            made.load(in, KEY_PASSWORD.toCharArray());
        }
        return made;
    }

    /** With the key of whatever store. */
    private static Map<String, String> pemFiles(KeyStore ofTheKey) throws Exception {
        return Map.of(
                "JOINEDUP_TLS_CERTIFICATE",
                pem("certificate.pem", "CERTIFICATE", keys.getCertificate(ALIAS).getEncoded())
                        .toString(),
                "JOINEDUP_TLS_KEY",
                pem(
                                "key.pem",
                                "PRIVATE KEY",
                                ofTheKey.getKey(ALIAS, KEY_PASSWORD.toCharArray()).getEncoded())
                        .toString());
    }

    @Test
    void with_a_certificate_in_pem_there_is_nothing_but_tls_and_browsers_are_told_so()
            throws Exception {
        try (RunningService node = RunningService.start(folder, environment(pemFiles(keys)))) {
            HttpResponse<String> page = get(node, browser());

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
            assertThat(page.headers().firstValue("Strict-Transport-Security"))
                    .contains("max-age=31536000");
            assertThat(signIn(node))
                    .contains("Secure", "HTTPOnly", "SameSite=Strict")
                    .startsWith("joined-up-session=");
            assertThat(firstLineWithoutTls(node)).doesNotContain("200");
            assertThatThrownBy(() -> get(node, HttpClient.newHttpClient()))
                    .isInstanceOf(SSLHandshakeException.class);
            assertThat(node.output()).contains("ready: https://localhost:");
        }
    }

    @Test
    void a_key_store_does_as_well() throws Exception {
        assumeTrue(Integer.getInteger("faults.rounds", 0) > 0, "with the profile faults alone");
        try (RunningService node =
                RunningService.start(
                        folder,
                        environment(
                                Map.of(
                                        "JOINEDUP_TLS_KEY_STORE",
                                        keyStore.toString(),
                                        "JOINEDUP_TLS_KEY_STORE_PASSWORD",
                                        KEY_PASSWORD)))) {
            assertThat(get(node, browser()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void with_the_key_of_another_certificate_a_node_does_not_start_and_says_why() throws Exception {
        Map<String, String> environment =
                environment(pemFiles(make(folder.resolve("another.p12"))));

        assertThatThrownBy(() -> RunningService.start(folder, environment))
                .hasMessageContaining("the service ended")
                .hasMessageContaining("the key of JOINEDUP_TLS_KEY")
                .hasMessageContaining("does not belong to its certificate");
    }

    @Test
    void a_node_that_listens_at_one_address_alone_starts_there() throws Exception {
        Map<String, String> environment = environment(pemFiles(keys));
        environment.put("MICRONAUT_SERVER_HOST", "127.0.0.2");
        try (RunningService node = RunningService.start(folder, environment)) {
            HttpResponse<String> page =
                    browser()
                            .send(
                                    HttpRequest.newBuilder(
                                                    URI.create(
                                                            "https://127.0.0.2:"
                                                                    + node.uri().getPort()
                                                                    + "/sign-in"))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void without_a_key_that_goes_with_the_certificate_a_node_does_not_start() throws Exception {
        Path nothing = pem("nothing.pem", "PRIVATE KEY", new byte[] {1, 2, 3});
        Map<String, String> environment =
                environment(
                        Map.of(
                                "JOINEDUP_TLS_CERTIFICATE",
                                pem(
                                                "of-another.pem",
                                                "CERTIFICATE",
                                                keys.getCertificate(ALIAS).getEncoded())
                                        .toString(),
                                "JOINEDUP_TLS_KEY",
                                nothing.toString()));

        assertThatThrownBy(() -> RunningService.start(folder, environment))
                .hasMessageContaining("the service ended");
    }

    private static Map<String, String> environment(Map<String, String> tls) {
        Map<String, String> environment =
                new HashMap<>(RunningService.variables(TestDatabase.settings()));
        environment.putAll(tls);
        return environment;
    }

    private static Path pem(String name, String kind, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(
                folder.resolve(name),
                "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(kind, text, kind));
    }

    private static HttpClient browser() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, keys.getCertificate(ALIAS));
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static URI secure(RunningService node, String path) {
        return URI.create("https://localhost:" + node.uri().getPort() + path);
    }

    private static HttpResponse<String> get(RunningService node, HttpClient client)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(secure(node, "/sign-in")).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** The cookie that it is answered with. */
    private static String signIn(RunningService node) throws Exception {
        HttpRequest form =
                HttpRequest.newBuilder(secure(node, "/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                BodyPublishers.ofString(
                                        "username="
                                                + Api.ADMINISTRATOR
                                                + "&password="
                                                + Api.PASSWORD.replace(' ', '+')))
                        .build();
        return browser()
                .send(form, HttpResponse.BodyHandlers.ofString())
                .headers()
                .firstValue("Set-Cookie")
                .orElse("none");
    }

    private static String firstLineWithoutTls(RunningService node) throws IOException {
        try (Socket socket = new Socket(node.uri().getHost(), node.uri().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(
                            "GET /sign-in HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(40), StandardCharsets.ISO_8859_1);
        } catch (SocketException e) {
            return "hung up";
        }
    }
}

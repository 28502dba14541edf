package org.joinedup;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings of one node that the framework knows under several names of its own. */
final class NodeSettings {
    private static final String MANAGEMENT_PORT = "joinedup.management-port";
    private static final String LOG_FORMAT = "joinedup.log-format";
    private static final String TEXT = "text";
    private static final String JSON = "json";
    private static final String TLS = "micronaut.server.ssl.";
    private static final String CERTIFICATE = "micronaut.certificate.file.joined-up.";

    private NodeSettings() {}

    static boolean logsJson() {
        String format = setting(LOG_FORMAT).orElse(TEXT);
        if (!Set.of(TEXT, JSON).contains(format)) {
            throw new IllegalStateException("JOINEDUP_LOG_FORMAT is text or json");
        }
        // Logback reads it so, at the first line that is logged.
        System.setProperty(LOG_FORMAT, format);
        return format.equals(JSON);
    }

    /** Of the configuration files that go with what is set. */
    static String[] environments() {
        return setting(MANAGEMENT_PORT).isPresent() ? new String[] {"management"} : new String[] {};
    }

    /** Of a certificate in PEM, or of a key store in PKCS 12; then there is nothing but TLS. */
    static Map<String, Object> tls() {
        Optional<String> certificate = setting("joinedup.tls.certificate");
        Optional<String> keyStore = setting("joinedup.tls.key-store");
        if (certificate.isEmpty() && keyStore.isEmpty()) {
            return Map.of();
        }
        String port = Application.setting("PORT", "port").orElse("8080");
        Map<String, Object> settings = new HashMap<>();
        settings.put(TLS + "enabled", "true");
        settings.put(TLS + "port", port);
        settings.put(TLS + "key-name", "joined-up");
        settings.put(TLS + "protocols", "TLSv1.3,TLSv1.2");
        settings.put(CERTIFICATE + "refresh-mode", "NONE");
        if (certificate.isPresent()) {
            settings.put(CERTIFICATE + "format", "PEM");
            settings.put(CERTIFICATE + "certificate-path", certificate.get());
            settings.put(CERTIFICATE + "path", required("joinedup.tls.key"));
        } else {
            settings.put(CERTIFICATE + "format", "PKCS12");
            settings.put(CERTIFICATE + "path", keyStore.get());
            String password = required("joinedup.tls.key-store-password");
            settings.put(CERTIFICATE + "password", password);
            settings.put(TLS + "key.password", password);
            settings.put(TLS + "key-store.password", password);
        }
        if (setting("joinedup.public-url").isEmpty()) {
            settings.put("joinedup.public-url", "https://localhost:" + port);
        }
        return settings;
    }

    private static String required(String property) {
        return setting(property)
                .orElseThrow(() -> new IllegalStateException(variable(property) + " is not set"));
    }

    private static Optional<String> setting(String property) {
        return Application.setting(variable(property), property).filter(text -> !text.isBlank());
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}

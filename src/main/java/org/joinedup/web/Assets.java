package org.joinedup.web;

import org.joinedup.kernel.Sha256;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * The styles and scripts of the patient's pages, packed once. Their addresses hold a hash of all of
 * them, so that a phone fetches each only once and never mixes two releases.
 */
public final class Assets {
    static final String FOLDER = "/assets/patient/";

    private static final String CSS = "text/css; charset=utf-8";
    private static final String JAVASCRIPT = "text/javascript; charset=utf-8";
    private static final int HASH_DIGITS = 12;

    private static final Map<String, Asset> FILES = read();
    private static final String VERSION = version();

    private Assets() {}

    /** One file. */
    static final class Asset {
        private final String type;
        private final byte[] plain;
        private final byte[] packed;

        private Asset(String type, byte[] plain) {
            this.type = type;
            this.plain = plain;
            this.packed = pack(plain);
        }

        String type() {
            return type;
        }

        byte[] plain() {
            return plain.clone();
        }

        /** By gzip. */
        byte[] packed() {
            return packed.clone();
        }
    }

    /** The address of a file in this release. */
    public static String path(String name) {
        if (!FILES.containsKey(name)) {
            throw new IllegalArgumentException("no such file: " + name);
        }
        return FOLDER + VERSION + "/" + name;
    }

    /** The scripts that the first one imports, for the browser to fetch with it. */
    public static List<String> imports() {
        return List.of(
                path("vault.js"),
                path("door.js"),
                path("outbox.js"),
                path("errors.js"),
                path("listen.js"));
    }

    static Optional<Asset> find(String name) {
        return Optional.ofNullable(FILES.get(name));
    }

    static boolean isCurrent(String version) {
        return VERSION.equals(version);
    }

    private static Map<String, Asset> read() {
        Map<String, Asset> files = new LinkedHashMap<>();
        files.put(
                "patient.css",
                asset(
                        CSS,
                        "govuk-frontend.min.css",
                        "joined-up.css",
                        "ways.css",
                        "patient/patient.css"));
        for (String script :
                List.of(
                        "patient.js",
                        "vault.js",
                        "door.js",
                        "outbox.js",
                        "errors.js",
                        "listen.js",
                        "worker.js")) {
            files.put(script, withoutComments(asset(JAVASCRIPT, "patient/" + script)));
        }
        return files;
    }

    private static Asset asset(String type, String... parts) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        for (String part : parts) {
            try (InputStream file = Assets.class.getResourceAsStream("/assets/" + part)) {
                file.transferTo(plain);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Asset(type, plain.toByteArray());
    }

    /** Without the indents and the lines that are comments, which our own scripts alone have. */
    private static Asset withoutComments(Asset script) {
        String code =
                new String(script.plain, StandardCharsets.UTF_8)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.startsWith("//") && !line.startsWith("/**"))
                        .collect(Collectors.joining("\n"));
        return new Asset(script.type, code.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] pack(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static String version() {
        Sha256 digest = new Sha256();
        FILES.values().forEach(asset -> digest.add(asset.plain));
        return digest.hex().substring(0, HASH_DIGITS);
    }
}

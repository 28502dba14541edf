package org.joinedup;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * What an installation on one machine keeps to itself, made at its first start: the key that signs
 * sessions, the one that encrypts contact details, and the password of the demonstration's
 * accounts.
 */
record DemonstrationSecrets(String signingSecret, String contactKey, String password) {
    private static final String SIGNING_SECRET = "signing-secret";
    private static final String CONTACT_KEY = "contact-key";
    private static final int CONTACT_KEY_BYTES = 32;
    private static final String PASSWORD = "demonstration-password";

    static DemonstrationSecrets in(Path folder) throws IOException {
        Path file = folder.resolve("secrets.properties");
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
        } else {
            properties.setProperty(SIGNING_SECRET, random(48));
            properties.setProperty(PASSWORD, random(12));
        }
        // Installations made before there were contact details have none.
        if (!properties.containsKey(CONTACT_KEY)) {
            properties.setProperty(
                    CONTACT_KEY, Base64.getEncoder().encodeToString(bytes(CONTACT_KEY_BYTES)));
            store(properties, file);
        }
        return new DemonstrationSecrets(
                properties.getProperty(SIGNING_SECRET),
                properties.getProperty(CONTACT_KEY),
                properties.getProperty(PASSWORD));
    }

    /** All at once, so that a start that is broken off leaves no half of it. */
    private static void store(Properties properties, Path file) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        Files.createFile(
                unfinished,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer writer = Files.newBufferedWriter(unfinished)) {
            properties.store(writer, "made at the first start; keep private");
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String random(int count) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(count));
    }

    private static byte[] bytes(int count) {
        byte[] secret = new byte[count];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    @Override
    public String toString() {
        return "DemonstrationSecrets";
    }
}

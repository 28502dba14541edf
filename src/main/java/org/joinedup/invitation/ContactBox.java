package org.joinedup.invitation;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import org.joinedup.kernel.InvitationId;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts contact details (AES-256-GCM) and hashes what tells a person (HMAC-SHA256), each with a
 * key of its own made from that of the settings, so that a copy of the database tells nobody.
 */
@Singleton
class ContactBox {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** 128 bits are enough that no two people have the same by chance. */
    private static final int HASH_BYTES = 16;

    /** Of what is sealed, so that another way can come later. */
    private static final byte VERSION = 1;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Optional<Keys> keys;

    /** Each for its own use, made once, for lists have many people. */
    private static final class Keys {
        private final byte[] contacts;
        private final byte[] people;

        Keys(byte[] key) {
            this.contacts = mac(key, "contacts");
            this.people = mac(key, "people");
        }
    }

    /**
     * @throws IllegalArgumentException when it is set and is not 32 bytes in base 64
     */
    ContactBox(@Value("${joinedup.contact-key:}") String key) {
        this.keys = key.isBlank() ? Optional.empty() : Optional.of(new Keys(read(key.strip())));
    }

    private static byte[] read(String key) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(key);
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        if (bytes.length != KEY_BYTES) {
            // The cause would quote it.
            throw new IllegalArgumentException(
                    "JOINEDUP_CONTACT_KEY must be 32 bytes in base 64 (openssl rand -base64 32)");
        }
        return bytes;
    }

    /** Without a key no contact details can be stored. */
    boolean isReady() {
        return keys.isPresent();
    }

    /** In base 64. It opens for the same invitation only. */
    String seal(InvitationId id, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] encrypted =
                cipher(Cipher.ENCRYPT_MODE, id, nonce, text.getBytes(StandardCharsets.UTF_8));
        byte[] sealed = new byte[1 + NONCE_BYTES + encrypted.length];
        sealed[0] = VERSION;
        System.arraycopy(nonce, 0, sealed, 1, NONCE_BYTES);
        System.arraycopy(encrypted, 0, sealed, 1 + NONCE_BYTES, encrypted.length);
        return Base64.getEncoder().encodeToString(sealed);
    }

    /**
     * @throws IllegalStateException when it was sealed for another, by another key, or changed
     */
    String open(InvitationId id, String text) {
        byte[] sealed = Base64.getDecoder().decode(text);
        byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
        byte[] encrypted = Arrays.copyOfRange(sealed, 1 + NONCE_BYTES, sealed.length);
        return new String(
                cipher(Cipher.DECRYPT_MODE, id, nonce, encrypted), StandardCharsets.UTF_8);
    }

    private byte[] cipher(int mode, InvitationId id, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    mode,
                    new SecretKeySpec(keys().contacts, "AES"),
                    new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(id.toString().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("contact details of " + id + " do not open", e);
        }
    }

    /** What stands for a person's reference, number or address, and cannot be turned back. */
    String hash(String personKey) {
        byte[] mac = mac(keys().people, personKey);
        return HexFormat.of().formatHex(mac, 0, HASH_BYTES);
    }

    private Keys keys() {
        return keys.orElseThrow(() -> new IllegalStateException("JOINEDUP_CONTACT_KEY is not set"));
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

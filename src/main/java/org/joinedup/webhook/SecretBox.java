package org.joinedup.webhook;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.security.crypto.encrypt.TextEncryptor;

/** Keeps subscribers' secrets encrypted (AES-256-GCM, with a key of the signing secret's). */
@Singleton
class SecretBox {
    /** Not secret: it keeps this key from being that of another use of the same secret. */
    private static final String SALT = "776562686f6f6b73";

    private final TextEncryptor encryptor;

    SecretBox(@Value("${joinedup.signing-secret}") String signingSecret) {
        this.encryptor = Encryptors.delux(signingSecret, SALT);
    }

    String close(String secret) {
        return encryptor.encrypt(secret);
    }

    String open(String closed) {
        return encryptor.decrypt(closed);
    }
}

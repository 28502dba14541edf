package org.joinedup.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a message as the Standard Webhooks specification, version 1, says. */
final class Signature {
    private static final String ALGORITHM = "HmacSHA256";

    static final String SECRET_PREFIX = "whsec_";

    private Signature() {}

    /**
     * @param secret the key in base 64 after its prefix
     * @param seconds since 1970, when it is sent
     */
    static String of(String secret, UUID id, long seconds, String body) {
        byte[] key = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            String signed = id + "." + seconds + "." + body;
            return "v1,"
                    + Base64.getEncoder()
                            .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

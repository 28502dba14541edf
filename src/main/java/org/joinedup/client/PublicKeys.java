package org.joinedup.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;

import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The public keys of clients that sign: RSA of 2048 bits or more, or EC on P-256. */
final class PublicKeys {
    private static final int FEWEST_BITS = 2048;
    private static final Set<JWSAlgorithm> OF_RSA = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256);

    private PublicKeys() {}

    /** What is wrong with a key, if anything. */
    static Optional<String> fault(Map<String, Object> key) {
        try {
            JWK read = JWK.parse(key);
            if (read.isPrivate()) {
                return Optional.of("holds the private half, which nobody else may have");
            }
            return isStrong(read)
                    ? Optional.empty()
                    : Optional.of("must be RSA of 2048 bits or more, or EC on P-256");
        } catch (ParseException | IllegalArgumentException e) {
            return Optional.of("is not a JSON Web Key");
        }
    }

    private static boolean isStrong(JWK key) {
        return switch (key) {
            case RSAKey rsa -> rsa.size() >= FEWEST_BITS;
            case ECKey ec -> ec.getCurve().equals(Curve.P_256);
            default -> false;
        };
    }

    /** Whether the key's other half has signed it. */
    static boolean hasSigned(String key, SignedJWT signed) {
        try {
            JWSAlgorithm algorithm = signed.getHeader().getAlgorithm();
            return switch (JWK.parse(key)) {
                case RSAKey rsa ->
                        OF_RSA.contains(algorithm) && verify(new RSASSAVerifier(rsa), signed);
                case ECKey ec ->
                        algorithm.equals(JWSAlgorithm.ES256)
                                && verify(new ECDSAVerifier(ec), signed);
                default -> false;
            };
        } catch (ParseException | JOSEException e) {
            return false;
        }
    }

    private static boolean verify(JWSVerifier verifier, SignedJWT signed) throws JOSEException {
        return signed.verify(verifier);
    }
}

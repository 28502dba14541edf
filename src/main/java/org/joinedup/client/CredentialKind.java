package org.joinedup.client;

import org.joinedup.kernel.Coded;

import java.util.Locale;

/** With what a client proves who it is. */
enum CredentialKind implements Coded {
    /** Sent with each request: for small users. */
    API_KEY,
    /** Exchanged for a token of some minutes: {@code client_secret_basic} or {@code _post}. */
    SECRET,
    /** Signs what is exchanged for a token: {@code private_key_jwt}. */
    PUBLIC_KEY,
    /** Has its tokens from the issuer outside that the settings name. */
    EXTERNAL;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

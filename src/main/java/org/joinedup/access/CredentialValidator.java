package org.joinedup.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.validator.TokenValidator;

/** Knows a caller by a token that this service has given out. No other token is accepted. */
public interface CredentialValidator extends TokenValidator<HttpRequest<?>> {}

package org.joinedup.access;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.http.server.util.locale.HttpLocaleResolver;
import io.micronaut.security.event.TokenValidatedEvent;
import io.micronaut.security.token.TokenAuthenticationFetcher;
import io.micronaut.security.token.reader.TokenResolver;

import jakarta.inject.Singleton;

import java.util.List;

/**
 * Asks the validators of this service alone. With an OpenID provider the library would also accept
 * every token that the provider signs, for whichever application, with the roles that stand in it,
 * and would send each token that it does not know to the provider.
 */
@Singleton
@Replaces(TokenAuthenticationFetcher.class)
class OwnCredentials extends TokenAuthenticationFetcher {
    OwnCredentials(
            List<CredentialValidator> validators,
            TokenResolver<HttpRequest<?>> resolver,
            ApplicationEventPublisher<TokenValidatedEvent> publisher,
            HttpHostResolver hosts,
            HttpLocaleResolver locales) {
        super(List.copyOf(validators), resolver, publisher, hosts, locales);
    }
}

package org.joinedup.access;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.oauth2.url.DefaultOauthRouteUrlBuilder;
import io.micronaut.security.oauth2.url.OauthRouteUrlBuilder;

import jakarta.inject.Singleton;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;

/**
 * Where an OpenID provider sends people back to: the address that the settings name, whatever the
 * request says of its host.
 */
@Singleton
@Replaces(DefaultOauthRouteUrlBuilder.class)
class PublicAddresses implements OauthRouteUrlBuilder<HttpRequest<?>> {
    private final URI start;

    PublicAddresses(@Value("${joinedup.public-url}") String publicUrl) {
        this.start = URI.create(publicUrl.replaceFirst("/+$", ""));
    }

    @Override
    public URL buildUrl(HttpRequest<?> request, String path) {
        try {
            return URI.create(start + path).toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public URL buildLoginUrl(HttpRequest<?> request, String provider) {
        return buildUrl(request, buildLoginUri(provider).toString());
    }

    @Override
    public URL buildCallbackUrl(HttpRequest<?> request, String provider) {
        return buildUrl(request, buildCallbackUri(provider).toString());
    }

    @Override
    public URI buildLoginUri(String provider) {
        return URI.create("/oauth/login/" + provider);
    }

    @Override
    public URI buildCallbackUri(String provider) {
        return URI.create("/oauth/callback/" + provider);
    }
}

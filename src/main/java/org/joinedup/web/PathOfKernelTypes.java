package org.joinedup.web;

import io.micronaut.context.annotation.Factory;
import io.micronaut.core.convert.TypeConverter;

import jakarta.inject.Singleton;

import org.joinedup.kernel.ClientId;
import org.joinedup.kernel.EditionId;
import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.kernel.TargetId;
import org.joinedup.kernel.UserId;
import org.joinedup.kernel.WebhookId;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Typed ids in paths and parameters. What is no UUID is no id that exists, and the caller learns no
 * more.
 */
@Factory
class PathOfKernelTypes {
    private static final UUID NO_SUCH_ID = new UUID(0, 0);

    @Singleton
    TypeConverter<CharSequence, ServiceId> serviceId() {
        return reader(ServiceId::new);
    }

    @Singleton
    TypeConverter<CharSequence, OrganisationId> organisationId() {
        return reader(OrganisationId::new);
    }

    @Singleton
    TypeConverter<CharSequence, SurveyId> surveyId() {
        return reader(SurveyId::new);
    }

    @Singleton
    TypeConverter<CharSequence, TargetId> targetId() {
        return reader(TargetId::new);
    }

    @Singleton
    TypeConverter<CharSequence, EditionId> editionId() {
        return reader(EditionId::new);
    }

    @Singleton
    TypeConverter<CharSequence, InvitationId> invitationId() {
        return reader(InvitationId::new);
    }

    @Singleton
    TypeConverter<CharSequence, WebhookId> webhookId() {
        return reader(WebhookId::new);
    }

    @Singleton
    TypeConverter<CharSequence, UserId> userId() {
        return reader(UserId::new);
    }

    @Singleton
    TypeConverter<CharSequence, ClientId> clientId() {
        return reader(ClientId::new);
    }

    private static <T> TypeConverter<CharSequence, T> reader(Function<UUID, T> type) {
        return (text, target, context) -> Optional.of(type.apply(uuid(text)));
    }

    private static UUID uuid(CharSequence text) {
        try {
            return UUID.fromString(text.toString());
        } catch (IllegalArgumentException e) {
            return NO_SUCH_ID;
        }
    }
}

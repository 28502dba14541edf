package org.joinedup.publication;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.Group;
import org.joinedup.organisation.Service;

import java.util.List;
import java.util.Optional;

/**
 * Whose figures they are: one service's, or those of several together.
 *
 * @param kind that of a single service, or the code of a {@link
 *     org.joinedup.organisation.GroupKind}
 * @param services at least one
 */
record Subject(
        String kind, Optional<ServiceId> id, String code, String name, List<Service> services) {
    static final String SERVICE = "service";

    static Subject of(Service service) {
        return new Subject(
                SERVICE,
                Optional.of(service.id()),
                service.code(),
                service.name(),
                List.of(service));
    }

    static Subject of(Group group) {
        return new Subject(
                group.kind().code(),
                Optional.empty(),
                group.code(),
                group.name(),
                group.services());
    }

    boolean isService() {
        return kind.equals(SERVICE);
    }

    List<ServiceId> serviceIds() {
        return services.stream().map(Service::id).toList();
    }

    Ref ref() {
        return new Ref(kind, id.map(ServiceId::toString).orElse(null), code, name, services.size());
    }

    /**
     * @param services how many it has
     */
    @Introspected
    @Schema(name = "Subject")
    public record Ref(
            @Schema(
                            type = "string",
                            allowableValues = {
                                "service",
                                "nation",
                                "region",
                                "care-cluster",
                                "client-group",
                                "strategy",
                                "programme",
                                "provider"
                            })
                    String kind,
            @Nullable @Schema(nullable = true, format = "uuid", description = "Of a service alone")
                    String id,
            String code,
            String name,
            int services) {}
}

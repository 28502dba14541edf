package org.joinedup.contract;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;

/** What a description of an API says can be asked for. */
public final class DescribedOperations {
    private DescribedOperations() {}

    /** What is done with one. */
    public interface Each {
        void take(String method, String path, Operation operation);
    }

    public static void of(OpenAPI description, Each each) {
        description
                .getPaths()
                .forEach(
                        (path, item) ->
                                item.readOperationsMap()
                                        .forEach(
                                                (method, operation) ->
                                                        each.take(method.name(), path, operation)));
    }
}

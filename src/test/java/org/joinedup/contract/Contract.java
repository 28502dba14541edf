package org.joinedup.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.parser.OpenAPIV3Parser;

import org.joinedup.testing.Api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The operations of {@code openapi.yml}, and whether a request and its reply keep to them. */
final class Contract {
    private static final String REFUSALS = "4XX";
    private static final List<Integer> REFUSED =
            List.of(400, 401, 403, 404, 406, 409, 410, 413, 415, 422, 429);

    private final Map<String, Operation> operations = new TreeMap<>();
    private final Set<String> filesByGet = new TreeSet<>();
    private final OpenApiInteractionValidator validator;

    Contract() {
        OpenAPI description = new OpenAPIV3Parser().read("openapi.yml");
        DescribedOperations.of(
                description,
                (method, path, operation) -> {
                    spellOut(operation.getResponses());
                    operations.put(
                            operation.getOperationId(),
                            new Operation(PathItem.HttpMethod.valueOf(method), path));
                });
        description.getPaths().values().stream()
                .map(PathItem::getGet)
                .filter(get -> get != null && answersWithFile(get))
                .forEach(get -> filesByGet.add(get.getOperationId()));
        description.getComponents().getSchemas().values().forEach(this::spellOut);
        validator = OpenApiInteractionValidator.createFor(description).build();
    }

    /**
     * "Nullable, and all of another schema" is how the generator says that there may be one; the
     * validator takes it to be never null.
     */
    private void spellOut(Schema<?> schema) {
        if (schema.getProperties() == null) {
            return;
        }
        schema.getProperties()
                .replaceAll(
                        (name, property) ->
                                Boolean.TRUE.equals(property.getNullable())
                                                && property.getAllOf() != null
                                        ? new Schema<>()
                                                .anyOf(List.of(nothing(), property.nullable(null)))
                                        : property);
    }

    private static Schema<?> nothing() {
        return new ObjectSchema().maxProperties(0).nullable(true);
    }

    /** The validator does not know ranges of statuses. */
    private static void spellOut(ApiResponses responses) {
        if (responses.containsKey(REFUSALS)) {
            REFUSED.forEach(
                    status ->
                            responses.putIfAbsent(
                                    Integer.toString(status), responses.get(REFUSALS)));
        }
    }

    record Operation(PathItem.HttpMethod method, String path) {
        /**
         * @param ids for the variables of the path
         */
        String path(Map<String, String> ids) {
            String filled = path;
            for (Map.Entry<String, String> id : ids.entrySet()) {
                filled = filled.replace("{" + id.getKey() + "}", id.getValue());
            }
            return filled;
        }
    }

    Map<String, Operation> operations() {
        return operations;
    }

    /** The operations that answer with nothing but a file, such as a table or a PDF. */
    Set<String> filesByGet() {
        return filesByGet;
    }

    private static boolean answersWithFile(io.swagger.v3.oas.models.Operation get) {
        Set<String> types = get.getResponses().get("200").getContent().keySet();
        return types.stream().noneMatch(type -> type.endsWith("/json") || type.endsWith("+json"));
    }

    /** What is wrong with a request that should be sound, as the description has it. */
    List<String> faults(Operation operation, String path, ContractCase.Sent sent) {
        SimpleRequest.Builder request =
                new SimpleRequest.Builder(method(operation), path).withAuthorization("Bearer some");
        sent.parameters().forEach(request::withQueryParam);
        if (!sent.body().isEmpty()) {
            request.withContentType(sent.contentType()).withBody(sent.body());
        }
        return messages(validator.validateRequest(request.build()));
    }

    /** What is wrong with a reply. */
    List<String> faults(Operation operation, String path, Api.Reply reply) {
        SimpleResponse.Builder response = new SimpleResponse.Builder(reply.status());
        if (!reply.body().isEmpty()) {
            response.withContentType(reply.header("Content-Type")).withBody(reply.body());
        }
        return messages(validator.validateResponse(path, method(operation), response.build()));
    }

    private static Request.Method method(Operation operation) {
        return Request.Method.valueOf(operation.method().name());
    }

    private static List<String> messages(ValidationReport report) {
        return report.getMessages().stream().map(Contract::words).toList();
    }

    private static String words(ValidationReport.Message message) {
        String where =
                message.getContext()
                        .flatMap(ValidationReport.MessageContext::getPointers)
                        .map(pointers -> " at " + pointers.getInstance())
                        .orElse("");
        return message.getKey() + ": " + message.getMessage() + where;
    }
}

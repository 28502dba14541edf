package org.joinedup.security;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;

import org.joinedup.contract.ContractCase;
import org.joinedup.contract.ContractWorld;
import org.joinedup.contract.DescribedOperations;
import org.joinedup.security.Attempt.Reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Spoiled requests for every operation of {@code openapi.yml}: made of a sound one, or of nothing
 * but the schema.
 */
final class ApiAttempts {
    private static final List<String> TYPES =
            List.of(
                    "text/plain",
                    "application/xml",
                    "application/json; charset=utf-16",
                    "application/json;charset=no-such",
                    "multipart/form-data",
                    "multipart/form-data; boundary=x",
                    "application/x-www-form-urlencoded",
                    "text/csv",
                    "*/*",
                    "json",
                    ";;;");

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO");

    private static final List<String> HEADERS =
            List.of(
                    "Accept",
                    "Accept-Language",
                    "Content-Encoding",
                    "If-None-Match",
                    "If-Modified-Since",
                    "Range",
                    "Cookie",
                    "Origin",
                    "Prefer",
                    "X-Request-ID",
                    "X-HTTP-Method-Override",
                    "X-Forwarded-Proto",
                    "Progress-Id",
                    "Authorization");

    private final OpenAPI description = new OpenAPIV3Parser().read("openapi.yml");
    private final List<Described> operations = new ArrayList<>();
    private final Callers callers;
    private final String host;

    private record Described(
            String method, String path, Operation operation, ContractCase example) {}

    ApiAttempts(List<ContractCase> examples, Callers callers, String host) {
        this.callers = callers;
        this.host = host;
        Map<String, ContractCase> byName = new TreeMap<>();
        examples.forEach(each -> byName.put(each.operation(), each));
        DescribedOperations.of(
                description,
                (method, path, operation) ->
                        operations.add(
                                new Described(
                                        method,
                                        path,
                                        operation,
                                        byName.get(operation.getOperationId()))));
    }

    int operations() {
        return operations.size();
    }

    Attempt next(Random random) {
        Described one = operations.get(random.nextInt(operations.size()));
        Reader reader =
                random.nextInt(3) > 0
                        ? Reader.ADMINISTRATOR
                        : Reader.values()[random.nextInt(Reader.values().length)];
        boolean changesMethod = random.nextInt(40) == 0;
        String method = changesMethod ? METHODS.get(random.nextInt(METHODS.size())) : one.method();
        String body =
                method.equals("GET") || method.equals("HEAD") ? "" : Attempt.of(body(one, random));
        return new Attempt(
                one.operation().getOperationId(),
                reader,
                method,
                target(one, random),
                headers(one, reader, !body.isEmpty(), random),
                body);
    }

    private String target(Described one, Random random) {
        String path = one.path();
        StringBuilder query = new StringBuilder();
        for (Parameter parameter : parameters(one)) {
            if ("path".equals(parameter.getIn())) {
                String sound = one.example().sound().ids().getOrDefault(parameter.getName(), "x");
                String value = random.nextInt(4) == 0 ? inPath(random) : sound;
                path = path.replace("{" + parameter.getName() + "}", value);
            } else if ("query".equals(parameter.getIn())) {
                query.append(asked(one, parameter, random));
            }
        }
        if (random.nextInt(30) == 0) {
            query.append('&').append(Malice.percent(Malice.shortText(random))).append("=1&&=&x");
        }
        return query.isEmpty() ? path : path + "?" + query.substring(1);
    }

    /** What an address cannot be without: an empty part would be another address. */
    private static String inPath(Random random) {
        if (random.nextInt(10) == 0) {
            return List.of("%", "%zz", "..", "%2e%2e%2f", "%2F", ";x=1", "a?b", "%00", "~", "a//b")
                    .get(random.nextInt(10));
        }
        String text = Malice.percent(Malice.shortText(random));
        return text.isEmpty() ? "-" : text;
    }

    private String asked(Described one, Parameter parameter, Random random) {
        String sound = one.example().sound().parameters().get(parameter.getName());
        String start = "&" + parameter.getName() + "=";
        return switch (random.nextInt(4)) {
            case 0 -> start + Malice.percent(Malice.shortText(random));
            case 1 ->
                    start
                            + Malice.percent(
                                    String.valueOf(
                                            Sound.of(description, parameter.getSchema(), random)));
            default -> sound == null ? "" : start + Malice.percent(sound) + twice(start, random);
        };
    }

    private static String twice(String start, Random random) {
        return random.nextInt(30) == 0 ? start + Malice.percent(Malice.shortText(random)) : "";
    }

    private static List<Parameter> parameters(Described one) {
        return one.operation().getParameters() == null
                ? List.of()
                : one.operation().getParameters();
    }

    private byte[] body(Described one, Random random) {
        String sound = one.example().sound().body();
        String type = one.example().sound().contentType();
        if (type.startsWith("text/csv")) {
            return new CsvMalice(random).spoiled(sound);
        }
        if (type.startsWith("application/x-www-form")) {
            return FormMalice.spoiled(sound, random);
        }
        Schema<?> schema = schema(one);
        boolean bySchema = schema != null && random.nextInt(3) == 0;
        return new JsonMalice(random)
                .spoiled(bySchema ? Sound.json(description, schema, random) : sound);
    }

    private static Schema<?> schema(Described one) {
        return one.operation().getRequestBody() == null
                        || !one.operation()
                                .getRequestBody()
                                .getContent()
                                .containsKey("application/json")
                ? null
                : one.operation().getRequestBody().getContent().get("application/json").getSchema();
    }

    private List<String> headers(Described one, Reader reader, boolean hasBody, Random random) {
        List<String> headers = new ArrayList<>(List.of("Host: " + host, from(random)));
        if (one.operation().getOperationId().startsWith("notify") && random.nextInt(4) > 0) {
            headers.add("Authorization: Bearer " + ContractWorld.CALLBACK_TOKEN);
        } else if (!callers.token(reader).isEmpty()) {
            headers.add("Authorization: Bearer " + callers.token(reader));
        }
        if (hasBody) {
            String type = one.example().sound().contentType();
            headers.add(
                    "Content-Type: "
                            + (random.nextInt(15) == 0
                                    ? TYPES.get(random.nextInt(TYPES.size()))
                                    : type));
        }
        if (random.nextInt(8) == 0) {
            headers.add(HEADERS.get(random.nextInt(HEADERS.size())) + ": " + word(random));
        }
        return headers;
    }

    /** Each from another address, so that the limits on guessing hide nothing. */
    static String from(Random random) {
        return "X-Forwarded-For: 10.%d.%d.%d"
                .formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    /** What a header can hold, whatever it means. */
    private static String word(Random random) {
        return Malice.shortText(random)
                .replaceAll("[\\r\\n\\x00]", " ")
                .replaceAll("[^\\x00-\\xFF]", "?");
    }
}

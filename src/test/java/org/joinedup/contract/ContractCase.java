package org.joinedup.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.joinedup.testing.Api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A sound request for an operation, and one that is not.
 *
 * @param answered the status of the sound one
 * @param refused the status of the other
 */
public record ContractCase(String operation, Sent sound, int answered, Sent unsound, int refused) {

    /**
     * A request.
     *
     * @param ids for the variables of the path
     */
    public record Sent(
            Api caller,
            Map<String, String> ids,
            Map<String, String> parameters,
            String contentType,
            String body) {
        private static final ObjectMapper JSON = new ObjectMapper();

        static Sent by(Api caller) {
            return new Sent(caller, Map.of(), Map.of(), "application/json", "");
        }

        Sent at(String variable, Object value) {
            Map<String, String> more = new HashMap<>(ids);
            more.put(variable, value.toString());
            return new Sent(caller, more, parameters, contentType, body);
        }

        Sent asking(String parameter, String value) {
            Map<String, String> more = new HashMap<>(parameters);
            more.put(parameter, value);
            return new Sent(caller, ids, more, contentType, body);
        }

        Sent with(Map<String, ?> json) {
            try {
                return with("application/json", JSON.writeValueAsString(json));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
        }

        Sent with(String type, String text) {
            return new Sent(caller, ids, parameters, type, text);
        }

        Sent as(Api other) {
            return new Sent(other, ids, parameters, contentType, body);
        }

        Api.Reply send(Contract.Operation operation) {
            String question =
                    parameters.entrySet().stream()
                            .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                            .collect(Collectors.joining("&"));
            String address = operation.path(ids) + (question.isEmpty() ? "" : "?" + question);
            return switch (operation.method()) {
                case GET -> caller.get(address);
                case DELETE -> caller.delete(address);
                default -> caller.write(operation.method().name(), address, contentType, body);
            };
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    @Override
    public String toString() {
        return operation;
    }
}

package org.joinedup.security;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;

import org.joinedup.contract.ContractCase;
import org.joinedup.contract.ContractCases;
import org.joinedup.contract.ContractWorld;
import org.joinedup.contract.DescribedOperations;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every operation of the API, with something sound to send to it, and an administrator who may. */
abstract class ApiAttack extends ServiceTest {
    final Map<String, ContractCase> cases = new TreeMap<>();
    Wire wire;
    String bearer;

    private final OpenAPI description = new OpenAPIV3Parser().read("openapi.yml");

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> settings = super.getProperties();
        settings.putAll(ContractWorld.SETTINGS);
        return settings;
    }

    @BeforeAll
    void there_is_something_to_attack() {
        Api anonymous = new Api(server.getURI());
        new ContractCases(anonymous, database)
                .all()
                .forEach(each -> cases.put(each.operation(), each));
        wire = new Wire(server.getURI());
        Reply token =
                anonymous.post(
                        "/api/v1/tokens",
                        Map.of("username", Api.ADMINISTRATOR, "password", Api.PASSWORD));
        bearer = "Authorization: Bearer " + token.json().get("accessToken").asText();
    }

    @AfterAll
    void end() {
        wire.close();
    }

    void operations(DescribedOperations.Each each) {
        DescribedOperations.of(description, each);
    }

    String filled(String path, Operation operation) {
        String filled = path;
        for (Map.Entry<String, String> id :
                cases.get(operation.getOperationId()).sound().ids().entrySet()) {
            filled = filled.replace("{" + id.getKey() + "}", id.getValue());
        }
        return filled;
    }

    Wire.Answer send(String method, String target, String type, byte[] body) {
        return wire.send(
                method,
                target,
                List.of("Host: " + wire.host(), bearer, "Content-Type: " + type),
                body);
    }
}

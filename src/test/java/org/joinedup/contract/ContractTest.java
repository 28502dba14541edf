package org.joinedup.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.testing.Api;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;

class ContractTest extends ServiceTest {
    private final Contract contract = new Contract();
    private List<ContractCase> cases;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> settings = super.getProperties();
        settings.putAll(ContractWorld.SETTINGS);
        return settings;
    }

    @BeforeAll
    void there_is_something_to_ask_for() {
        cases = new ContractCases(new Api(server.getURI()), database).all();
    }

    List<ContractCase> cases() {
        return cases;
    }

    @Test
    void every_operation_has_a_case() {
        assertThat(cases.stream().map(ContractCase::operation))
                .containsExactlyInAnyOrderElementsOf(contract.operations().keySet());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void an_operation_takes_what_it_says_and_answers_as_it_says(ContractCase each) {
        Contract.Operation operation = contract.operations().get(each.operation());
        String path = operation.path(each.sound().ids());

        assertThat(contract.faults(operation, path, each.sound())).as("sound request").isEmpty();
        Api.Reply answered = each.sound().send(operation);
        assertThat(answered.status()).as(answered.body()).isEqualTo(each.answered());
        assertThat(contract.faults(operation, path, answered)).as(answered.body()).isEmpty();

        Api.Reply refused = each.unsound().send(operation);
        assertThat(refused.status()).as(refused.body()).isEqualTo(each.refused());
        assertThat(contract.faults(operation, operation.path(each.unsound().ids()), refused))
                .as(refused.body())
                .isEmpty();
    }
}

package org.joinedup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code openapi.yml} says what the code does; {@code mvn test -Dtest=OpenApiTest
 * -Dopenapi.write=true} writes it anew.
 */
class OpenApiTest {
    private static final Path OF_THE_CODE = Path.of("target/classes/META-INF/swagger/openapi.yml");
    private static final Path PUBLISHED = Path.of("openapi.yml");

    @Test
    void the_published_description_is_that_of_the_code() throws IOException {
        String code = Files.readString(OF_THE_CODE);
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(PUBLISHED, code);
        }
        assertThat(Files.readString(PUBLISHED))
                .as("run mvn test -Dtest=OpenApiTest -Dopenapi.write=true after a clean build")
                .isEqualTo(code);
    }
}

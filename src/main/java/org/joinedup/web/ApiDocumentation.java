package org.joinedup.web;

import io.micronaut.core.io.ResourceLoader;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

import java.io.InputStream;

/** The description of the API, for people and for machines. */
@Hidden
@Controller("/api")
@Secured(SecurityRule.IS_ANONYMOUS)
class ApiDocumentation {
    private final ResourceLoader resources;

    ApiDocumentation(ResourceLoader resources) {
        this.resources = resources;
    }

    @Get("/docs")
    HttpResponse<StreamedFile> page() {
        return file("classpath:assets/docs/index.html", MediaType.TEXT_HTML_TYPE);
    }

    @Get("/openapi.yml")
    HttpResponse<StreamedFile> description() {
        return file("classpath:api/openapi.yml", new MediaType("application/yaml"));
    }

    private HttpResponse<StreamedFile> file(String path, MediaType type) {
        InputStream stream =
                resources
                        .getResourceAsStream(path)
                        .orElseThrow(
                                () -> new IllegalStateException(path + " is not in the build"));
        return HttpResponse.ok(new StreamedFile(stream, type));
    }
}

package org.joinedup.fieldwork;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;

import org.joinedup.access.Role;
import org.joinedup.web.Messages;
import org.joinedup.web.Pages;

import java.util.Map;

/** Where the demonstration shows what its patients get; elsewhere it is not there. */
@Hidden
@Controller("/demonstration/post")
@Produces(MediaType.TEXT_HTML)
@Secured(Role.IS_ADMINISTRATOR)
class DemonstrationPostController {
    private final DemonstrationPost post;
    private final Pages pages;

    DemonstrationPostController(DemonstrationPost post, Pages pages) {
        this.post = post;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> show() {
        Messages words = Messages.in("en");
        return post.isReady()
                ? pages.ok("fieldwork/post", words, Map.of("page", new PostPage(post.all())))
                : pages.page(
                        HttpStatus.NOT_FOUND, "web/error", words, Map.of("key", "error.not-found"));
    }
}

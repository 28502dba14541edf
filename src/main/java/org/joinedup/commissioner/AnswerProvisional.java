package org.joinedup.commissioner;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.commissioner.ObservationController.Portion;
import org.joinedup.publication.CheckFilter;
import org.joinedup.publication.ObservationCsv;
import org.joinedup.publication.ObserveProvisional;
import org.joinedup.publication.ObserveProvisional.Outcome;
import org.joinedup.publication.ObserveProvisional.Question;
import org.joinedup.web.Problem;
import org.joinedup.web.Problem.FieldError;
import org.joinedup.web.ProblemType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Answers with provisional lines, to whoever is signed in: never to everybody. */
@Singleton
class AnswerProvisional {
    private final ObserveProvisional observe;
    private final CheckFilter check;
    private final NoteExport export;

    AnswerProvisional(ObserveProvisional observe, CheckFilter check, NoteExport export) {
        this.observe = observe;
        this.check = check;
        this.export = export;
    }

    HttpResponse<?> page(
            EditionChoice choice,
            ObservationFilter wanted,
            Optional<String> after,
            int limit,
            @Nullable Caller caller) {
        return answer(
                choice,
                wanted,
                caller,
                question -> observe.portion(caller, question, after, limit),
                found ->
                        HttpResponse.ok(
                                        new Portion(
                                                found.lines().stream()
                                                        .map(ObservationView::of)
                                                        .toList(),
                                                found.next().orElse(null)))
                                .contentType(MediaType.APPLICATION_JSON));
    }

    HttpResponse<?> csv(
            EditionChoice choice, ObservationFilter wanted, boolean bom, @Nullable Caller caller) {
        return answer(
                choice,
                wanted,
                caller,
                question -> observe.all(caller, question),
                found -> {
                    export.note(caller, "provisional", "csv");
                    StringBuilder text = new StringBuilder(StreamLines.heading(bom));
                    found.lines().forEach(line -> text.append(ObservationCsv.provisional(line)));
                    return HttpResponse.ok(text.toString())
                            .contentType(new MediaType(StreamLines.CSV));
                });
    }

    private HttpResponse<?> answer(
            EditionChoice choice,
            ObservationFilter wanted,
            @Nullable Caller caller,
            Function<Question, Outcome> observed,
            Function<Outcome.Observed, MutableHttpResponse<?>> body) {
        if (caller == null) {
            return Problem.answer(ProblemType.NOT_SIGNED_IN);
        }
        List<FieldError> faults = new ArrayList<>(choice.faults());
        faults.addAll(check.faults(wanted.filter()));
        if (!faults.isEmpty()) {
            return Problem.answer(ProblemType.INVALID_PARAMETER, faults);
        }
        return switch (observed.apply(choice.provisional(wanted.filter()))) {
            case Outcome.Refused refused ->
                    Problem.answer(ProblemType.INVALID_PARAMETER, refused.faults());
            case Outcome.Observed found ->
                    body.apply(found).header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        };
    }
}

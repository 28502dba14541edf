package org.joinedup.commissioner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;

import jakarta.inject.Singleton;

import org.joinedup.publication.Edition;
import org.joinedup.publication.ObservationCsv;
import org.joinedup.publication.Observations;
import org.joinedup.publication.Observations.Published;

import java.io.SequenceInputStream;
import java.util.List;
import java.util.function.Function;

/** Sends lines of editions as text, however many they are. */
@Singleton
class StreamLines {
    static final String CSV = "text/csv;charset=utf-8";
    static final String LINES = "application/x-ndjson";

    private static final int PORTION = 1_000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String DRAFT = "draft";

    private final Observations observations;
    private final ObjectMapper json;

    StreamLines(Observations observations, ObjectMapper json) {
        this.observations = observations;
        this.json = json;
    }

    /**
     * @param description address of what describes the columns, from that of the file on
     */
    MutableHttpResponse<?> csv(
            List<Edition> editions, Observations.Filter filter, boolean bom, String description) {
        return streamed(
                        CSV,
                        heading(bom),
                        editions,
                        filter,
                        each -> ObservationCsv.line(each.edition(), number(each), each.line()))
                .header(
                        HttpHeaders.LINK,
                        "<%s>; rel=\"describedby\"; type=\"%s\""
                                .formatted(description, CsvDescription.MEDIA_TYPE));
    }

    static String heading(boolean bom) {
        return (bom ? BYTE_ORDER_MARK : "") + ObservationCsv.heading();
    }

    MutableHttpResponse<?> jsonLines(List<Edition> editions) {
        return streamed(
                LINES,
                "",
                editions,
                Observations.Filter.ALL,
                each -> text(ObservationView.of(each)) + "\n");
    }

    /**
     * @param file the last part of the address of the CSV file
     */
    MutableHttpResponse<?> description(String file) {
        return HttpResponse.ok(text(CsvDescription.of(file)))
                .contentType(CsvDescription.MEDIA_TYPE);
    }

    private static String number(Published line) {
        return line.edition().number().map(number -> Integer.toString(number)).orElse(DRAFT);
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MutableHttpResponse<?> streamed(
            String type,
            String heading,
            List<Edition> editions,
            Observations.Filter filter,
            Function<Published, String> text) {
        LinePortions portions =
                new LinePortions(
                        heading,
                        after -> observations.lines(editions, filter, after, PORTION),
                        text);
        return HttpResponse.ok(
                new StreamedFile(new SequenceInputStream(portions), new MediaType(type)));
    }
}

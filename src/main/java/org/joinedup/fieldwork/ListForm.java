package org.joinedup.fieldwork;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.multipart.CompletedPart;
import io.micronaut.http.server.multipart.MultipartBody;

import reactor.core.publisher.Flux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a page that takes a list sends: the file at first, and then the same text in a field of the
 * page. So the file is kept by the browser of the person who has it anyway, and the service, of
 * which each step may be another node, keeps nothing until the list is taken.
 *
 * @param isText whether the file could be read as UTF-8
 */
record ListForm(FormFields fields, String file, boolean isText) {
    static final String COLUMN = "column-";

    private static final String UPLOAD = "upload";
    private static final String FILE = "file";

    static ListForm read(MultipartBody body) {
        Map<String, byte[]> parts = new HashMap<>();
        for (CompletedPart part : Flux.from(body).collectList().blockOptional().orElseThrow()) {
            parts.put(part.getName(), bytes(part));
        }
        byte[] uploaded = parts.getOrDefault(UPLOAD, new byte[0]);
        byte[] file = uploaded.length > 0 ? uploaded : parts.getOrDefault(FILE, new byte[0]);
        Map<String, Object> fields = new HashMap<>();
        parts.forEach(
                (name, bytes) -> {
                    if (!List.of(UPLOAD, FILE).contains(name)) {
                        fields.put(name, text(bytes));
                    }
                });
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            return new ListForm(new FormFields(fields), alike(text), text.indexOf('\0') < 0);
        } catch (CharacterCodingException e) {
            return new ListForm(new FormFields(fields), "", false);
        }
    }

    /** Lets it all go by: a browser shows no answer before it has sent everything. */
    static void passOver(MultipartBody body) {
        Flux.from(body).doOnNext(ListForm::bytes).blockLast();
    }

    private static byte[] bytes(CompletedPart part) {
        try {
            return part.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No page sends the one character that PostgreSQL's text cannot hold. */
    private static String text(byte[] field) {
        String text = new String(field, StandardCharsets.UTF_8);
        if (text.indexOf('\0') >= 0) {
            throw new HttpStatusException(
                    HttpStatus.BAD_REQUEST, "a field holds a character that is no text");
        }
        return text;
    }

    /** With the heading. */
    long lines() {
        return file.chars().filter(letter -> letter == '\n').count();
    }

    /** Browsers write the ends of lines in their own way, and a preview stands for every letter. */
    private static String alike(String text) {
        return (text.startsWith("\uFEFF") ? text.substring(1) : text)
                .replace("\r\n", "\n")
                .replace('\r', '\n');
    }

    /** As chosen, or as guessed where nothing was chosen yet. */
    Map<String, String> columns() {
        if (fields.sent().keySet().stream().noneMatch(name -> name.startsWith(COLUMN))) {
            return GuessColumns.among(ListFile.heading(file));
        }
        Map<String, String> columns = new TreeMap<>();
        ListColumns.ALL.forEach(name -> columns.put(name, fields.text(COLUMN + name)));
        return columns;
    }

    boolean wantsSample() {
        return fields.text("who").equals("sample");
    }

    /** Empty where the form asks for a sample without telling how large. */
    Optional<NewList> list() {
        Optional<Integer> size = fields.number("size").filter(people -> people > 0);
        return wantsSample() && size.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new NewList(
                                file,
                                columns(),
                                wantsSample()
                                        ? new NewList.NewSample(size.get(), strata(), seed())
                                        : null,
                                fields.filled("accept").orElse(null)));
    }

    List<Stratum> strata() {
        return Stream.of(Stratum.values())
                .filter(stratum -> fields.has("stratum-" + stratum.code()))
                .toList();
    }

    private Long seed() {
        return fields.filled("seed")
                .filter(text -> text.matches("[0-9]{1,16}"))
                .map(Long::valueOf)
                .filter(seed -> seed <= NewList.LARGEST_SEED)
                .orElse(null);
    }

    /** What goes along from page to page besides the file. */
    Map<String, String> carried() {
        Map<String, String> carried = new TreeMap<>();
        columns().forEach((name, heading) -> carried.put(COLUMN + name, heading));
        Stream.of("who", "size", "seed").forEach(name -> carried.put(name, fields.text(name)));
        strata().forEach(stratum -> carried.put("stratum-" + stratum.code(), "yes"));
        return carried;
    }

    @Override
    public String toString() {
        return "ListForm";
    }
}

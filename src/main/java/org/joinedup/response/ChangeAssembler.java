package org.joinedup.response;

import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.Mode;
import org.joinedup.kernel.Respondent;
import org.joinedup.kernel.ServiceId;
import org.joinedup.response.Responses.Change;
import org.joinedup.storage.Row;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Puts the rows of one response, one for each instrument, together again. */
final class ChangeAssembler {
    private final Consumer<Change> reader;
    private UUID current;
    private Map<InstrumentId, byte[]> answers;
    private Change change;

    ChangeAssembler(Consumer<Change> reader) {
        this.reader = reader;
    }

    void accept(Row row) {
        UUID id = row.uuid("response_id");
        if (!id.equals(current)) {
            finish();
            current = id;
            answers = new HashMap<>();
            change = new Change(row.integer("sign") < 0, response(row, answers));
        }
        String digits = row.text("answers");
        if (digits != null) {
            answers.put(new InstrumentId(row.text("code"), row.integer("version")), codes(digits));
        }
    }

    /** To be called after the last row. */
    void finish() {
        if (change != null) {
            reader.accept(change);
            change = null;
        }
    }

    private static CountedResponse response(Row row, Map<InstrumentId, byte[]> answers) {
        return new CountedResponse(
                row.id("service_id", ServiceId::new),
                Optional.ofNullable(row.id("destination_service_id", ServiceId::new)),
                row.date("transition_date"),
                row.date("answered_on"),
                row.coded("mode", Mode.class),
                row.text("language"),
                row.coded("respondent", Respondent.class),
                StoredAboutYou.read(row),
                row.flag("synthetic"),
                answers);
    }

    /**
     * @param text one digit for each item, alone or as PostgreSQL writes an array, {@code {1,2,3}}:
     *     to write millions of them without its commas would cost more than to skip these
     */
    private static byte[] codes(String text) {
        byte[] codes = new byte[text.length()];
        int items = 0;
        for (int i = 0; i < codes.length; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                codes[items++] = (byte) (c - '0');
            }
        }
        return Arrays.copyOf(codes, items);
    }
}

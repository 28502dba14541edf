package org.joinedup.response;

import org.joinedup.testing.Questionnaires;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A whole questionnaire as an app would send it; a test then spoils a part of it. */
final class JsonBody {
    private JsonBody() {}

    static Map<String, Object> of(String instrument, Integer... values) {
        return of(UUID.randomUUID(), part(instrument, values));
    }

    static Map<String, Object> of(UUID submissionId, Object... parts) {
        Map<String, Object> body = new HashMap<>();
        body.put("submissionId", submissionId.toString());
        body.put("respondent", "self");
        body.put("instruments", new ArrayList<>(List.of(parts)));
        return body;
    }

    /** The values in the order of the items; those not given are left unanswered. */
    static Map<String, Object> part(String instrument, Integer... values) {
        List<Object> answers = new ArrayList<>();
        List<String> items = Questionnaires.items(instrument);
        for (int i = 0; i < items.size(); i++) {
            answers.add(answer(items.get(i), i < values.length ? values[i] : null));
        }
        Map<String, Object> part = new HashMap<>();
        part.put("code", instrument);
        part.put("version", 1);
        part.put("answers", answers);
        return part;
    }

    static Map<String, Object> answer(String item, Object value) {
        Map<String, Object> answer = new HashMap<>();
        answer.put("item", item);
        answer.put("value", value);
        return answer;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> firstPart(Map<String, Object> body) {
        return ((List<Map<String, Object>>) body.get("instruments")).getFirst();
    }

    @SuppressWarnings("unchecked")
    static List<Object> answers(Map<String, Object> body) {
        return (List<Object>) firstPart(body).get("answers");
    }
}

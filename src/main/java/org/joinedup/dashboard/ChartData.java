package org.joinedup.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.micronaut.core.annotation.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The numbers and words of one drawing. */
final class ChartData {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Object> parts = new LinkedHashMap<>();

    ChartData with(String name, @Nullable Object part) {
        parts.put(name, part);
        return this;
    }

    Chart chart(String kind, String title, String description, String footing) {
        int rows = parts.get("rows") instanceof List<?> list ? list.size() : 0;
        try {
            return new Chart(
                    kind, title, description, footing, JSON.writeValueAsString(parts), rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.joinedup.dashboard;

import org.joinedup.organisation.GroupKind;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A group by its page. */
public record GroupLink(GroupKind kind, String name, String path) {
    static String path(GroupKind kind, String code) {
        return "/groups/"
                + kind.code()
                + "/"
                + URLEncoder.encode(code, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

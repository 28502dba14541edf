package org.joinedup.testing;

import java.util.HashMap;
import java.util.Map;

/** Prepares editions as one administrator and publishes them as another. */
public final class PublishedEditions {
    private static final String EDITIONS = "/api/v1/editions";
    private static final String SECOND = "second-administrator";

    private final String instrument;
    private final Api preparer;
    private final Api publisher;

    /**
     * @param api a caller who is not signed in
     */
    public PublishedEditions(Api api) {
        this(api, "ctm-3");
    }

    /**
     * @param api a caller who is not signed in
     */
    public PublishedEditions(Api api, String instrument) {
        this.instrument = instrument;
        preparer = api.administrator();
        preparer.post(
                "/api/v1/users",
                Map.of(
                        "username",
                        SECOND,
                        "displayName",
                        SECOND,
                        "password",
                        Api.PASSWORD,
                        "role",
                        "administrator"));
        publisher = api.signedIn(SECOND, Api.PASSWORD);
    }

    /** Another administrator than who prepares. */
    public Api publisher() {
        return publisher;
    }

    /**
     * @param change null unless it is a correction
     * @return the id
     */
    public String prepare(String from, String to, String change) {
        Map<String, String> wanted = new HashMap<>();
        wanted.put("instrument", instrument);
        wanted.put("from", from);
        wanted.put("to", to);
        if (change != null) {
            wanted.put("change", change);
        }
        return answered(preparer.post(EDITIONS, wanted), 201).json().get("id").asText();
    }

    /**
     * @return the number
     */
    public int publish(String from, String to, String change) {
        String path = EDITIONS + "/" + prepare(from, to, change) + "/publish";
        return answered(publisher.post(path, ""), 200).json().get("number").asInt();
    }

    private static Api.Reply answered(Api.Reply reply, int status) {
        if (reply.status() != status) {
            throw new IllegalStateException(reply.status() + " " + reply.body());
        }
        return reply;
    }
}

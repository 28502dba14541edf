package org.joinedup.progress;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.kernel.SurveyId;
import org.joinedup.web.Problem.FieldError;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Begins work that others want to watch. */
@Singleton
public class TrackProgress {
    /** The header by which a client gives the id under which it will ask how far its request is. */
    public static final String HEADER = "Progress-Id";

    private final StoredProgress stored;

    TrackProgress(StoredProgress stored) {
        this.stored = stored;
    }

    /** What became of the wish. */
    public sealed interface Outcome {
        record Begun(LongWork work) implements Outcome {}

        record Refused(FieldError fault) implements Outcome {}
    }

    /**
     * @param id what the client sent in the header, or null: then nobody can ask
     */
    public Outcome begin(WorkKind kind, String id, Caller caller) {
        if (id == null) {
            return new Outcome.Begun(new LongWork(kind, Optional.empty(), stored));
        }
        Optional<UUID> known = uuid(id);
        if (known.isEmpty()) {
            return new Outcome.Refused(new FieldError(HEADER, "must be a UUID"));
        }
        return stored.begin(known.get(), kind, caller.organisation())
                ? new Outcome.Begun(new LongWork(kind, known, stored))
                : new Outcome.Refused(new FieldError(HEADER, "is in use; take a new one"));
    }

    /**
     * As {@link #begin(WorkKind, String, Caller)}, for work that others find by what it is about,
     * whether or not the client has given an id.
     */
    public Outcome begin(WorkKind kind, String id, Caller caller, SurveyId about) {
        Optional<UUID> known = id == null ? Optional.of(UUID.randomUUID()) : uuid(id);
        if (known.isEmpty()) {
            return new Outcome.Refused(new FieldError(HEADER, "must be a UUID"));
        }
        return stored.begin(known.get(), kind, caller.organisation(), Optional.of(about.value()))
                ? new Outcome.Begun(new LongWork(kind, known, stored))
                : new Outcome.Refused(new FieldError(HEADER, "is in use; take a new one"));
    }

    /** What is running about a survey, and what has ended of late, the newest first. */
    public List<Work> about(SurveyId survey, Instant since) {
        return stored.about(survey.value(), since);
    }

    /**
     * @return empty while such work is running, on whatever node
     */
    public Optional<LongWork> beginRebuild() {
        UUID id = UUID.randomUUID();
        return stored.begin(id, WorkKind.REBUILD, Optional.empty())
                ? Optional.of(new LongWork(WorkKind.REBUILD, Optional.of(id), stored))
                : Optional.empty();
    }

    /** Work of this installation that no client has asked for. */
    public LongWork ownWork(WorkKind kind) {
        return new LongWork(kind, Optional.empty(), stored);
    }

    public Optional<Work> latest(WorkKind kind) {
        return stored.latest(kind);
    }

    /** Somebody else's does not exist. */
    public Optional<Work> findVisible(String id, Caller caller) {
        return uuid(id).flatMap(stored::find)
                .filter(
                        work ->
                                caller.isAdministrator()
                                        || work.organisation()
                                                .filter(caller::belongsTo)
                                                .isPresent());
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text))
                    .filter(id -> id.toString().equalsIgnoreCase(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

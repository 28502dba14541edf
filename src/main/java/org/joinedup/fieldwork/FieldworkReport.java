package org.joinedup.fieldwork;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

import org.joinedup.statistics.Proportion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * How a survey goes, for whoever runs it: counts of people and messages, never whose, and nothing
 * of what anyone answered.
 *
 * @param purged then times are gone, so that opened tells no more than completed
 * @param answered how the answers came
 */
@Introspected
@Schema(name = "FieldworkReport")
public record FieldworkReport(
        @Schema(type = "string", format = "uuid") String survey,
        Instant asOf,
        boolean purged,
        People total,
        List<People> services,
        List<People> modes,
        List<People> languages,
        @Schema(description = "By the day on which they were invited") List<People> days,
        List<Answered> answered,
        Unfinished unfinished,
        Forecast forecast,
        List<Sending> sending,
        List<Import> imports,
        List<Need> attention) {

    /**
     * What became of some invited people.
     *
     * @param waiting to be written to for the first time
     * @param delivered as a provider has told: nobody tells of letters and of emails by SMTP
     * @param failed nothing got to them and nothing more is to come
     * @param rate completed of those who could have answered by now; absent where there is none
     * @param expected of those who are asked in this way
     */
    @Introspected
    @Schema(name = "FieldworkPeople")
    public record People(
            @Schema(description = "A service's code, a mode, a language or a day") String code,
            String name,
            long invited,
            long waiting,
            long sent,
            long delivered,
            long failed,
            long opened,
            long started,
            long completed,
            long optedOut,
            @Schema(description = "Withdrawn, or known to have died") long withdrawn,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(nullable = true) Rate rate,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(nullable = true) Expected expected) {
        static People of(String code, String name, Tally tally, Expected expected) {
            return new People(
                    code,
                    name,
                    tally.invited(),
                    tally.waiting(),
                    tally.sent(),
                    tally.delivered(),
                    tally.failed(),
                    tally.opened(),
                    tally.started(),
                    tally.completed(),
                    tally.optedOut(),
                    tally.withdrawn(),
                    tally.rate().map(Rate::of).orElse(null),
                    expected);
        }
    }

    /** With the 95 % interval of Wilson; shares from 0 to 1. */
    @Introspected
    @Schema(name = "FieldworkRate")
    public record Rate(long completed, long of, double share, double lower, double upper) {
        static Rate of(Proportion share) {
            return new Rate(
                    share.count(),
                    share.of(),
                    share.share(),
                    share.interval().lower(),
                    share.interval().upper());
        }
    }

    /** The range of response rates that was found elsewhere, and where. */
    @Introspected
    @Schema(name = "FieldworkExpected")
    public record Expected(double from, double to, String source) {}

    @Introspected
    @Schema(name = "FieldworkAnswered")
    public record Answered(String code, String name, long responses) {}

    /**
     * Who began and did not send.
     *
     * @param people all of them
     * @param statements where they stopped; none where they are fewer than ten
     */
    @Introspected
    @Schema(name = "FieldworkUnfinished")
    public record Unfinished(long people, List<Stopped> statements) {}

    /**
     * People who came to a statement and no further.
     *
     * @param number of the statement in the questionnaire, 0 for none
     */
    @Introspected
    @Schema(name = "FieldworkStopped")
    public record Stopped(int number, String statement, long people) {}

    /**
     * Questionnaires at the end.
     *
     * @param state known, or why it is not: not-yet, nobody, or ended
     */
    @Introspected
    @Schema(name = "FieldworkForecast")
    public record Forecast(
            @Schema(
                            type = "string",
                            allowableValues = {"known", "not-yet", "nobody", "ended"})
                    String state,
            long completed,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(nullable = true) Double expected,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(nullable = true) Double lower,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(nullable = true) Double upper,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(nullable = true) LocalDate lastDay,
            String method) {}

    /**
     * How far one step is.
     *
     * @param step counted from 1
     * @param planned its messages so far: everyone who has come to it
     * @param ended sent, or found not to be sent any more
     * @param anHour at the speed of the last ten minutes
     * @param readyAt when those that are due now will have left at that speed
     * @param goesOnAt when the next is due, or sending is allowed again
     */
    @Introspected
    @Schema(name = "FieldworkSending")
    public record Sending(
            int step,
            String channel,
            long planned,
            long ended,
            @Schema(minimum = "0", maximum = "100") int percent,
            long dueNow,
            long sent,
            long delivered,
            long undelivered,
            long failed,
            long anHour,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(nullable = true) Instant readyAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(nullable = true) Instant goesOnAt) {}

    /** A list that is coming in, or has of late; `/api/v1/progress/{id}` tells it, too. */
    @Introspected
    @Schema(name = "FieldworkImport")
    public record Import(
            String id,
            @Schema(
                            type = "string",
                            allowableValues = {"running", "done", "failed"})
                    String state,
            long done,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(nullable = true) Long total,
            @Schema(minimum = "0", maximum = "100") int percent,
            Instant startedAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(nullable = true) Instant readyAt) {}

    /**
     * What somebody has to do.
     *
     * @param about which service, channel or the like; empty where it is the survey as a whole
     * @param what in words
     * @param toDo in words
     */
    @Introspected
    @Schema(name = "FieldworkNeed")
    public record Need(String code, long count, String about, String what, String toDo) {}
}

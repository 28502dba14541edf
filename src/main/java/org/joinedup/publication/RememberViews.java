package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.figure.Audience;
import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.storage.Database;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Remembers which live figures of groups were shown, so that editions are planned beside them. */
@Singleton
class RememberViews {
    /** Of whatever metric: a profile tells them all. */
    private static final String ALL_METRICS = "";

    private final Database database;

    RememberViews(Database database) {
        this.database = database;
    }

    /** What those are shown who run all of the services is no news to them. */
    void remember(
            Subject subject, InstrumentId instrument, Audience audience, Collection<Period> shown) {
        if (subject.isService() || audience == Audience.PROVIDER || shown.isEmpty()) {
            return;
        }
        List<String> services =
                subject.serviceIds().stream().map(ServiceId::toString).sorted().toList();
        UUID key =
                UUID.nameUUIDFromBytes(String.join(",", services).getBytes(StandardCharsets.UTF_8));
        database.batch(
                """
                insert into live_view (code, version, first_month, last_month, level, group_code,
                    services_key, services)
                values (?, ?, ?, ?, ?, ?, ?, cast(? as uuid[])) on conflict do nothing
                """,
                shown.stream()
                        .map(
                                period ->
                                        new Object[] {
                                            instrument.code(),
                                            instrument.version(),
                                            period.firstDay(),
                                            period.to().atDay(1),
                                            subject.kind(),
                                            subject.code(),
                                            key,
                                            services.toArray(String[]::new)
                                        })
                        .toList());
    }

    /** Those within some years. */
    List<PublishedView> shown(InstrumentId instrument, Period years) {
        return database.list(
                """
                select level, group_code, first_month, last_month, cast(services as text[]) as services
                from live_view
                where code = ? and version = ? and first_month >= ? and last_month <= ?
                """,
                row ->
                        new PublishedView(
                                ALL_METRICS,
                                row.text("level"),
                                row.text("group_code"),
                                row.texts("services").stream()
                                        .map(id -> new ServiceId(UUID.fromString(id)))
                                        .collect(Collectors.toSet()),
                                new Period(
                                        YearMonth.from(row.date("first_month")),
                                        YearMonth.from(row.date("last_month"))),
                                "",
                                ""),
                instrument.code(),
                instrument.version(),
                years.firstDay(),
                years.to().atDay(1));
    }
}

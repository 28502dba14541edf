package org.joinedup.dashboard;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;

import org.joinedup.organisation.Service;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Which services are wanted in the overview and in which order: what its address says. */
@Introspected
public record OverviewQuestion(
        @QueryValue @Nullable String period,
        @QueryValue @Nullable String cluster,
        @QueryValue @Nullable String group,
        @QueryValue @Nullable String programme,
        @QueryValue @Nullable String sort,
        @QueryValue @Nullable String page) {

    /** What the list is sorted by. */
    public enum Order {
        NAME,
        LOWEST,
        HIGHEST,
        RATE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean wants(Service service) {
        return is(cluster, Optional.of(service.careCluster()))
                && is(group, service.clientGroup())
                && (isBlank(programme) || service.programmes().contains(programme));
    }

    private static boolean is(@Nullable String wanted, Optional<String> code) {
        return isBlank(wanted) || code.filter(wanted::equals).isPresent();
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** By name unless the address says otherwise. */
    public Order order() {
        for (Order order : Order.values()) {
            if (order.code().equals(sort)) {
                return order;
            }
        }
        return Order.NAME;
    }

    /**
     * @param pages at least 1
     * @return from 1 to that
     */
    int pageOf(int pages) {
        try {
            return Math.clamp(page == null ? 1 : Integer.parseInt(page), 1, pages);
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    Optional<String> chosenPeriod() {
        return isBlank(period) ? Optional.empty() : Optional.of(period);
    }

    /** The same question for another page of the list. */
    String address(PeriodChoice chosen, int number) {
        StringBuilder address = new StringBuilder("/services?period=").append(chosen.inAddresses());
        append(address, "cluster", cluster);
        append(address, "group", group);
        append(address, "programme", programme);
        append(address, "sort", order().code());
        return number == 1 ? address.toString() : address + "&page=" + number;
    }

    private static void append(StringBuilder address, String name, @Nullable String value) {
        if (!isBlank(value)) {
            address.append('&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}

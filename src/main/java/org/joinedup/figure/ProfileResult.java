package org.joinedup.figure;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/**
 * The items of an instrument read together: by topic, and by the barrier to integration that they
 * speak to.
 *
 * @param topics empty for an instrument without topic groups
 */
@Introspected
@Schema(name = "Profile")
public record ProfileResult(List<Group> topics, List<Group> barriers, List<String> rules) {

    /**
     * @param group code of the topic or barrier
     * @param mean of the persons' means over the items, of those who answered every item of the
     *     instrument
     * @param items in the order asked
     */
    @Introspected
    @Schema(name = "ProfileGroup")
    public record Group(String group, Figure mean, List<Item> items, String note) {}

    /** An item with the share who agree. */
    @Introspected
    @Schema(name = "ProfileItem")
    public record Item(int position, String item, Figure agree) {}
}

package org.joinedup.organisation;

import java.util.List;

/**
 * Services that are taken together. One service may be in several groups, also of one kind.
 *
 * @param code of the list or the organisation that it comes from; a client group's or a region's
 *     name
 * @param services at least one, in the order of their codes
 */
public record Group(GroupKind kind, String code, String name, List<Service> services) {}

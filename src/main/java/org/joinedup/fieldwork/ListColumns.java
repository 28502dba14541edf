package org.joinedup.fieldwork;

import java.util.List;

/** What is read of a list; whatever else a file holds is passed over. */
final class ListColumns {
    static final String SERVICE = "service";
    static final String DESTINATION = "destination_service";
    static final String TRANSITION = "transition_date";
    static final String LANGUAGE = "language";
    static final String NEEDS = "format_needs";
    static final String MOBILE = "mobile";
    static final String EMAIL = "email";
    static final String NAME = "name";
    static final List<String> ADDRESS =
            List.of("address_1", "address_2", "address_3", "address_4", "address_5");
    static final String POSTCODE = "postcode";
    static final String REFERENCE = "external_reference";
    static final String AGE_BAND = "age_band";
    static final String SEX = "sex";
    static final String ROUTE = "route";

    static final List<String> REQUIRED = List.of(SERVICE, TRANSITION);

    static final List<String> ALL =
            List.of(
                    SERVICE,
                    DESTINATION,
                    TRANSITION,
                    LANGUAGE,
                    NEEDS,
                    MOBILE,
                    EMAIL,
                    NAME,
                    ADDRESS.get(0),
                    ADDRESS.get(1),
                    ADDRESS.get(2),
                    ADDRESS.get(3),
                    ADDRESS.get(4),
                    POSTCODE,
                    REFERENCE,
                    AGE_BAND,
                    SEX,
                    ROUTE);

    private ListColumns() {}
}

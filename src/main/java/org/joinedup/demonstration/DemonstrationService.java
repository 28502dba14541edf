package org.joinedup.demonstration;

import java.util.List;

/**
 * A pilot of 2009 as a service of the demonstration. Cluster and strategies are illustrations, not
 * findings.
 *
 * @param responses how many people respond in a quarter, more or less
 */
record DemonstrationService(
        String code,
        String name,
        String organisation,
        String region,
        String clientGroup,
        String careCluster,
        List<String> strategies,
        int responses) {
    String providerCode() {
        return "P-" + code;
    }
}

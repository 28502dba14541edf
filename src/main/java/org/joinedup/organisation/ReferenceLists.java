package org.joinedup.organisation;

import java.util.List;

/** What is published about integrated care and describes the services here. */
public record ReferenceLists(
        List<CareCluster> careClusters,
        List<IntegrationStrategy> strategies,
        List<Barrier> barriers,
        List<Programme> programmes) {

    /** A kind of care journey, by how much coordination it needs. */
    public record CareCluster(
            String code,
            String name,
            String coordinationComplexity,
            List<String> examples,
            List<String> specificBarriers) {}

    /** A way of joining care up, with what studies found of it. */
    public record IntegrationStrategy(String code, String name, String kind, Evidence evidence) {}

    /**
     * Counts of studies: all that used the strategy, and of those that measured an outcome, how
     * many were positive.
     */
    public record Evidence(
            int studies,
            int healthPositive,
            int healthMeasured,
            int satisfactionPositive,
            int satisfactionMeasured) {
        public static final String SOURCE =
                "Powell Davies G, Williams AM, Larsen K, Perkins D, Roland M, Harris MF."
                        + " Coordinating primary health care: an analysis of the outcomes of a"
                        + " systematic review. Med J Aust 2008; 188 (8 Suppl): S65-S68."
                        + " doi:10.5694/j.1326-5377.2008.tb01748.x";
    }

    /**
     * Something that keeps care from being joined up.
     *
     * @param providersAction what providers can do; blank when nothing is named for them, and so
     *     for the others
     */
    public record Barrier(
            String code,
            String name,
            String providersAction,
            String commissionersAction,
            String regulatorAction) {}
}

package org.joinedup.publication;

import org.joinedup.figure.Measure;

/** The three sorts of metric that are published: what each counts, of whom, and how. */
public enum MetricKind {
    MEAN_SCORE(
            "points",
            "People with a score: those who answered at least as many statements as it needs",
            "Mean of persons' scores, each (mean of the answered items - 1) / 3 * 100; 95 % t"
                    + " interval, or BCa bootstrap where that would leave 0 to 100"),
    AGREE(
            "percent",
            "People who answered the statement with one of the four degrees of agreement",
            "Agree or strongly agree, of those who answered; counts rounded before dividing;"
                    + " 95 % Wilson interval"),
    RESPONSE_RATE(
            "percent",
            "Invitations to surveys that ask the instrument, without the withdrawn and opted out",
            "Completed of invited; counts rounded before dividing; 95 % Wilson interval");

    /** Completed of invited. */
    static final String OF_RESPONSES = "response-rate";

    private final String unit;
    private final String denominator;
    private final String method;

    MetricKind(String unit, String denominator, String method) {
        this.unit = unit;
        this.denominator = denominator;
        this.method = method;
    }

    /**
     * @param metric the code of a metric: one of two, or that of an item
     */
    static MetricKind of(String metric) {
        return switch (metric) {
            case Measure.MEAN_SCORE -> MEAN_SCORE;
            case OF_RESPONSES -> RESPONSE_RATE;
            default -> AGREE;
        };
    }

    public String unit() {
        return unit;
    }

    public String denominator() {
        return denominator;
    }

    public String method() {
        return method;
    }

    /** Whether the value is a share, and so has a numerator and a denominator. */
    public boolean isShare() {
        return this != MEAN_SCORE;
    }
}

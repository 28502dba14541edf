package org.joinedup.kernel;

/**
 * What one person said to one item. The code is what is stored, so it never changes its meaning.
 *
 * <p>The single way out of the CTM ("don't know / don't remember / not applicable") is {@link
 * #DONT_KNOW}.
 */
public enum Answer {
    NOT_ANSWERED(0),
    STRONGLY_DISAGREE(1),
    DISAGREE(2),
    AGREE(3),
    STRONGLY_AGREE(4),
    DOES_NOT_APPLY(8),
    DONT_KNOW(9);

    private static final Answer[] BY_CODE = new Answer[10];

    static {
        for (Answer answer : values()) {
            BY_CODE[answer.code] = answer;
        }
    }

    private final int code;

    Answer(int code) {
        this.code = code;
    }

    /** The stored code; fits a byte and a {@code smallint}. */
    public int code() {
        return code;
    }

    /**
     * Whether the answer counts towards a score, as 1 (strongly disagree) to 4 (strongly agree).
     */
    public boolean isScored() {
        return isScored(code);
    }

    /** The same for a stored code, without looking the answer up. */
    public static boolean isScored(int code) {
        return code >= STRONGLY_DISAGREE.code && code <= STRONGLY_AGREE.code;
    }

    /** Whether the code stands for an answer at all. */
    public static boolean isCode(int code) {
        return code >= 0 && code < BY_CODE.length && BY_CODE[code] != null;
    }

    /**
     * @throws IllegalArgumentException if no answer has this code
     */
    public static Answer fromCode(int code) {
        if (!isCode(code)) {
            throw new IllegalArgumentException("No answer has the code " + code);
        }
        return BY_CODE[code];
    }
}

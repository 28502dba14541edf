package org.joinedup.response;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.response.PatientView.Fragment;
import org.junit.jupiter.api.Test;

class EmphasisTest {
    @Test
    void words_between_marks_are_strong() {
        assertThat(Emphasis.read("decided **what** next"))
                .containsExactly(
                        new Fragment("decided ", false),
                        new Fragment("what", true),
                        new Fragment(" next", false));
        assertThat(Emphasis.read("**all**")).containsExactly(new Fragment("all", true));
    }

    @Test
    void a_mark_that_is_not_closed_is_shown_as_it_is() {
        assertThat(Emphasis.read("a **b")).containsExactly(new Fragment("a **b", false));
        assertThat(Emphasis.read("plain")).containsExactly(new Fragment("plain", false));
    }
}

package org.joinedup.response;

import org.joinedup.response.PatientView.Fragment;

import java.util.ArrayList;
import java.util.List;

/** Reads the {@code **emphasis**} in the fixed words of an instrument. */
final class Emphasis {
    private static final String MARK = "**";

    private Emphasis() {}

    static List<Fragment> read(String words) {
        List<Fragment> fragments = new ArrayList<>();
        int from = 0;
        while (from < words.length()) {
            int opening = words.indexOf(MARK, from);
            int closing = opening < 0 ? -1 : words.indexOf(MARK, opening + MARK.length());
            if (closing < 0) {
                fragments.add(new Fragment(words.substring(from), false));
                return fragments;
            }
            if (opening > from) {
                fragments.add(new Fragment(words.substring(from, opening), false));
            }
            fragments.add(new Fragment(words.substring(opening + MARK.length(), closing), true));
            from = closing + MARK.length();
        }
        return fragments;
    }
}

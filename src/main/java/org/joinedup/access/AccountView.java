package org.joinedup.access;

import java.util.List;

/** What the templates of the pages about accounts are given. */
public final class AccountView {
    private AccountView() {}

    /**
     * @param errorField id of the input that the message is about, or empty
     * @param error key of the message, or empty
     */
    public record Password(
            boolean administrator,
            boolean external,
            boolean changed,
            String errorField,
            String error) {}

    /** A line of the list. */
    public record Line(
            String id, String username, String displayName, String role, boolean disabled) {}

    /**
     * @param external through an OpenID provider, which keeps name, role and password
     * @param organisation code of it, or empty
     */
    public record User(
            String id,
            String username,
            String displayName,
            String role,
            String organisation,
            boolean disabled,
            boolean external) {}

    /**
     * A form about one account.
     *
     * @param roles codes of those that can be chosen
     */
    public record Form(
            User user, boolean isNew, List<String> roles, String errorField, String error) {}
}

package org.joinedup.invitation;

import org.joinedup.kernel.Coded;

/** Why a person must not be asked. */
public enum Bar implements Coded {
    OPTED_OUT("opted-out", InvitationState.OPTED_OUT),
    DEAD("dead", InvitationState.WITHDRAWN);

    private final String code;
    private final InvitationState ends;

    Bar(String code, InvitationState ends) {
        this.code = code;
        this.ends = ends;
    }

    @Override
    public String code() {
        return code;
    }

    /** Where their invitations go. */
    InvitationState ends() {
        return ends;
    }
}

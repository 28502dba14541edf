/**
 * Getting people to answer: lists in, samples, sending, reminders and the response rate, and the
 * pages on which a coordinator sets a survey up and does all this. No other room may use it.
 *
 * <p>A list is read, checked and drawn from in memory; nothing of it is stored until the caller
 * sends it again with the {@code accept} of the preview, which stands for exactly what was shown.
 * So do the pages: the file goes along in a field of each ({@link
 * org.joinedup.fieldwork.ListForm}). People become invitations in {@code invitation}, which alone
 * keeps how to reach them, encrypted; here are only ids, lines, times and reasons.
 *
 * <p>Each invitation has at most one message that is due, and its step comes from the survey's
 * plan. The next one is written in the transaction that ends the one before, so that no step is
 * missed, and a unique constraint keeps any from coming twice. To send, a message is first taken
 * (committed, for a while, by one node) and then sent in a transaction that locks the person's
 * invitation and looks whether they may still be written to: an answer, an opt-out or a death comes
 * before, and is seen, or after, and waits for the provider until then ({@link
 * org.joinedup.fieldwork.SendMessage} says how long). Whether a message that was tried before has
 * left after all is asked of the provider by its reference, which is the id of the message.
 *
 * <p>What a provider tells later is put down whatever the order, and however often; a failure
 * brings the next step by another channel forward.
 */
package org.joinedup.fieldwork;

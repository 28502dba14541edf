package org.joinedup.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which scopes open an operation to machine clients: one of them is enough. Without it they may
 * read with {@link Scope#METRICS_READ}, and change nothing.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ForClients {
    Scope[] value();
}

/**
 * The PostgreSQL server cflow brings along: durable, on the loopback only, with passwords, one process per data directory.
 * {@link io.cflow.store.embedded.EmbeddedPostgres} is the door; everything else is how.
 */
@NullMarked
package io.cflow.store.embedded;

import org.jspecify.annotations.NullMarked;

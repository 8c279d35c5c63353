/** Workloads that measure the engine through its own store, journal, routes and agent beans. */
@NullMarked
package io.cflow.app.bench;

import org.jspecify.annotations.NullMarked;

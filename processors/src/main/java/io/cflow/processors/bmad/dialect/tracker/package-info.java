/** {@code sprint-status.yaml}: one file with the state of everything. */
@NullMarked
package io.cflow.processors.bmad.dialect.tracker;

import org.jspecify.annotations.NullMarked;

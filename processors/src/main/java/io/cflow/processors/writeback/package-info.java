/**
 * Brings what the engine knows back into the team's own documents, line by line and never more than that. A document is
 * a {@link io.cflow.processors.writeback.Manuscript}, what is wanted an {@link io.cflow.processors.writeback.Edit}, and
 * what comes of it a {@link io.cflow.processors.writeback.Patch}.
 */
@NullMarked
package io.cflow.processors.writeback;

import org.jspecify.annotations.NullMarked;

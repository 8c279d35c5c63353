/** What the analyst does: judges how requirements are written, finds who has a stake, drafts missing stories. */
@NullMarked
package io.cflow.agents.analyst;

import org.jspecify.annotations.NullMarked;

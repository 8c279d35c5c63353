/** What the architect does: assembles the architecture, the specifications and the integrations that are declared. */
@NullMarked
package io.cflow.agents.architect;

import org.jspecify.annotations.NullMarked;

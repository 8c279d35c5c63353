/** The developer: solutions found in the project's own documents, scaffolds, and reviews of real files. */
@NullMarked
package io.cflow.agents.dev;

import org.jspecify.annotations.NullMarked;

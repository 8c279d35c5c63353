/** {@code stories.yaml}: the breakdown of a specification. */
@NullMarked
package io.cflow.processors.bmad.dialect.breakdown;

import org.jspecify.annotations.NullMarked;

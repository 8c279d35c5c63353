/**
 * What a dialect is, and the evidence by which files are told apart. Each folder below is one dialect; none knows
 * another.
 */
@NullMarked
package io.cflow.processors.bmad.dialect;

import org.jspecify.annotations.NullMarked;

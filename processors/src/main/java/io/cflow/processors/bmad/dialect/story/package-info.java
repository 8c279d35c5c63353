/** One file for each story. */
@NullMarked
package io.cflow.processors.bmad.dialect.story;

import org.jspecify.annotations.NullMarked;

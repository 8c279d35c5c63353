/** Quality gates. */
@NullMarked
package io.cflow.processors.bmad.dialect.quality;

import org.jspecify.annotations.NullMarked;

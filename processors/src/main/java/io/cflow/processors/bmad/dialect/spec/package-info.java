/** Technical specifications. */
@NullMarked
package io.cflow.processors.bmad.dialect.spec;

import org.jspecify.annotations.NullMarked;

/** Documents that are context, not a source of items. */
@NullMarked
package io.cflow.processors.bmad.dialect.context;

import org.jspecify.annotations.NullMarked;

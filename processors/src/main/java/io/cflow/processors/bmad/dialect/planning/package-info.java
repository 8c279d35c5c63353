/** Requirements, epics and stories in planning documents. */
@NullMarked
package io.cflow.processors.bmad.dialect.planning;

import org.jspecify.annotations.NullMarked;

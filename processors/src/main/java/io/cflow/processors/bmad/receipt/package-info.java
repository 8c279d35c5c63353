/** What was done with every node of a document. */
@NullMarked
package io.cflow.processors.bmad.receipt;

import org.jspecify.annotations.NullMarked;

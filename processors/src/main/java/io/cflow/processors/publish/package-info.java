/** Documents go back to where the team reads them. */
@NullMarked
package io.cflow.processors.publish;

import org.jspecify.annotations.NullMarked;

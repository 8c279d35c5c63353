/** What differs between two versions of a plan, and whom it concerns. */
@NullMarked
package io.cflow.engine.change;

import org.jspecify.annotations.NullMarked;

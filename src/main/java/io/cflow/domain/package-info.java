/** What a plan is: immutable values, no behaviour beyond their own invariants. */
@NullMarked
package io.cflow.domain;

import org.jspecify.annotations.NullMarked;

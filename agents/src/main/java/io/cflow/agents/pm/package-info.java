/** The product manager: what the product is for, what comes first, and in which order it can come. */
@NullMarked
package io.cflow.agents.pm;

import org.jspecify.annotations.NullMarked;

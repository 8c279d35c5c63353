/** What happens next: decisions without clock, threads or input and output. */
@NullMarked
package io.cflow.engine;

import org.jspecify.annotations.NullMarked;

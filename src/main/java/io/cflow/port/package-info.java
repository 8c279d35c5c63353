/** What the kernel asks of the other rooms. Every implementation is run through the contract test of its port. */
@NullMarked
package io.cflow.port;

import org.jspecify.annotations.NullMarked;

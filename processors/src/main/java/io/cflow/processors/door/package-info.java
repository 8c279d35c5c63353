/** The REST door: what comes in is captured and checked, then stripped; what goes out is said explicitly. */
@NullMarked
package io.cflow.processors.door;

import org.jspecify.annotations.NullMarked;

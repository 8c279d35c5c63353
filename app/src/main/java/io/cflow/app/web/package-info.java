/** The server's skin: reads, the event stream, and the filters before Camel. */
@NullMarked
package io.cflow.app.web;

import org.jspecify.annotations.NullMarked;

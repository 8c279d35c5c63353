/** The application as its users meet it: over HTTP, through the inbox, and as a command. */
@NullMarked
package io.cflow.app;

import org.jspecify.annotations.NullMarked;

/** The cflow command: results on standard output, narration on standard error, an exit code a script can act on. */
@NullMarked
package io.cflow.app.cli;

import org.jspecify.annotations.NullMarked;

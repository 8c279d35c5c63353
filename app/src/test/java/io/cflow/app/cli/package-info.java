/** The commands as a person at a terminal or a script uses them. */
@NullMarked
package io.cflow.app.cli;

import org.jspecify.annotations.NullMarked;

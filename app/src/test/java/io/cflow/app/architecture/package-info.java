/** The house and its rules. The compiler is the first architect, these tests are the second. */
@NullMarked
package io.cflow.app.architecture;

import org.jspecify.annotations.NullMarked;

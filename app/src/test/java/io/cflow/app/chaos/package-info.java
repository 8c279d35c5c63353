/** The engine under faults: processes of its own, ended and stopped at the worst moments. */
@NullMarked
package io.cflow.app.chaos;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.cflow.agents.analyst;

import org.jspecify.annotations.NullMarked;

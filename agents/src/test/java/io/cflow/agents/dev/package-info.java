@NullMarked
package io.cflow.agents.dev;

import org.jspecify.annotations.NullMarked;

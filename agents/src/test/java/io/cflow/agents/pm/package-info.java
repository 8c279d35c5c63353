@NullMarked
package io.cflow.agents.pm;

import org.jspecify.annotations.NullMarked;

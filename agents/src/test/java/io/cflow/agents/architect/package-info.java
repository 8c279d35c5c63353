@NullMarked
package io.cflow.agents.architect;

import org.jspecify.annotations.NullMarked;

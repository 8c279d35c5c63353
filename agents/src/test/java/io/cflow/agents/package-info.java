@NullMarked
package io.cflow.agents;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.cflow.agents.qa;

import org.jspecify.annotations.NullMarked;

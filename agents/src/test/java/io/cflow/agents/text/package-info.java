@NullMarked
package io.cflow.agents.text;

import org.jspecify.annotations.NullMarked;

/** The test architect: test plans, real test runs and the gate that judges them. */
@NullMarked
package io.cflow.agents.qa;

import org.jspecify.annotations.NullMarked;

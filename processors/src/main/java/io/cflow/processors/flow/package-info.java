/** The beans of the flow: documents become plans, plans become tasks, outcomes are gathered. */
@NullMarked
package io.cflow.processors.flow;

import org.jspecify.annotations.NullMarked;

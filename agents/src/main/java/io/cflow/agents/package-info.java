/**
 * The team: who is in it, what each role can do, and how a task finds its worker; the pieces every method shares.
 *
 * <p>A method is a pure function of its assignment: same input, same bytes out.
 */
@NullMarked
package io.cflow.agents;

import org.jspecify.annotations.NullMarked;

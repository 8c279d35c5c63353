/** The roof: one application, its wiring, and the cflow command. Decides nothing about plans. */
@NullMarked
package io.cflow.app;

import org.jspecify.annotations.NullMarked;

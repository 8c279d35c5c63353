/** A small house in which every rule of ours is broken, so that a rule that finds nothing is found. Never run. */
package io.cflow.app.architecture.broken;

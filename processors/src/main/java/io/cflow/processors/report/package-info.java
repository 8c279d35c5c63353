/** From a plan to what a person reads: reports in markdown and JSON, and the text of {@code cflow inspect}. */
@NullMarked
package io.cflow.processors.report;

import org.jspecify.annotations.NullMarked;

/** What teams write when they look back, look ahead, or change course. */
@NullMarked
package io.cflow.processors.bmad.dialect.review;

import org.jspecify.annotations.NullMarked;

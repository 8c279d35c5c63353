@NullMarked
package io.cflow.processors.writeback;

import org.jspecify.annotations.NullMarked;

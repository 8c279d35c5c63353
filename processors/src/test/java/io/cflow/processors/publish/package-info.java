@NullMarked
package io.cflow.processors.publish;

import org.jspecify.annotations.NullMarked;

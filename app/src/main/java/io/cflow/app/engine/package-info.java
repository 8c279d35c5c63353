/** The beans behind the routes that need both the store and the rest of the house. */
@NullMarked
package io.cflow.app.engine;

import org.jspecify.annotations.NullMarked;

/** The routes in plain Camel contexts, with a hand-written stand-in for every bean and every transport. */
@NullMarked
package io.cflow.routes;

import org.jspecify.annotations.NullMarked;

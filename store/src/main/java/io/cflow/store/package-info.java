/** PostgreSQL: everything that matters is written here before it is acknowledged. The only room with SQL. */
@NullMarked
package io.cflow.store;

import org.jspecify.annotations.NullMarked;

/** Reading prose, sections and tables of documents that are already decoded; shared by the methods. */
@NullMarked
package io.cflow.agents.text;

import org.jspecify.annotations.NullMarked;

/**
 * What several replicas of one mock share, as they see it: notes, controls, documents and questions
 * to each other.
 *
 * <p>Start reading at {@link io.github.leadmock.store.SharedStore}. This package uses only the JDK
 * and depends on no other package of Leadmock; it knows no engine. {@code redis} implements it.
 */
@NullMarked
package io.github.leadmock.store;

import org.jspecify.annotations.NullMarked;

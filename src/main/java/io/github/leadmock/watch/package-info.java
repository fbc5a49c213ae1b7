/**
 * A folder of the user's that is looked at again and again ({@link
 * io.github.leadmock.watch.RepeatedLook}): what has changed in it ({@link
 * io.github.leadmock.watch.StableFolderScan}), and what is to be said about its files ({@link
 * io.github.leadmock.watch.FileProblems}). Knows neither what the files mean nor who serves them.
 */
@NullMarked
package io.github.leadmock.watch;

import org.jspecify.annotations.NullMarked;

package io.github.leadmock.cli;

import io.github.leadmock.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a recording is saved.
 *
 * @param folder the folder
 * @param option where the user named it
 */
record RecordingFolder(Path folder, String option) {

  /** Makes the folder, so that a place that cannot be written to is known beforehand. */
  void prepare() {
    try {
      Files.createDirectories(folder);
    } catch (IOException failed) {
      throw WholeFile.unwritable(folder, option, failed);
    }
  }

  /** Saves what has changed since the last time, each file as a whole. */
  void save(Recording recording) {
    for (Map.Entry<String, String> file : recording.changedFiles().entrySet()) {
      Path place = folder.resolve(file.getKey());
      try {
        WholeFile.write(place, file.getValue());
      } catch (IOException failed) {
        throw WholeFile.unwritable(place, option, failed);
      }
    }
  }
}

package io.github.leadmock.admin;

import org.jspecify.annotations.Nullable;

/** The version of the jar that contains this class. */
public final class BuildVersion {

  /** The version that the build wrote into the manifest. */
  public static final String TEXT =
      text(BuildVersion.class.getPackage().getImplementationVersion());

  private BuildVersion() {}

  private static String text(@Nullable String version) {
    return version == null ? "(not from a jar)" : version;
  }
}

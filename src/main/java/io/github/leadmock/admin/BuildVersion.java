package io.github.leadmock.admin;

import org.jspecify.annotations.Nullable;

/** The version of the jar that this class comes from. */
public final class BuildVersion {

  /** As the build wrote it. */
  public static final String TEXT =
      text(BuildVersion.class.getPackage().getImplementationVersion());

  private BuildVersion() {}

  private static String text(@Nullable String version) {
    return version == null ? "(not from a jar)" : version;
  }
}

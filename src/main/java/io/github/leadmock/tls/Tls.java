package io.github.leadmock.tls;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.UnrecoverableKeyException;
import java.util.Collections;

/**
 * A keystore with a private key and its certificate, checked to be usable for HTTPS.
 *
 * @param keystore the file
 * @param type PKCS12 or JKS
 * @param password for both the file and the key
 */
public record Tls(Path keystore, String type, String password) {

  /** Checks that nothing is missing. */
  public Tls {
    requireNonNull(keystore, "keystore is null");
    requireNonNull(type, "type is null");
    requireNonNull(password, "password is null");
  }

  /**
   * Opens a user's keystore.
   *
   * @throws UncheckedIOException if it cannot be used; the message says which and why
   */
  public static Tls of(Path keystore, String password) {
    if (!Files.isRegularFile(keystore)) {
      throw unusable(keystore, "there is no such file (--keystore)", new IOException("no file"));
    }
    try {
      KeyStore opened = KeyStore.getInstance(keystore.toFile(), password.toCharArray());
      for (String alias : Collections.list(opened.aliases())) {
        if (opened.isKeyEntry(alias)) {
          opened.getKey(alias, password.toCharArray());
          return new Tls(keystore, opened.getType(), password);
        }
      }
      throw unusable(
          keystore,
          "it holds no private key; expected a key with its certificate",
          new IOException("no key"));
    } catch (KeyStoreException foreign) {
      throw unusable(keystore, "it is not a keystore; expected PKCS12 or JKS", foreign);
    } catch (UnrecoverableKeyException closed) {
      throw unusable(
          keystore, "its key and the file have different passwords; expected the same", closed);
    } catch (IOException | GeneralSecurityException closed) {
      throw unusable(
          keystore,
          closed.getCause() instanceof UnrecoverableKeyException
              ? "the password is wrong (--keystore-password, or LEADMOCK_KEYSTORE_PASSWORD in the environment)"
              : "it cannot be read",
          closed);
    }
  }

  private static UncheckedIOException unusable(Path keystore, String why, Exception cause) {
    return new UncheckedIOException(
        "cannot use the keystore '%s': %s".formatted(keystore, why), new IOException(cause));
  }

  /** Omits the password. */
  @Override
  public String toString() {
    return "Tls[%s, %s]".formatted(keystore, type);
  }
}

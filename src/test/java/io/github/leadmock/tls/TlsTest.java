package io.github.leadmock.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

  @TempDir private Path dir;

  @Test
  void takesAKeystoreWithAKey() throws IOException {
    Path keystore = dir.resolve("mine.p12");
    Keytool.ofThisJava().makeCertificate(keystore, "mine", "s3cret");

    Tls tls = Tls.of(keystore, "s3cret");

    assertThat(tls.type()).isEqualToIgnoringCase("PKCS12");
    assertThat(tls.toString()).doesNotContain("s3cret");
    refuses(
        keystore,
        "guess",
        "the password is wrong (--keystore-password, or LEADMOCK_KEYSTORE_PASSWORD in the environment)");
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException, GeneralSecurityException {
    refuses(dir.resolve("nowhere.p12"), "x", "there is no such file (--keystore)");
    refuses(
        Files.writeString(dir.resolve("text.p12"), "no keystore"),
        "x",
        "it is not a keystore; expected PKCS12 or JKS");
    KeyStore empty = KeyStore.getInstance("PKCS12");
    empty.load(null, null);
    try (OutputStream file = Files.newOutputStream(dir.resolve("empty.p12"))) {
      empty.store(file, "s3cret".toCharArray());
    }
    refuses(
        dir.resolve("empty.p12"),
        "s3cret",
        "it holds no private key; expected a key with its certificate");
  }

  @Test
  void refusesAPortThatCannotBe() {
    Tls tls = new Tls(dir, "PKCS12", "x");
    assertThatThrownBy(() -> new Https(65_536, tls))
        .hasMessage("the https port is 65536; expected 0 to 65535");
  }

  private static void refuses(Path keystore, String password, String why) {
    assertThatThrownBy(() -> Tls.of(keystore, password))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("cannot use the keystore '%s': %s", keystore, why);
  }
}

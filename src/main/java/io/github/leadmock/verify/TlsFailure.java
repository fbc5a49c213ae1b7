package io.github.leadmock.verify;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Why no TLS connection to a server could be made, in words. Stateless. */
public final class TlsFailure {

  private TlsFailure() {}

  /**
   * A few words; empty if TLS is not the reason.
   *
   * @param options the command-line options that make a certificate trusted, as the end of a
   *     sentence
   */
  public static Optional<String> words(Throwable why, String options) {
    Optional<SSLException> tls = find(why, SSLException.class);
    if (tls.isEmpty()) {
      return Optional.empty();
    }
    String said = said(tls.get());
    if (said.startsWith("Unsupported or unrecognized SSL message")) {
      return Optional.of("it does not speak TLS at this port; try http://");
    }
    if (find(why, CertificateExpiredException.class).isPresent()) {
      return Optional.of("its certificate has expired" + options);
    }
    if (find(why, CertificateNotYetValidException.class).isPresent()) {
      return Optional.of("its certificate is not valid yet" + options);
    }
    if (find(why, SSLPeerUnverifiedException.class).isPresent()
        || find(why, CertificateException.class)
            .filter(named -> said(named).startsWith("No "))
            .isPresent()) {
      return Optional.of("its certificate is for another host name" + options);
    }
    if (find(why, CertificateException.class).isPresent()
        || find(why, CertPathValidatorException.class).isPresent()) {
      return Optional.of(
          "its certificate is not trusted: no authority that Java knows has signed it" + options);
    }
    return Optional.of("no TLS connection with it is possible (%s)".formatted(said));
  }

  private static <T extends Throwable> Optional<T> find(Throwable why, Class<T> type) {
    return Stream.<Throwable>iterate(why, cause -> cause != null, Throwable::getCause)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  private static String said(Throwable cause) {
    @Nullable String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message.replaceAll("\\s+", " ");
  }
}

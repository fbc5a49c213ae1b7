package io.github.leadmock.world;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;

/**
 * A visitor's location, as the chat's analytics report it.
 *
 * @param city the city
 * @param country the two-letter country code
 * @param latitude degrees north
 * @param longitude degrees east
 * @param region the state, province or similar
 * @param timezone the IANA time zone
 */
public record Location(
    String city,
    String country,
    BigDecimal latitude,
    BigDecimal longitude,
    String region,
    String timezone) {

  static final List<Location> ALL =
      List.of(
          place("New York", "US", "40.71", "-74.01", "New York", "America/New_York"),
          place("Austin", "US", "30.27", "-97.74", "Texas", "America/Chicago"),
          place("Toronto", "CA", "43.65", "-79.38", "Ontario", "America/Toronto"),
          place("London", "GB", "51.51", "-0.13", "England", "Europe/London"),
          place("Berlin", "DE", "52.52", "13.40", "Berlin", "Europe/Berlin"),
          place("Lyon", "FR", "45.76", "4.84", "Auvergne-Rhône-Alpes", "Europe/Paris"),
          place("Madrid", "ES", "40.42", "-3.70", "Madrid", "Europe/Madrid"),
          place("Karachi", "PK", "24.86", "67.01", "Sindh", "Asia/Karachi"),
          place("Bengaluru", "IN", "12.97", "77.59", "Karnataka", "Asia/Kolkata"),
          place("Dubai", "AE", "25.20", "55.27", "Dubai", "Asia/Dubai"),
          place("Lagos", "NG", "6.52", "3.38", "Lagos", "Africa/Lagos"),
          place("São Paulo", "BR", "-23.55", "-46.63", "São Paulo", "America/Sao_Paulo"),
          place("Sydney", "AU", "-33.87", "151.21", "New South Wales", "Australia/Sydney"));

  /** Checks that nothing is missing. */
  public Location {
    requireNonNull(city, "city is null");
    requireNonNull(country, "country is null");
    requireNonNull(latitude, "latitude is null");
    requireNonNull(longitude, "longitude is null");
    requireNonNull(region, "region is null");
    requireNonNull(timezone, "timezone is null");
  }

  private static Location place(
      String city,
      String country,
      String latitude,
      String longitude,
      String region,
      String timezone) {
    return new Location(
        city, country, new BigDecimal(latitude), new BigDecimal(longitude), region, timezone);
  }
}

package io.github.leadmock.verify;

import io.github.leadmock.vendor.VendorApi;

/**
 * An API's rules about response bodies.
 *
 * @param json the rule that requires JSON
 * @param jsonOfErrors the same for errors, which a vendor may document separately
 * @param uniqueNames the rule that no object has two members of the same name
 * @param emptyErrors whether an error may lack a body
 */
record BodyRules(String json, String jsonOfErrors, String uniqueNames, boolean emptyErrors) {

  static BodyRules of(String api) {
    return switch (VendorApi.of(api)) {
      // JSON is documented for every response.
      case METROLEADS -> new BodyRules("ML-ER-01", "ML-ER-01", "ML-ER-08", false);
      // JSON is documented only for successes.
      case LIVEFORCE -> new BodyRules("LF-ER-01", "LF-ER-09", "LF-ER-10", true);
    };
  }
}

package io.github.leadmock.world;

/**
 * The numbers that identify a lead.
 *
 * @param group the generated company's number, or {@link #NAMED}, {@link #DOCUMENTED} or {@link
 *     #DATA}
 * @param lead the lead's number in that group
 */
record LeadRef(int group, long lead) {

  /** Events that fill the gaps of a lead that a user describes. */
  static final int DATA_GAPS = (1 << IdCodec.GROUP_BITS) - 4;

  static final int DATA = (1 << IdCodec.GROUP_BITS) - 3;
  static final int NAMED = (1 << IdCodec.GROUP_BITS) - 2;
  static final int DOCUMENTED = (1 << IdCodec.GROUP_BITS) - 1;
}

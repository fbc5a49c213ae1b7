package io.github.leadmock.world;

/**
 * The numbers that identify a lead.
 *
 * @param group the generated company's number, or {@link #NAMED} or {@link #DOCUMENTED}
 * @param lead the lead's number in that group
 */
record LeadRef(int group, long lead) {

  static final int NAMED = (1 << IdCodec.GROUP_BITS) - 2;
  static final int DOCUMENTED = (1 << IdCodec.GROUP_BITS) - 1;
}

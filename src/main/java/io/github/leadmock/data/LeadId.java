package io.github.leadmock.data;

import io.github.leadmock.world.LeadData;
import java.util.UUID;

/**
 * Names a lead of MetroLeads.
 *
 * @param company the company's id
 * @param lead the lead's id
 */
record LeadId(UUID company, UUID lead) {

  static LeadId of(LeadData lead) {
    return new LeadId(lead.company(), lead.lead());
  }

  /** For messages. */
  @Override
  public String toString() {
    return "lead %s of company %s".formatted(lead, company);
  }
}

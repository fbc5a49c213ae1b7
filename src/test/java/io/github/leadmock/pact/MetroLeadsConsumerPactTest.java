package io.github.leadmock.pact;

import au.com.dius.pact.consumer.junit5.PactConsumerTest;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.consumer.model.MockServerImplementation;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.annotations.PactDirectory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a consumer needs of MetroLeads; writes its pact. */
// There is no newer way to choose a server that needs only the JDK, and only newer compilers report
// this one.
@SuppressWarnings("deprecation")
@ExtendWith(CommittedPact.class)
@PactConsumerTest
@PactTestFor(
    providerName = Wire.METROLEADS,
    pactVersion = PactSpecVersion.V3,
    mockServerImplementation = MockServerImplementation.JavaHttpServer)
@PactDirectory("target/pacts/metroleads")
class MetroLeadsConsumerPactTest
    implements ListEventsPact,
        ListCommentsPact,
        AddNotePact,
        UpdateNotePact,
        RemoveNotePact,
        IssueTokenPact {}

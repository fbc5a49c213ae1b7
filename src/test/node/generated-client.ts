// Calls every operation with clients that openapi-generator has made beside it; see generated.test.mjs.
import * as liveforce from './liveforce/index.js';
import * as metroleads from './metroleads/index.js';

const base = process.env['LEADMOCK_BASE_URL'] ?? '';
const headers = {
  Authorization: 'Basic ' + Buffer.from('you@example.com:secret').toString('base64'),
};
const configuration = new metroleads.Configuration({ basePath: base, headers });
const events = new metroleads.EventsApi(configuration);
const notes = new metroleads.NotesApi(configuration);
const lead = {
  companyUuid: 'c0ffee00-1ead-4000-8000-000000000000',
  leadUuid: 'c0ffee00-1ead-4000-8000-000000000004',
};

function check(right: boolean, what: string): void {
  if (!right) throw new Error(what);
}

async function refused(status: number, attempt: Promise<unknown>): Promise<void> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  check(
    error instanceof metroleads.ResponseError && error.response.status === status,
    `expected ${status}, got ${error}`,
  );
}

const page = await events.listEvents({ ...lead, start: 0, size: 20 });
check(page.count === 21 && page.events.length === 20, 'a page of events');
check(page.events.every((event) => event.data.message !== undefined), 'every event has its message');
check(
  page.events.some((event) => event.type === 'sms' && event.data.phone !== undefined),
  'an SMS has its phone',
);
const commented = page.events.find((event) => (event.data.commentCount ?? 0) > 0);
if (commented?.data.eventId === undefined) throw new Error('no event with comments');
const comments = await events.listComments({
  ...lead,
  eventType: commented.type,
  eventUuid: commented.data.eventId,
});
check(comments.subEvents.length === comments.totalCount, 'comments');

const added = await notes.addNote({ ...lead, noteText: { message: '5% off' } });
const note = { ...lead, noteOrEventUuid: added.data.eventId };
const updated = await notes.updateNote({ ...note, noteText: { message: '6% off' } });
check(updated.data.message === '6% off', 'its new text');
await notes.removeNote(note);
const token = await new metroleads.AuthenticationApi(configuration).issueToken({
  username: 'you@example.com',
  password: 'secret',
});
check(token.length > 0, 'a token');
await refused(404, notes.removeNote(note));
await refused(
  401,
  new metroleads.EventsApi(new metroleads.Configuration({ basePath: base })).listEvents(lead),
);

const leads = new liveforce.LeadsApi(
  new liveforce.Configuration({ basePath: base + '/api/v1', headers }),
);
for (const leadId of ['1', '2', '3']) {
  check((await leads.leadSummary({ leadId })).data.id === leadId, `the summary of lead ${leadId}`);
}
console.log('all calls as generated');

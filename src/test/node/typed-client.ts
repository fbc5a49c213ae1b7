// A client that only compiles with types as the documents say. types.test.mjs makes them beside it.
import createClient from 'openapi-fetch';
import type { paths as LiveForce } from './liveforce.js';
import type { components, paths as MetroLeads } from './metroleads.js';

type Event = components['schemas']['Event'];

const base = process.env['LEADMOCK_BASE_URL'] ?? '';
const headers = {
  Authorization: 'Basic ' + Buffer.from('you@example.com:secret').toString('base64'),
};
const metroleads = createClient<MetroLeads>({ baseUrl: base, headers });
const liveforce = createClient<LiveForce>({ baseUrl: base + '/api/v1', headers });

const lead = {
  company_uuid: 'c0ffee00-1ead-4000-8000-000000000000',
  lead_uuid: 'c0ffee00-1ead-4000-8000-000000000004',
};
let calls = 0;

function taken<T>(answer: { data?: T; error?: unknown }): T {
  calls++;
  if (answer.data === undefined) throw new Error(JSON.stringify(answer.error));
  return answer.data;
}

function refused(answer: { error?: { message?: string }; response: Response }, status: number): void {
  calls++;
  if (answer.response.status !== status || typeof answer.error?.message !== 'string') {
    throw new Error(`expected ${status}, got ${answer.response.status} ${JSON.stringify(answer.error)}`);
  }
}

function text(event: Event): string | null | undefined {
  return event.data.message;
}

const page = taken(
  await metroleads.GET('/companies/{company_uuid}/leads/{lead_uuid}/events', {
    params: { path: lead, query: { start: 0, size: 20 } },
  }),
);
const commented = page.events.find((event) => (event.data.comment_count ?? 0) > 0);
if (commented === undefined || text(commented) === undefined) throw new Error('no event with comments');
const comments = taken(
  await metroleads.GET(
    '/companies/{company_uuid}/leads/{lead_uuid}/events/{event_type}/{event_uuid}/comments',
    {
      params: {
        path: { ...lead, event_type: commented.type, event_uuid: String(commented.data.event_id) },
      },
    },
  ),
);
if (comments.sub_events.length !== comments.total_count) throw new Error('comments are missing');

const added = taken(
  await metroleads.POST('/companies/{company_uuid}/leads/{lead_uuid}/note', {
    params: { path: lead },
    body: { message: 'He said "hi"' },
  }),
);
const note = { ...lead, note_or_event_uuid: added.data.event_id };
const updated = taken(
  await metroleads.POST('/companies/{company_uuid}/leads/{lead_uuid}/note/{note_or_event_uuid}', {
    params: { path: note },
    body: { message: 'He said more' },
  }),
);
if (updated.data.message !== 'He said more') throw new Error('not updated');
taken(
  await metroleads.POST('/companies/{company_uuid}/leads/{lead_uuid}/note/{note_or_event_uuid}/remove', {
    params: { path: note },
  }),
);
taken(
  await metroleads.GET('/auth/issue_token', {
    params: { query: { username: 'you@example.com', password: 'secret' } },
  }),
);
refused(
  await metroleads.GET('/companies/{company_uuid}/leads/{lead_uuid}/events', {
    params: { path: { ...lead, lead_uuid: '00000000-0000-4000-8000-000000000000' } },
  }),
  404,
);
refused(
  await metroleads.GET('/companies/{company_uuid}/leads/{lead_uuid}/events', {
    params: { path: lead },
    headers: { Authorization: '' },
  }),
  401,
);

const summary = taken(await liveforce.GET('/leads/summary/{lead_id}', { params: { path: { lead_id: '3' } } }));
if (summary.data.id !== '3') throw new Error('another lead');
refused(await liveforce.GET('/leads/summary/{lead_id}', { params: { path: { lead_id: '999999999' } } }), 404);

console.log(`${calls} calls as typed`);

/** An operation of one of the two APIs. */
export type Operation =
  | 'metroleads/list-events'
  | 'metroleads/list-comments'
  | 'metroleads/add-note'
  | 'metroleads/update-note'
  | 'metroleads/remove-note'
  | 'metroleads/issue-token'
  | 'liveforce/lead-summary';

/** How a connection breaks: reset, closed without a byte, or closed after half of the body. */
export type Fault = 'reset' | 'empty' | 'truncated';

/** How a mock is started: the options of `leadmock serve`, `strictWire` for `--strict-wire`. */
export interface StartOptions {
  /** 0, the default, for a free one. */
  port?: number;
  /** The same seed gives the same data. */
  seed?: number;
  leads?: number;
  /** Stops the clock at a time such as 2017-02-23T10:21:08Z. */
  clock?: string;
  auth?: 'required' | 'issued' | 'off';
  credential?: string[];
  isolate?: 'none' | 'user';
  /** A folder with stub mappings of your own. */
  stubs?: string;
  /** Such as 800ms or 200ms..900ms. */
  latency?: string;
  /** Such as 10%:500,503. */
  errors?: string;
  faults?: string;
  rateLimit?: string;
  strictWire?: boolean;
  /**
   * Has to be sent with admin calls; those of this package send it. Default: that of `--admin-token` in `args`, else of
   * LEADMOCK_ADMIN_TOKEN. One that only leadmock.yaml has is to be given here as well.
   */
  adminToken?: string;
  /** Any other options of `leadmock serve`, as on the command line. */
  args?: string[];
  /** The folder where leadmock.yaml is looked for and relative paths start; it has to exist. Default: that of this process. */
  cwd?: string;
  /** How long the start may take, in milliseconds. Default: 30,000. */
  timeoutMs?: number;
  /**
   * Gets each line that the mock writes to standard error, such as a stub or data file that it cannot use, and one if it
   * ends with an error by itself. Default: console.error. `false` drops them. A start that fails has them in its error.
   */
  log?: ((line: string) => void) | false;
}

/** A request as the mock's log has it. */
export interface LoggedRequest {
  id: string;
  seq: number;
  time: string;
  api: 'metroleads' | 'liveforce' | null;
  operation: Operation | null;
  /** The stub mapping of yours that answered, by its name or id. */
  stub: string | null;
  session: string | null;
  /** The program that sent it, from its User-Agent, such as curl/8.5.0. */
  client: string | null;
  method: string;
  /** Path and query. */
  url: string;
  status: number;
  /** Why the response is what it is; none for a success. */
  cause: 'none' | 'natural' | 'forced' | 'chaos' | 'stub' | 'store';
  /** The replica that answered, with --store. */
  replica?: string;
  /** The rules behind the response, such as ML-EV-03. */
  rules: string[];
  /** What to send instead. */
  hint: string | null;
  /** What the request changed, such as "added note" with its id. */
  change: string | null;
  fault: string | null;
  durationMillis: number;
  delayMillis: number;
  waitedMillis: number;
  console: boolean;
}

export interface LoggedMessage {
  headers: { name: string; value: string }[];
  /** At most its first 65,536 bytes. */
  body: string;
  bodyTruncated: boolean;
}

/** A request with both messages and, when it was refused, with what to send instead. */
export interface RequestDetails extends LoggedRequest {
  request: LoggedMessage & { method: string; url: string };
  response: LoggedMessage & { status: number };
  explanation: { field: string; hint: string; rules: string[]; corrected: unknown } | null;
}

/** What was seen of one rule for clients. */
export interface Verdict {
  /** Such as CL-BO-01; docs/scorecard.md lists them. */
  id: string;
  topic: string;
  text: string;
  status: 'documented' | 'inferred' | 'assumed';
  source: string;
  outcome: 'kept' | 'broken' | 'not seen';
  timesBroken: number;
  timesKept: number;
  /** What the mock has to see before it says broken. */
  seen: string;
  /** What to do when it is broken. */
  advice: string;
  /** What else may look like this. */
  causes: string | null;
  evidence: { what: string; requests: { id: string; time: string; method: string; url: string; status: number; lost: boolean }[] }[];
}

/** How the app treated the two APIs. */
export interface Scorecard {
  session: string | null;
  requests: number;
  /** How many requests came too fast to be judged. */
  missed: number;
  summary: { kept: number; broken: number; notSeen: number };
  verdicts: Verdict[];
  sessions: { name: string | null; requests: number; broken: string[] }[];
}

/** Which requests to list. */
export interface RequestFilter {
  operation?: Operation;
  /** Such as 404 or '4xx'. */
  status?: number | string;
  /** A text that they show. */
  q?: string;
  /** Only those with a greater `seq`. */
  after?: number;
  /** At most so many, the latest. Default and most: 500. */
  limit?: number;
}

/** A running mock. */
export interface Mock {
  /** Where both APIs are: put it in place of the vendor's scheme and host. */
  readonly baseUrl: string;
  readonly port: number;
  /**
   * Makes the next calls of an operation fail: with a status that its vendor documents, or with a
   * broken connection. Returns an id.
   */
  failNext(
    operation: Operation,
    failure: number | Fault,
    /** `after` calls that get through first (0), `times` that fail then (1; null for all that follow). */
    options?: { after?: number; times?: number | null; delayMillis?: number },
  ): Promise<string>;
  /** The requests to the mock, the oldest first. */
  requests(filter?: RequestFilter): Promise<LoggedRequest[]>;
  /** One of them with its messages. */
  request(id: string): Promise<RequestDetails>;
  /** How the app treated the two APIs so far: in one session, or with the requests that name none. */
  scorecard(options?: { session?: string }): Promise<Scorecard>;
  /** The switches: latency, errors, faults, rateLimit, clock. With an argument, changes them. */
  controls(change?: Record<string, unknown>): Promise<Record<string, unknown>>;
  /** Brings the data back to how they were at the start; switches, stubs and log stay. */
  reset(): Promise<void>;
  /** Brings everything back to how it was at the start. */
  resetAll(): Promise<void>;
  /** Ends the mock; a second time does no harm. */
  stop(): Promise<void>;
}

/**
 * Starts a mock; it answers when the promise resolves. It ends with this process or worker at the latest, even if
 * that is killed.
 *
 * @throws JavaMissing when there is no Java 17 or newer; its message says how to get one
 */
export function start(options?: StartOptions): Promise<Mock>;

/** There is no Java that could run the mock. */
export class JavaMissing extends Error {}

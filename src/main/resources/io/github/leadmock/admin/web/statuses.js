// What each vendor documents, and so what an operation can be made to answer.
import { REASONS } from "./parts.js";

const DOCUMENTED = {
  metroleads: [400, 401, 402, 404, 405, 429, 500, 502, 503, 504],
  liveforce: [400, 401, 402, 403, 404, 412, 429, 500, 502, 503, 504],
};

/** Of one API, or of both when none is named. */
export function statusesOf(api) {
  return DOCUMENTED[api] ?? [...new Set(Object.values(DOCUMENTED).flat())].sort((a, b) => a - b);
}

export const named = (status) => `${status} ${REASONS[status] ?? ""}`.trim();

export const FAULTS = [["reset", "connection reset"], ["empty", "no answer"], ["truncated", "answer broken off"]];

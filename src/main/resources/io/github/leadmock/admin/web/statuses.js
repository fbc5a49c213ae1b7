// What each vendor documents, and so what an operation can be made to answer.
import { REASONS } from "./parts.js";
import { shared } from "./shared.js";

/** The errors that one API documents, or any of them when none is named. */
export function statusesOf(api) {
  const documents = api ? [shared.documents[api]] : Object.values(shared.documents);
  const statuses = documents.flatMap(({ components }) => Object.keys(components.responses).map(Number));
  return [...new Set(statuses)].sort((a, b) => a - b);
}

export const named = (status) => `${status} ${REASONS[status] ?? ""}`.trim();

export const FAULTS = [["reset", "connection reset"], ["empty", "empty response"], ["truncated", "response truncated"]];

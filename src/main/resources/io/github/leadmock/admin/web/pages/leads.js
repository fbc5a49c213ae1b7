// Leads: a list of them, or the one that the address names.
import { openList } from "./lead-list.js";
import { openSummary } from "./summary.js";
import { openTimeline } from "./timeline.js";

/** #/leads, #/leads/liveforce/ID, #/leads/COMPANY/LEAD */
export function open(route, paint) {
  let page = pick(route, paint);
  return {
    title: () => page.title(),
    view: () => page.view(),
    escape: () => page.escape?.(),
    go: (next) => {
      page = pick(next, paint);
      window.scrollTo(0, 0);
      document.getElementById("content").focus({ preventScroll: true });
    },
  };
}

function pick({ parts, query }, paint) {
  if (parts.length < 2) {
    return openList(query, paint);
  }
  return parts[0] === "liveforce" ? openSummary(parts[1], paint) : openTimeline(parts[0], parts[1], query, paint);
}

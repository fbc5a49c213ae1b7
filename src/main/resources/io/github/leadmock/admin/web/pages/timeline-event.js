// One event of a timeline. All texts are the users' own: they go in as text, never as markup.
import { count, html, nothing, when } from "../parts.js";

const TYPES = { note: "Note", sms: "SMS" };

/** The id of the button that opens the editor of a note. */
export const editButton = (id) => `edit-${id}`;

export function eventItem(event, state, acts) {
  const { data, type } = event;
  const author = data.created_by_entity?.name ?? "Unknown author";
  const open = state.comments.get(data.event_id);
  return html`<article class="event ${type === "sms" && !event.inbound ? "sent" : ""}">
    <span class="avatar" aria-hidden="true">${initials(author)}</span>
    <div class="body">
      <header><strong dir="auto">${author}</strong> <span class="tag">${TYPES[type] ?? type}</span>
        ${data.phone ? html`<span class="soft">${event.inbound ? "from" : "to"} ${data.phone}</span>` : nothing}
        <span class="soft">${when(data.event_time)}</span></header>
      ${state.editing === data.event_id ? editor(data, state, acts) : html`<p class="text" dir="auto" tabindex=${data.message.length > 1500 ? 0 : nothing}>${data.message}</p>`}
      <footer class="row">
        ${data.comment_count > 0
          ? html`<button type="button" class="quiet" aria-expanded=${open ? "true" : "false"} @click=${() => acts.comments(event)}>${count(data.comment_count, "comment")}</button>`
          : nothing}
        ${type === "note" && state.editing !== data.event_id
          ? html`<button type="button" class="quiet" id=${editButton(data.event_id)} @click=${() => acts.edit(data.event_id)}>Edit</button>
              <button type="button" class="quiet danger" @click=${() => acts.remove(data.event_id)}>Remove</button>`
          : nothing}
      </footer>
      ${open ? comments(open) : nothing}
    </div>
  </article>`;
}

function editor(data, state, acts) {
  const save = (event) => {
    event.preventDefault();
    acts.save(data.event_id, new FormData(event.target).get("message"));
  };
  return html`<form class="composer" novalidate @submit=${save}>
    <label for="edited">Edit the note</label>
    <textarea id="edited" name="message" rows="3" dir="auto" .value=${data.message}></textarea>
    <span class="row"><button class="primary">Save</button><button type="button" @click=${() => acts.edit(null)}>Cancel</button>
      <span class="blank" role="status">${state.blank === data.event_id ? "Enter a text: the vendor refuses empty notes." : ""}</span></span>
  </form>`;
}

const comments = (list) => html`<ol class="comments" tabindex="0" aria-label="Comments">
  ${list.map(
    ({ data }) => html`<li><header><strong dir="auto">${data.created_by_entity?.name ?? "Unknown author"}</strong> <span class="soft">${when(data.event_time)}</span></header>
      <p class="text" dir="auto">${data.comment}</p></li>`,
  )}
</ol>`;

const initials = (name) =>
  name.split(/\s+/).filter(Boolean).slice(0, 2).map((word) => [...word][0]).join("").toUpperCase();

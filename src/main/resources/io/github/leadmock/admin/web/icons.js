// Small drawings for buttons. They are hidden from screen readers: the button says what it does.
import { html, svg } from "./lib/lit-html.js";

const icon = (shapes) => html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${shapes}</svg>`;

export const SUN = icon(svg`<circle cx="8" cy="8" r="2.75"/><path d="M8 1.5v1.25M8 13.25v1.25M1.5 8h1.25M13.25 8h1.25M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9"/>`);
export const MOON = icon(svg`<path d="M13.5 9.6A5.75 5.75 0 0 1 6.4 2.5a5.75 5.75 0 1 0 7.1 7.1z"/>`);
export const KEYS = icon(svg`<rect x="1.5" y="3.75" width="13" height="8.5" rx="1.5"/><path d="M4 6.5h.01M6.67 6.5h.01M9.33 6.5h.01M12 6.5h.01M5 9.5h6"/>`);
export const COPY = icon(svg`<rect x="5.5" y="5.5" width="8" height="8" rx="1.5"/><path d="M10.5 5.5V4A1.5 1.5 0 0 0 9 2.5H4A1.5 1.5 0 0 0 2.5 4v5A1.5 1.5 0 0 0 4 10.5h1.5"/>`);
export const CLOSE = icon(svg`<path d="M4 4l8 8M12 4l-8 8"/>`);
export const CHEVRON = icon(svg`<path d="M6 3.5L10.5 8 6 12.5"/>`);
export const LINK = icon(svg`<path d="M6.75 9.25l2.5-2.5M7 4.5l1.5-1.5a3 3 0 0 1 4.5 4.5L11.5 9M9 11.5L7.5 13A3 3 0 0 1 3 8.5L4.5 7"/>`);
export const PLAY = icon(svg`<path d="M4.5 2.75v10.5L13 8z"/>`);
export const PAUSE = icon(svg`<path d="M5.25 3v10M10.75 3v10"/>`);
export const REPLAY = icon(svg`<path d="M13 8a5 5 0 1 1-1.6-3.7M13 2.5v2.75h-2.75"/>`);
export const TRASH = icon(svg`<path d="M2.75 4.25h10.5M6 4.25V2.75h4v1.5M4 4.25l.6 9h6.8l.6-9"/>`);

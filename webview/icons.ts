import { html, type TemplateResult } from 'lit-html';

/** Paths on a 16 × 16 grid, drawn as 1.2 px lines. */
const paths = {
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  run: 'M4.5 2.8v10.4l8.5-5.2z',
  more: 'M3 8h.01M8 8h.01M13 8h.01',
  up: 'M8 13V3M3.5 7.5 8 3l4.5 4.5',
  down: 'M8 3v10M3.5 8.5 8 13l4.5-4.5',
} as const;

export type Icon = keyof typeof paths;

export function icon(name: Icon): TemplateResult {
  return html`<svg class="icon ${name}" viewBox="0 0 16 16" aria-hidden="true">
    <path d=${paths[name]} />
  </svg>`;
}

export function iconHtml(name: Icon): string {
  return `<svg class="icon ${name}" viewBox="0 0 16 16" aria-hidden="true"><path d="${paths[name]}"/></svg>`;
}

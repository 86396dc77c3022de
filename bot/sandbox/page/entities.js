/**
 * A text with its entities. All of the text is shown whatever the entities say: those out of range are cropped, and
 * of two that cross the second is cut where the first ends. Offsets count UTF-16 units, as JavaScript's strings do.
 */

import { fragment, list, record, words } from "./elements.js";
import { BLOCKS, mark } from "./marks.js";

const MOST = 400;

/**
 * @param {unknown} text @param {unknown} entities MessageEntity objects
 * @param {object} scope the context of the message
 * @returns {DocumentFragment}
 */
export function renderEntities(text, entities, scope) {
  const whole = words(text);
  const walk = { whole, scope, afterBlock: false };
  return fragment(inside(nested(whole, entities), walk));
}

/** The spans of text that an entity of a kind covers. @returns {[number, number][]} */
export function spansOf(text, entities, type) {
  return tidy(words(text), entities)
    .filter((span) => span.entity.type === type)
    .map(({ start, end }) => [start, end]);
}

function tidy(text, entities) {
  const spans = [];
  for (const entity of list(entities).slice(0, MOST).map(record)) {
    if (!Number.isInteger(entity.offset) || !Number.isInteger(entity.length)) continue;
    const start = whole(text, Math.max(entity.offset, 0), -1);
    const end = whole(text, Math.min(entity.offset + entity.length, text.length), 1);
    if (start < end) spans.push({ entity, start, end, inner: [] });
  }
  return spans.sort(outerFirst);
}

/** A place next to `at` that does not part a surrogate pair. */
function whole(text, at, step) {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(at - 1, 0), at + 1)) ? at + step : at;
}

function outerFirst(one, other) {
  const block = (span) => Number(BLOCKS.has(span.entity.type));
  return one.start - other.start || other.end - one.end || block(other) - block(one);
}

function nested(text, entities) {
  const root = { entity: null, start: 0, end: text.length, inner: [] };
  const open = [root];
  const waiting = tidy(text, entities);
  while (waiting.length) {
    const span = waiting.shift();
    while (open.at(-1).end <= span.start) open.pop();
    const outer = open.at(-1);
    if (span.end > outer.end) {
      waiting.push({ ...span, start: outer.end, inner: [] });
      waiting.sort(outerFirst);
      span.end = outer.end;
    }
    outer.inner.push(span);
    open.push(span);
  }
  return root;
}

function inside(span, walk) {
  const nodes = [];
  let at = span.start;
  for (const inner of span.inner) {
    nodes.push(plain(at, inner.start, walk), shown(inner, walk));
    at = inner.end;
  }
  nodes.push(plain(at, span.end, walk));
  return nodes;
}

function shown(span, walk) {
  const isBlock = BLOCKS.has(span.entity.type);
  if (isBlock) walk.afterBlock = false;
  const inner = inside(span, walk);
  const given = { ...span.entity, plain: walk.whole.slice(span.start, span.end) };
  if (isBlock) walk.afterBlock = true;
  return mark(span.entity.type, inner, given, walk.scope) ?? fragment(inner);
}

/** The line break after a block is the block's own end, not an empty line. */
function plain(start, end, walk) {
  if (start >= end) return null;
  const from = walk.afterBlock && walk.whole[start] === "\n" ? start + 1 : start;
  walk.afterBlock = false;
  return walk.whole.slice(from, end);
}

/** What a message holds, in UTF-16 code units, as Telegram counts. */
export const LONGEST = 4096;

/**
 * A long text in pieces that each fit into a message, cut at the end of a line or a word where there is one.
 * @param {string} text
 * @returns {string[]} which make up the text, but for pieces of nothing but space
 */
export function pieces(text) {
  const found = [];
  let rest = text;
  while (rest.length > LONGEST) {
    const end = cut(rest.slice(0, LONGEST));
    found.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...found, rest].filter((piece) => piece.trim());
}

function cut(head) {
  const line = head.lastIndexOf("\n") + 1;
  if (line > LONGEST / 2) return line;
  const word = head.lastIndexOf(" ") + 1;
  if (word > LONGEST / 2) return word;
  return /[\uD800-\uDBFF]$/.test(head) ? LONGEST - 1 : LONGEST;
}

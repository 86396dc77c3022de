// Reads a post on standard input and writes its front matter, as Hexo's own parser reads it, as JSON.
import { readFileSync } from 'node:fs';
import { parse } from 'hexo-front-matter';

const { _content, ...fields } = parse(readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(fields));

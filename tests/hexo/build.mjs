// Builds the blog in the folder that is named and writes, as JSON, what Hexo knows of its posts and what it complained of.
// node build.mjs FOLDER
import Hexo from 'hexo';

const folder = process.argv[2];
const hexo = new Hexo(folder, { silent: true });
const complaints = [];
for (const level of ['warn', 'error', 'fatal']) {
  hexo.log[level] = (...words) => complaints.push(`${level}: ${words.map(word => word?.stack ?? JSON.stringify(word)).join(' ')}`);
}
await hexo.init();
await hexo.call('generate', {});
const posts = hexo.locals.get('posts').toArray().map(post => ({
  source: post.source,
  path: post.path,
  title: post.title,
  date: post.date.format('YYYY-MM-DD HH:mm:ss'),
  tags: post.tags.toArray().map(tag => tag.name),
  categories: post.categories.toArray().map(category => category.name),
}));
process.stdout.write(JSON.stringify({ posts, complaints }));
await hexo.exit();
